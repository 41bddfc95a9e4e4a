import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/consultation/mapping.ts';
import { withDecision } from '../../../core/consultation/permissions.ts';
import { PERMISSIONS } from '../../../core/evidence/records.ts';
import {
  columnOf,
  leftOutWords,
  linesWords,
  meaningOf,
  undecidedWords,
  withColumn,
} from '../../../renderer/consultation/import-words.ts';
import { letterOf } from '../../../renderer/consultation/letters.ts';

const MAPPING: Mapping = {
  headerLine: 1,
  header: 'one',
  columns: [
    { index: 0, role: 'respondent-type', code: '', text: '', decisions: [] },
    { index: 2, role: 'open-question', code: 'Q1', text: 'Why?', decisions: [] },
  ],
  doubles: 'leave-out',
};
const run = {
  rows: 0,
  added: 3,
  doubled: 0,
  empty: 0,
  broken: 0,
  answers: 0,
  questions: [],
  told: [],
};

describe('the reading of a file, as a person changes it', () => {
  it('changes one column and leaves the others, whether or not it was named', () => {
    const named = withColumn(MAPPING, 2, { role: 'ignore' });
    expect(columnOf(named, 2)).toEqual({ index: 2, role: 'ignore', code: 'Q1', text: 'Why?', decisions: [] });
    const other = withColumn(named, 1, { role: 'consent' });
    expect(other.columns.map(({ index, role }) => [index, role])).toEqual([
      [0, 'respondent-type'],
      [1, 'consent'],
      [2, 'ignore'],
    ]);
    expect(columnOf(MAPPING, 1).role).toBe('ignore');
  });

  it('gives each value of a column one meaning: as it was read, until a person decides', () => {
    const value = { key: 'perhaps', text: 'Perhaps', count: 2, means: null };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('perhaps', 'rather not'), fc.constantFrom(...PERMISSIONS))),
        (decided) => {
          let mapping = withColumn(MAPPING, 1, { role: 'consent' });
          for (const [key, means] of decided) mapping = withDecision(mapping, 1, { value: key, means });
          const last = decided.findLast(([key]) => key === 'perhaps')?.[1];
          expect(meaningOf(mapping, 1, value)).toBe(last ?? null);
          expect(meaningOf(mapping, 1, { ...value, key: 'yes', means: 'publish' })).toBe('publish');
          expect(new Set(columnOf(mapping, 1).decisions.map((decision) => decision.value)).size).toBe(
            columnOf(mapping, 1).decisions.length,
          );
          expect(columnOf(mapping, 2).decisions).toEqual([]);
        },
      ),
    );
  });
});

describe('a file in words', () => {
  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('tells what is not taken in, and nothing where all is', () => {
    expect(leftOutWords(run)).toBe('');
    expect(leftOutWords({ ...run, doubled: 1200, broken: 2 })).toBe(
      'Not imported: 1,200 duplicates and 2 cannot be read. ',
    );
  });

  it('tells how much of what is said of publication is not decided', () => {
    const column = { column: 1, header: 'May we?', role: 'consent' as const, values: [], hiddenCount: 0 };
    const undecided = (values: number) => ({ ...column, undecided: { values, rows: 2 * values } });
    expect(undecidedWords([undecided(0)])).toBe('');
    expect(undecidedWords([undecided(1)])).toBe('1 value on publication is not decided. ');
    expect(undecidedWords([undecided(1), undecided(2)])).toBe('3 values on publication are not decided. ');
  });

  it('lists the first lines and counts the rest', () => {
    expect(linesWords([4], 1)).toBe('line 4');
    expect(linesWords([3, 4, 9, 12, 1300, 1400], 17)).toBe('lines 3, 4, 9, 12, 1,300 and 12 more');
  });
});

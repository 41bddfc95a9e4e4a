import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/consultation/mapping.ts';
import {
  columnOf,
  leftOutWords,
  linesWords,
  meaningOf,
  withColumn,
  withMeaning,
} from '../../../renderer/consultation/import-words.ts';
import { letterOf } from '../../../renderer/consultation/letters.ts';

const MAPPING: Mapping = {
  headerLine: 1,
  header: 'one',
  columns: [
    { index: 0, role: 'respondent-type', code: '', text: '' },
    { index: 2, role: 'open-question', code: 'Q1', text: 'Why?' },
  ],
  consent: { yes: ['Yes', 'y'], no: ['no'] },
  confidential: { yes: [], no: [] },
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
    expect(columnOf(named, 2)).toEqual({ index: 2, role: 'ignore', code: 'Q1', text: 'Why?' });
    const other = withColumn(named, 1, { role: 'consent' });
    expect(other.columns.map(({ index, role }) => [index, role])).toEqual([
      [0, 'respondent-type'],
      [1, 'consent'],
      [2, 'ignore'],
    ]);
    expect(columnOf(MAPPING, 1).role).toBe('ignore');
  });

  it('gives a word one meaning, however it is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('yes', ' YES ', 'No', 'maybe'), fc.constantFrom('yes', 'no'))),
        (said) => {
          let mapping = MAPPING;
          for (const [word, meaning] of said) {
            mapping = withMeaning(mapping, 'consent', word, meaning);
            expect(meaningOf(mapping, 'consent', word.toUpperCase())).toBe(meaning);
          }
          const plain = (words: readonly string[]) => words.map((word) => word.trim().toLowerCase());
          const { yes, no } = mapping.consent;
          expect(new Set([...plain(yes), ...plain(no)]).size).toBe(yes.length + no.length);
          expect(meaningOf(mapping, 'consent', 'y')).toBe('yes');
          expect(mapping.confidential).toEqual(MAPPING.confidential);
        },
      ),
    );
  });
});

describe('what a word of the file is taken for', () => {
  it.each([
    ['Yes', 'yes'],
    // As the rows themselves are read: by its first word, where it goes on.
    ['Yes, with my name', 'yes'],
    ['No thank you', 'no'],
    ['Only anonymously', null],
    ['', null],
  ])('%j: %s', (word, meaning) => {
    expect(meaningOf(MAPPING, 'consent', word)).toBe(meaning);
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

  it('lists the first lines and counts the rest', () => {
    expect(linesWords([4], 1)).toBe('line 4');
    expect(linesWords([3, 4, 9, 12, 1300, 1400], 17)).toBe('lines 3, 4, 9, 12, 1,300 and 12 more');
  });
});

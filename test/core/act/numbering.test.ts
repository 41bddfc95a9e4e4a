import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNumbered, nextNumber } from '../../../core/act/numbering.ts';
import type { Kind } from '../../../core/act/tree.ts';
import { caseCount } from '../../support/run/amount.ts';

/** The numbers of several provisions inserted one after another. */
function run(kind: Kind, prev: string | null, next: string | null, count: number): readonly string[] {
  const made: string[] = [];
  for (let at = 0; at < count; at++) made.push(nextNumber(kind, made.at(-1) ?? prev, next));
  return made;
}

/** What stands beside a new Part or Schedule, as older Acts print it (§1.1), and the new one's number. */
const AS_PRINTED: readonly (readonly [Kind, string | null, string | null, string])[] = [
  ['part', 'Part IV', null, 'Part V'],
  ['part', 'Part IV', 'Part V', 'Part IVA'],
  ['part', 'PART IVA', 'PART V', 'PART IVB'],
  ['part', 'PART IV', 'PART IVA', 'PART IVZA'],
  ['part', null, 'Part I', 'Part AI'],
  ['part', 'PART IX', null, 'PART X'],
  ['chapter', 'CHAPTER I', 'CHAPTER II', 'CHAPTER IA'],
  ['schedule', 'SCHEDULE 3', null, 'SCHEDULE 4'],
  ['schedule', null, 'SCHEDULE 1', 'SCHEDULE A1'],
  ['schedule', 'SCHEDULE', null, 'SCHEDULE 2'],
  ['schedule', 'The Schedule', null, 'Schedule 2'],
  ['schedule', '4', null, 'Schedule 5'],
];

it.each(AS_PRINTED)('numbers a %s between %s and %s as %s', (kind, prev, next, number) => {
  expect(nextNumber(kind, prev, next)).toBe(number);
});

/** drafting-conventions.md §2.4, row by row; a table entry (62 to 64) is numbered as a section is. */
const TABLE: readonly (readonly [number, Kind, string | null, string | null, string])[] = [
  [1, 'section', '2', '3', '2A'],
  [2, 'section', '2', '3', '2A, 2B, 2C'],
  [3, 'section', '2A', '2B', '2AA'],
  [4, 'section', '2A', '2B', '2AA, 2AB'],
  [5, 'section', '2AA', '2B', '2AB'],
  [6, 'section', '2', '2A', '2ZA'],
  [7, 'section', '2', '2A', '2ZA, 2ZB'],
  [8, 'section', '2ZA', '2A', '2ZB'],
  [9, 'section', '2', '2ZA', '2ZZA'],
  [10, 'section', '2A', '2AA', '2AZA'],
  [11, 'section', '2B', '3', '2C'],
  [12, 'section', '4A', '5', '4B'],
  [13, 'section', null, '1', 'A1'],
  [14, 'section', null, '1', 'A1, B1, C1'],
  [15, 'section', 'A1', '1', 'B1'],
  [16, 'section', null, 'A1', 'ZA1'],
  [17, 'section', null, 'ZA1', 'ZZA1'],
  [18, 'section', 'A1', 'B1', 'A1A'],
  [19, 'section', 'ZA1', 'A1', 'ZB1'],
  [20, 'section', '16', null, '17'],
  [21, 'section', '255B', '255C', '255BA'],
  [22, 'section', '142Z', '143', '142Z1, 142Z2'],
  [23, 'section', '2Y', '3', '2Z, 2Z1, 2Z2'],
  [24, 'subsection', '(1)', '(2)', '(1A), (1B)'],
  [25, 'subsection', '(1)', '(1A)', '(1ZA)'],
  [26, 'subsection', '(1A)', '(2)', '(1B)'],
  [27, 'subsection', '(1A)', '(1B)', '(1AA)'],
  [28, 'subsection', null, '(1)', '(A1)'],
  [29, 'subsection', '(A1)', '(1)', '(B1)'],
  [30, 'subsection', '(7)', null, '(8), (9), (10)'],
  [31, 'subsection', '(5A)', '(6)', '(5B)'],
  [32, 'paragraph', '(a)', '(b)', '(aa), (ab)'],
  [33, 'paragraph', '(b)', '(c)', '(ba)'],
  [34, 'paragraph', null, '(a)', '(za), (zb)'],
  [35, 'paragraph', null, '(za)', '(zza)'],
  [36, 'paragraph', '(a)', '(aa)', '(aza)'],
  [37, 'paragraph', '(aa)', '(ab)', '(aaa)'],
  [38, 'paragraph', '(ca)', '(cb)', '(caa)'],
  [39, 'paragraph', '(fd)', '(g)', '(fe)'],
  [40, 'paragraph', '(za)', '(a)', '(zb)'],
  [41, 'paragraph', '(e)', null, '(f)'],
  [42, 'paragraph', '(z)', null, '(z1), (z2)'],
  [43, 'paragraph', '(h)', '(i)', '(ha)'],
  [44, 'subparagraph', '(i)', '(ii)', '(ia)'],
  [45, 'subparagraph', '(ii)', '(iii)', '(iia)'],
  [46, 'subparagraph', null, '(i)', '(ai)'],
  [47, 'subparagraph', '(ai)', '(i)', '(bi)'],
  [48, 'subparagraph', null, '(ai)', '(zai)'],
  [49, 'subparagraph', '(i)', '(ia)', '(iza)'],
  [50, 'subparagraph', '(ii)', null, '(iii)'],
  [51, 'subsubparagraph', '(A)', '(B)', '(AA)'],
  [52, 'subsubparagraph', null, '(A)', '(ZA)'],
  [53, 'schedule', 'Schedule 1', 'Schedule 2', 'Schedule 1A'],
  [54, 'schedule', null, 'Schedule 1', 'Schedule A1, Schedule B1'],
  [55, 'schedule', 'Schedule 2A', 'Schedule 3', 'Schedule 2B'],
  [56, 'schedule', 'Schedule 38', null, 'Schedule 39'],
  [57, 'scheduleParagraph', '13', '14', '13A'],
  [58, 'scheduleSubparagraph', '(3D)', '(4)', '(3E), (3F), (3G), (3H), (3I)'],
  [59, 'part', 'Part 4', 'Part 5', 'Part 4A'],
  [60, 'part', 'Part 2', null, 'Part 3'],
  [61, 'chapter', 'Chapter 4', null, 'Chapter 5'],
  [62, 'section', null, '1', 'A1'],
  [63, 'section', '1', '1A', '1ZA'],
  [64, 'section', '6B', '6C', '6BA'],
];

describe('the number of an inserted provision', () => {
  it.each(TABLE)('case %i: %s between %s and %s is %s', (_, kind, prev, next, numbers) => {
    const wanted = numbers.split(', ');
    expect(run(kind, prev, next, wanted.length)).toEqual(wanted);
  });

  it('passes over the ninth letter after (i), which would read as (ii)', () => {
    expect(run('subparagraph', '(i)', '(ii)', 9)).toEqual([
      '(ia)',
      '(ib)',
      '(ic)',
      '(id)',
      '(ie)',
      '(if)',
      '(ig)',
      '(ih)',
      '(ij)',
    ]);
  });

  it('reads (ci) before (i) as c and (i), not as 101', () => {
    expect(run('subparagraph', '(bi)', '(i)', 2)).toEqual(['(ci)', '(di)']);
    expect(run('subparagraph', '(hi)', '(i)', 1)).toEqual(['(ji)']);
  });

  it('begins a series, and numbers nothing that has no numbers', () => {
    const first = (kind: Kind) => nextNumber(kind, null, null);
    expect(
      ['section', 'subsection', 'paragraph', 'subparagraph', 'subsubparagraph', 'part', 'schedule'].map(
        (kind) => first(kind as Kind),
      ),
    ).toEqual(['1', '(1)', '(a)', '(i)', '(A)', 'Part 1', 'Schedule 1']);
    expect(isNumbered('definition')).toBe(false);
    expect(nextNumber('definition', null, null)).toBe('');
  });

  it('leaves a gap that Parliament left: between 2 and 4 it is 2A', () => {
    expect(nextNumber('section', '2', '4')).toBe('2A');
    expect(nextNumber('paragraph', '(b)', '(d)')).toBe('(ba)');
  });

  it('refuses neighbours it cannot read, or that are in no order', () => {
    expect(() => nextNumber('section', 'two', '3')).toThrow(RangeError);
    expect(() => nextNumber('section', '3', '2')).toThrow(RangeError);
    expect(() => nextNumber('section', '2', '2')).toThrow(RangeError);
  });

  it('is never one that is there, however often and wherever one inserts', () => {
    const kinds: readonly Kind[] = [
      'section',
      'subsection',
      'paragraph',
      'subparagraph',
      'subsubparagraph',
      'schedule',
    ];
    const places = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 0, max: 5 }),
        places,
        (kind, length, where) => {
          const labels = [...run(kind, null, null, length)];
          let repeated = 0;
          for (const place of where) {
            const at = place % (labels.length + 1);
            const made = nextNumber(kind, labels[at - 1] ?? null, labels[at] ?? null);
            repeated += labels.includes(made) ? 1 : 0;
            labels.splice(at, 0, made);
            // Nothing is to be found between two that are out of order, so this shows that each pair still is in order.
            if (at > 0) nextNumber(kind, labels[at - 1] ?? null, made);
            if (at + 1 < labels.length) nextNumber(kind, made, labels[at + 1] ?? null);
          }
          expect(repeated).toBe(0);
        },
      ),
      { numRuns: caseCount(2_000, 20_000) },
    );
  });
});

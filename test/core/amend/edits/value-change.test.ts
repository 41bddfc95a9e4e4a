import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ListStep,
  listAfter,
  listStepsBetween,
  listStepsSchema,
} from '../../../../core/amend/edits/value-change.ts';
import { isUsableText } from '../../../../core/amend/text/characters.ts';
import { canonicalJson } from '../../../../core/base/canonical-json.ts';
import { amount } from '../../../support/run/amount.ts';

const word = fc.constantFrom('', 'a', 'word', 'a word', 'a longer word', '😀', 'a😀b', 'a😁b', '𝒜😀');
const { item } = fc.letrec<{ readonly item: unknown }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.nat(3),
    fc.constantFrom(null, true),
    fc.array(tie('item'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('pid', 'insert', 'children', '__proto__'), tie('item'), { maxKeys: 3 }),
  ),
}));
const list = fc.array(item, { maxLength: 8 });

/** Every text that a change holds. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** As a ledger stores it, and reads it again. */
const stored = (steps: readonly ListStep[]): readonly ListStep[] =>
  listStepsSchema.parse(JSON.parse(canonicalJson(steps)));

describe('the changes between two lists', () => {
  it('make the one of the other, whatever is in them, and hold no half of a character', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const steps = stored(listStepsBetween(before, after));
        expect(canonicalJson(listAfter(before, steps))).toBe(canonicalJson(after));
        expect(textsIn(steps).every(isUsableText)).toBe(true);
      }),
      { numRuns: amount(500, 20_000) },
    );
  });

  it('leave what stayed the very same values', () => {
    const before = [{ insert: 'one' }, { insert: 'two' }, { insert: 'three' }];
    const after = listAfter(before, listStepsBetween(before, [before[0], { insert: 'too' }, before[2]]));
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
  });

  it('are as long as what changed, in however long a list and text', () => {
    const edits = Array.from({ length: 500 }, (_, at) => ({
      type: 'text',
      pid: `p${at}`,
      insert: 'x'.repeat(999),
    }));
    const typed = edits.with(250, {
      type: 'text',
      pid: 'p250',
      insert: `${'x'.repeat(500)}y${'x'.repeat(499)}`,
    });
    expect(listStepsBetween(edits, typed)).toEqual([
      { at: 250, change: { fields: { insert: { text: [500, 0, 'y'] } } } },
    ]);
    const both = typed.with(3, { type: 'text', pid: 'p3', insert: 'z' }).toSpliced(400, 1);
    expect(JSON.stringify(listStepsBetween(edits, both)).length).toBeLessThan(200);
  });

  it.each([
    [[{ at: 2, removed: 1, put: [] }]],
    [[{ at: 0, change: { text: [3, 1, 'x'] } }]],
    [[{ at: 0, change: { fields: {} } }]],
    [[{ at: 1, change: { text: [0, 0, 'x'] } }]],
    [[{ at: 1, change: { fields: { b: { text: [0, 0, 'x'] } } } }]],
    [[{ at: 1, change: { fields: {}, gone: ['toString'] } }]],
    [[{ at: 1, change: { list: [] } }]],
    [
      [
        { at: 1, removed: 1, put: [] },
        { at: 0, removed: 1, put: [] },
      ],
    ],
  ])('are refused where they are of something else: %j', (steps) => {
    expect(() => listAfter(['abc', { a: 'b' }], stored(steps as readonly ListStep[]))).toThrow(RangeError);
  });
});

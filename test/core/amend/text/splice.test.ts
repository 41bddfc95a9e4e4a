import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Splice, spliceBetween } from '../../../../core/amend/text/splice.ts';
import { BASES } from '../../../support/people/typing.ts';

const made = (text: string, { at, remove, insert }: Splice) =>
  text.slice(0, at) + insert + text.slice(at + remove);

describe('the splice between two texts', () => {
  it('is where the caret is, whatever letters are alike', () => {
    expect(spliceBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' });
    expect(spliceBetween('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
    expect(spliceBetween('the the the', 'the the', 4)).toEqual({ at: 4, remove: 4, insert: '' });
    expect(spliceBetween('abab', 'ab', null)).toEqual({ at: 2, remove: 2, insert: '' });
  });

  it('never cuts a character in two', () => {
    expect(spliceBetween('a😀b', 'a😁b', 3)).toEqual({ at: 1, remove: 2, insert: '😁' });
    expect(spliceBetween('😀', '', 0)).toEqual({ at: 0, remove: 2, insert: '' });
    expect(spliceBetween('e', 'e\u0301', 2)).toEqual({ at: 0, remove: 1, insert: 'e\u0301' });
    expect(spliceBetween('w\u0302x', 'wx', 1)).toEqual({ at: 0, remove: 2, insert: 'w' });
    expect(spliceBetween('👩‍👩‍👧', '👩‍👩', 5)).toEqual({ at: 0, remove: 8, insert: '👩‍👩' });
  });

  it('makes the new text, and lies within what was really typed', () => {
    const plain = BASES.filter((base) => /^[a-z ]+$/.test(base));
    const typed = fc.tuple(
      fc.constantFrom(...plain),
      fc.nat(20),
      fc.nat(5),
      fc.constantFrom('', 'a', 'the ', 'ab'),
    );
    fc.assert(
      fc.property(typed, ([old, place, length, insert]) => {
        const at = place % (old.length + 1);
        const remove = Math.min(length, old.length - at);
        const text = made(old, { at, remove, insert });
        const splice = spliceBetween(old, text, at + insert.length);
        expect(made(old, splice)).toBe(text);
        if (splice.remove + splice.insert.length === 0) return;
        expect(splice.at).toBeGreaterThanOrEqual(at);
        expect(splice.at + splice.remove).toBeLessThanOrEqual(at + remove);
      }),
      { numRuns: 5000 },
    );
  });

  it('makes the new text of any two, with any caret', () => {
    const text = fc.oneof(
      fc.constantFrom(...BASES),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(12)), (old, next, caret) => {
        const splice = spliceBetween(old, next, caret);
        expect(made(old, splice)).toBe(next);
        for (const edge of [splice.at, splice.at + splice.remove]) {
          expect(
            /[\uD800-\uDBFF]$/.test(old.slice(0, edge)) && /^[\uDC00-\uDFFF]/.test(old.slice(edge)),
          ).toBe(false);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

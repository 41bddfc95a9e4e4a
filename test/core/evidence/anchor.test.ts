import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Splice } from '../../../core/amend/text/splice.ts';
import {
  type Anchor,
  carryAnchor,
  carryThrough,
  findAnchor,
  isAnchorInPlace,
  makeAnchor,
  refindAnchor,
} from '../../../core/evidence/anchor.ts';

const anchorOf = (text: string, quote: string, from = text.indexOf(quote)): Anchor =>
  makeAnchor(text, from, from + quote.length);

const withSplice = (text: string, { at, remove, insert }: Splice): string =>
  text.slice(0, at) + insert + text.slice(at + remove);

/** Few words, so that look-alikes are everywhere. */
const WORDS = ['the ', 'police ', 'must ', 'may ', 'guidance ', 'a person ', '(b) ', 'é😀 '];

describe('carried through splices', () => {
  test('puts what is typed at either end outside', () => {
    const anchor = anchorOf('one two three', 'two');
    expect(carryAnchor(anchor, { at: 4, remove: 0, insert: 'x' }, 'one xtwo three')).toMatchObject({
      from: 5,
      to: 8,
    });
    expect(carryAnchor(anchor, { at: 7, remove: 0, insert: 'x' }, 'one twox three')).toMatchObject({
      from: 4,
      to: 7,
    });
    expect(carryAnchor(anchor, { at: 5, remove: 0, insert: 'x' }, 'one txwo three')).toBeNull();
  });

  test('through several at once, in offsets of the text as given', () => {
    const text = 'one two three four';
    const splices = [
      { at: 0, remove: 3, insert: 'zero' },
      { at: 8, remove: 5, insert: '3' },
    ];
    expect(carryThrough(anchorOf(text, 'two'), text, splices)).toMatchObject({
      from: 5,
      to: 8,
      quote: 'two',
    });
    expect(carryThrough(anchorOf(text, 'four'), text, splices)).toMatchObject({ from: 11, to: 15 });
    expect(carryThrough(anchorOf(text, 'two three'), text, splices)).toBeNull();
  });

  test('keeps as much context as tells it from a look-alike that was put elsewhere', () => {
    const text = `${'a'.repeat(50)}the words${'b'.repeat(50)}`;
    const anchor = anchorOf(text, 'the words');
    const splice = { at: 0, remove: 0, insert: `${text}|` };
    const carried = carryAnchor(anchor, splice, withSplice(text, splice));
    expect(carried?.from).toBe(text.length + 1 + 50);
    expect(carried && findAnchor(carried, withSplice(text, splice))).toEqual({ from: 160, to: 169 });
  });
});

describe('found again in a text that was changed nobody saw how', () => {
  const before = 'I was followed home. The police did nothing. I was followed to work.';

  test('by its words with those around them', () => {
    const anchor = anchorOf(before, 'I was followed', 45);
    const after = `Dear all. ${before}`;
    expect(refindAnchor(anchor, after, before)).toMatchObject({ from: 55, to: 69 });
  });

  test('by its words alone where they were and are there once', () => {
    const anchor = anchorOf(before, 'The police did nothing');
    const after = 'I was followed. The police did nothing! I was followed to work.';
    expect(refindAnchor(anchor, after, before)).toMatchObject({ from: 16, to: 38 });
  });

  test('not by words that were there twice, though one is left', () => {
    const anchor = anchorOf(before, 'I was followed', 0);
    expect(refindAnchor(anchor, 'I was followed to work.', before)).toBeNull();
  });

  test('not where the words with those around them are there twice', () => {
    const anchor = anchorOf(before, 'The police did nothing');
    expect(refindAnchor(anchor, `${before} ${before}`, before)).toBeNull();
  });

  test('not in the middle of a character', () => {
    const half = { from: 0, to: 1, quote: '\uD83D', prefix: '', suffix: '' };
    expect(refindAnchor(half, 'a\u{1F600}b')).toBeNull();
  });

  test('never on a look-alike: what was put in reads otherwise, so what is found is what was there', () => {
    const text = fc
      .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 30 })
      .map((words) => words.join(''));
    // Uppercase can't make or be part of a quote; no two characters of the old text meet that didn't.
    const edits = fc.array(
      fc.record({ at: fc.nat(400), remove: fc.nat(20), insert: fc.constantFrom('X', 'YY Z') }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(25), edits, (old, start, length, changes) => {
        const from = [...old.slice(0, start % old.length)].join('').length;
        const to = Math.min(old.length, from + 1 + length);
        fc.pre(!/\p{Surrogate}/u.test(old.slice(from, to)) && !/\p{Surrogate}/u.test(old.slice(0, from)));
        const anchor = makeAnchor(old, from, to);
        let now = old;
        let place: Anchor | null = anchor;
        for (const change of changes) {
          const at = change.at % (now.length + 1);
          const splice = { ...change, at, remove: Math.min(change.remove, now.length - at) };
          const next = withSplice(now, splice);
          if (/\p{Surrogate}/u.test(next)) continue;
          now = next;
          place &&= carryAnchor(place, splice, now);
        }
        const found = refindAnchor(anchor, now, old);
        if (found) expect({ from: found.from, to: found.to }).toEqual({ from: place?.from, to: place?.to });
        if (found) expect(isAnchorInPlace(found, now)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('standing in its place', () => {
  const text = 'one two three';
  test.each([
    ['is so where nothing changed', text, true],
    ['is not where its words changed', 'one too three', false],
    ['is not where the words around it did', 'ane two three', false],
    ['is not where it moved', ' one two three', false],
  ])('%s', (_, now, stands) => {
    expect(isAnchorInPlace(anchorOf(text, 'two'), now)).toBe(stands);
  });
});

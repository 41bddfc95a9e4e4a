import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOneLine, characterBoundary, wordBoundary } from '../../../../renderer/text/editor/plain-text.ts';

const CHARACTERS = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Whether a place is between what a reader sees as characters. */
const isBetween = (text: string, at: number): boolean =>
  at === text.length || CHARACTERS.segment(text).containing(at)?.index === at;

describe('a character', () => {
  test.each([
    ['ab', 1, 0, 2],
    ['a😀b', 3, 1, 4],
    ['a👩‍👧b', 6, 1, 7],
    ['xe\u0301y', 3, 1, 4],
    ['e\u0304\u0300𐀀𐀀', 1, 0, 3],
    ['', 0, 0, 0],
  ])('%j at %i goes back to %i and on to %i', (text, at, back, on) => {
    expect(characterBoundary(text, at, true)).toBe(back);
    expect(characterBoundary(text, at, false)).toBe(on);
  });
});

describe('a word', () => {
  test.each([
    ['the the notice', 8, 4, 14],
    ['the  the', 5, 0, 8],
    ['a person’s act', 10, 2, 11],
    ['person.', 7, 6, 7],
    ['(see note)', 1, 0, 5],
    ['x 😀😀 y', 2, 0, 7],
    ['x 👩‍👩‍👧e\u0301 y', 2, 0, 13],
    ['x 🏴󠁧󠁢󠁳󠁣󠁴󠁿 y', 16, 2, 17],
  ])('%j at %i goes back to %i and on to %i', (text, at, back, on) => {
    expect(wordBoundary(text, at, true)).toBe(back);
    expect(wordBoundary(text, at, false)).toBe(on);
  });

  test('is never cut in the middle of a character, and always gets somewhere', () => {
    const place = fc
      .string({ unit: 'grapheme' })
      .chain((text) => fc.record({ text: fc.constant(text), at: fc.nat({ max: text.length }) }))
      .filter(({ text, at }) => isBetween(text, at));
    fc.assert(
      fc.property(place, fc.boolean(), ({ text, at }, backward) => {
        for (const from of [characterBoundary, wordBoundary]) {
          const end = from(text, at, backward);
          expect(isBetween(text, end)).toBe(true);
          if (backward) expect(at === 0 ? end === 0 : end < at).toBe(true);
          else expect(at === text.length ? end === at : end > at).toBe(true);
        }
      }),
    );
  });
});

describe('what comes from elsewhere', () => {
  test.each([
    ['one\r\ntwo', 'one two', true],
    ['(a)\tfollowing', '(a) following', false],
    ['\n\nwords\n', 'words', false],
    ['a \n\n b', 'a b', true],
    ['a\u0000b\u0007c', 'abc', false],
    ['half \uD83D', 'half ', false],
    ['line\vcolumn\fpage\u0085next', 'line column page next', true],
    ['hard\u00A0space, curly ’ and ŵ', 'hard\u00A0space, curly ’ and ŵ', false],
  ])('%j becomes %j', (given, text, wasMultiline) => {
    expect(asOneLine(given)).toEqual({ text, wasMultiline });
  });
});

test('words that anything parts never run together, and none is lost', () => {
  const parting = [' ', '\t', '\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u2029\v '];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.constantFrom(...parting)), { maxLength: 8 }),
      (given) => {
        const words = given.map(([word]) => word);
        const { text } = asOneLine(given.flat().join(''));
        expect(text.split(/\s+/).filter(Boolean)).toEqual(words);
        expect(text).not.toMatch(/[\t\n\r\v\f\u0085\u2028\u2029]/);
      },
    ),
  );
});

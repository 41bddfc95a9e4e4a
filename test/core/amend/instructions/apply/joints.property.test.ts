import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  withOmitted,
  withSubstituted,
  withWordsInserted,
} from '../../../../../core/amend/instructions/spacing.ts';

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'zeta', 'kappa'];
/** What may stand between two words of a text. */
const BETWEEN = [' ', ' ', ' ', ', ', '; ', ' (', ') ', '—', '), ', ': ', ' “', '” '];
const PAIRS = ['(', '“'];
const CLOSERS = [')', '”'];

/** A text in which each word stands once, and every bracket and mark that opens is closed. */
const text = fc
  .tuple(
    fc.shuffledSubarray(WORDS, { minLength: 2 }),
    fc.array(fc.constantFrom(...BETWEEN), { minLength: 6, maxLength: 6 }),
  )
  .map(([list, between]) => {
    let open = -1;
    const parts = list.map((word, at) => {
      const mark = at === 0 ? '' : (between[at] ?? ' ');
      const [opens, closes] = [PAIRS, CLOSERS].map((marks) => marks.findIndex((one) => mark.includes(one)));
      if (opens !== undefined && opens >= 0) {
        if (open >= 0) return ` ${word}`;
        open = opens;
      } else if (closes !== undefined && closes >= 0) {
        if (open !== closes) return ` ${word}`;
        open = -1;
      }
      return mark + word;
    });
    return parts.join('') + (CLOSERS[open] ?? '');
  });

const matter = fc.constantFrom(
  'new',
  'new words',
  '(new)',
  ', new',
  'new,',
  '—new',
  '“new”',
  ', new words,',
  '(2)',
);

const wordsOf = (line: string): readonly string[] => line.match(/[\p{L}\d]+/gu) ?? [];
const letters = (line: string): string => line.replace(/\s/g, '');

/** A space that print has nowhere: two, one before a stop or a mark that closes, one after a mark that opens. */
const ODD_SPACE = / {2}|\s[,;:.)”—]|[(“—]\s/;
/** A word that stands against a mark that opens, or a mark that closes or a stop against a word. */
const NO_SPACE = /\p{L}[(“]|[,;:)”]\p{L}/u;

it('spaces words as print does wherever they meet, and changes no letter', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), matter, (line, first, second, put) => {
      const all = [...line.matchAll(/\p{L}+/gu)];
      const [a = 0, b = 0] = [first % all.length, second % all.length].sort((x, y) => x - y);
      const from = all[a]?.index ?? 0;
      const to = (all[b]?.index ?? 0) + (all[b]?.[0].length ?? 0);
      const [before, between, after] = [line.slice(0, from), line.slice(from, to), line.slice(to)];
      const cases = [
        [withOmitted(line, from, to), [before, after]],
        [withSubstituted(line, from, to, put), [before, put, after]],
        [withWordsInserted(line, to, put), [before, between, put, after]],
        [withWordsInserted(line, from, put), [before, put, between, after]],
      ] as const;
      for (const [is, parts] of cases) {
        const what = `“${parts.join('|')}” → “${is}”`;
        expect(letters(is), what).toBe(letters(parts.join('')));
        expect(wordsOf(is), what).toEqual(parts.flatMap(wordsOf));
        expect(is, what).not.toMatch(ODD_SPACE);
        expect(is, what).not.toMatch(NO_SPACE);
      }
    }),
    { numRuns: 3000 },
  );
});

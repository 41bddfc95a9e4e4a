import type { Splice } from './splice.ts';

/**
 * Characters that nobody sees in an Act's words, or sees to be others than they look like. They come with what is pasted
 * (a soft hyphen, the ligature of a PDF) and with files; a search for the words as they look then finds nothing, and two
 * texts that look the same differ.
 */

/** What shows nothing: marks of direction, joiners, soft hyphens, spaces of no width, variants of the letter before. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu;

/** Letters of other alphabets, and the letters that they look like. */
const ALPHABETS = [
  ['АВЕІЈКМНОРСТХЅаеіјорсухѕһԁԛԝ', 'ABEIJKMHOPCTXSaeijopcyxshdqw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
] as const;

const LETTERS: ReadonlyMap<string, string> = new Map(
  ALPHABETS.flatMap(([others, ours]) => [...others].map((other, at) => [other, ours.charAt(at)] as const)),
);

const WORD = /\p{L}+/gu;
const LATIN = /^\p{Script=Latin}$/u;

/** Letters of width, of mathematics and of two in one: each is other letters by Unicode's own account. */
const FORMS = /[\uFF01-\uFF5E\uFB00-\uFB06\u{1D400}-\u{1D7FF}]/gu;

/** A letter with its accent beside it, where one character has both. */
const APART = /\p{L}\p{M}+/gu;

const HYPHENS = /[\u2010\u2011\uFE63]/g;
const APOSTROPHES = /(?<=\p{L})[\u02B9\u02BC\u2032\u00B4\u0060]/gu;
const SPACES = /[\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Each match of a pattern that would read otherwise, as what to put for it. */
const otherwise = (text: string, pattern: RegExp, instead: (found: string) => string): readonly Splice[] =>
  [...text.matchAll(pattern)].flatMap(({ index: at, 0: found }) => {
    const insert = instead(found);
    return insert === found ? [] : [{ at, remove: found.length, insert }];
  });

/** Letters of another alphabet in words that would be read as Latin ones; a word that is plainly Greek is left alone. */
function foreignLetters(text: string): readonly Splice[] {
  return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) => {
    const letters = [...word];
    if (!letters.every((letter) => LETTERS.has(letter) || LATIN.test(letter))) return [];
    return otherwise(word, /\p{L}/gu, (letter) => LETTERS.get(letter) ?? letter).map((splice) => ({
      ...splice,
      at: splice.at + index,
    }));
  });
}

/** What takes the characters out that can't be seen, in their order. */
export const unseenIn = (text: string): readonly Splice[] => otherwise(text, UNSEEN, () => '');

/** What puts those in that the others only look like, in their order. */
export function lookalikesIn(text: string): readonly Splice[] {
  return [
    ...foreignLetters(text),
    ...otherwise(text, FORMS, (found) => found.normalize('NFKC')),
    ...otherwise(text, APART, (found) => found.normalize('NFC')),
    ...otherwise(text, HYPHENS, () => '-'),
    ...otherwise(text, APOSTROPHES, () => '’'),
    ...otherwise(text, SPACES, () => ' '),
  ].toSorted((a, b) => a.at - b.at);
}

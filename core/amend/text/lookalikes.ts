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

const WORD = /[\p{L}\p{M}]+/gu;
const LETTER = /\p{L}/gu;
/** A letter with the accents beside it. */
const ACCENTED = /(\p{L})(\p{M}*)/gu;
const LATIN = /^\p{Script=Latin}$/u;

/** Characters of width, of mathematics and of two in one: each is others by Unicode's own account. */
const FORMS = /[\uFF01-\uFF5E\uFB00-\uFB06\u{1D400}-\u{1D7FF}]/u;
const FORMS_NO_LETTERS = /(?!\p{L})[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;

const HYPHENS = /[\u2010\u2011\uFE63]/g;
const APOSTROPHES = /(?<=\p{L}\p{M}*)[\u02B9\u02BC\u2032\u00B4\u0060]/gu;
const SPACES = /[\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Each match of a pattern that would read otherwise, as what to put for it. */
const otherwise = (text: string, pattern: RegExp, instead: (match: string) => string): readonly Splice[] =>
  [...text.matchAll(pattern)].flatMap(({ index: at, 0: match }) => {
    const insert = instead(match);
    return insert === match ? [] : [{ at, remove: match.length, insert }];
  });

/** A letter, as one that it looks like where the word is read as a Latin one; with its accent in one character. */
function plainLetter(letter: string, accents: string, isLatin: boolean): string {
  const form = FORMS.test(letter) ? letter.normalize('NFKC') : letter;
  const own = isLatin ? (LETTERS.get(form) ?? form) : form;
  return accents === '' ? own : (own + accents).normalize('NFC');
}

/** Letters of another alphabet in words that would be read as Latin ones; a word that is plainly Greek is left alone. */
function lettersIn(text: string): readonly Splice[] {
  return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) => {
    const isLatin = (word.match(LETTER) ?? []).every((letter) => LETTERS.has(letter) || LATIN.test(letter));
    return [...word.matchAll(ACCENTED)].flatMap(
      ({ index: at, 0: match, 1: letter = '', 2: accents = '' }) => {
        const insert = plainLetter(letter, accents, isLatin);
        return insert === match ? [] : [{ at: index + at, remove: match.length, insert }];
      },
    );
  });
}

/** What takes the characters out that can't be seen, in their order. */
export const unseenIn = (text: string): readonly Splice[] => otherwise(text, UNSEEN, () => '');

/** What puts those in that the others only look like, in their order. */
export function lookalikesIn(text: string): readonly Splice[] {
  return [
    ...lettersIn(text),
    ...otherwise(text, FORMS_NO_LETTERS, (found) => found.normalize('NFKC')),
    ...otherwise(text, HYPHENS, () => '-'),
    ...otherwise(text, APOSTROPHES, () => '’'),
    ...otherwise(text, SPACES, () => ' '),
  ].toSorted((a, b) => a.at - b.at);
}

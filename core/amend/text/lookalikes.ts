import type { Splice } from './splice.ts';

/**
 * Finds invisible characters, and characters that look like others, such as a Cyrillic "а". Pasted text and files bring
 * them in: a soft hyphen, or a PDF's ligature. A search then misses words, and texts that look the same differ.
 */

/** Invisible characters: direction marks, joiners, soft hyphens, zero-width spaces and variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu;

/** Cyrillic and Greek letters, and the Latin letters that they look like. */
const ALPHABETS = [
  ['АВЕІЈКМНОРСТХЅаеіјорсухѕһԁԛԝ', 'ABEIJKMHOPCTXSaeijopcyxshdqw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
] as const;

const LETTERS: ReadonlyMap<string, string> = new Map(
  ALPHABETS.flatMap(([lookalikes, latin]) =>
    [...lookalikes].map((letter, at) => [letter, latin.charAt(at)] as const),
  ),
);

const WORD = /[\p{L}\p{M}]+/gu;
const LETTER = /\p{L}/gu;
/** A letter with its combining accents. */
const ACCENTED = /(\p{L})(\p{M}*)/gu;
const LATIN = /^\p{Script=Latin}$/u;

/** Full-width characters, ligatures and mathematical letters, which Unicode's NFKC form replaces by ordinary ones. */
const COMPATIBILITY_FORMS = /[\uFF01-\uFF5E\uFB00-\uFB06\u{1D400}-\u{1D7FF}]/u;
const FORMS_OTHER_THAN_LETTERS = /(?!\p{L})[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;

const HYPHENS = /[\u2010\u2011\uFE63]/g;
const APOSTROPHES = /(?<=\p{L}\p{M}*)[\u02B9\u02BC\u2032\u00B4\u0060]/gu;
const SPACES = /[\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** The splices that replace the matches of a pattern, without those that would change nothing. */
const replacements = (text: string, pattern: RegExp, replace: (match: string) => string): readonly Splice[] =>
  [...text.matchAll(pattern)].flatMap(({ index: at, 0: match }) => {
    const insert = replace(match);
    return insert === match ? [] : [{ at, remove: match.length, insert }];
  });

/** The ordinary form of a letter, composed with its accents. In a Latin word, lookalikes become Latin letters. */
function plainLetter(letter: string, accents: string, isLatin: boolean): string {
  const form = COMPATIBILITY_FORMS.test(letter) ? letter.normalize('NFKC') : letter;
  const plain = isLatin ? (LETTERS.get(form) ?? form) : form;
  return accents === '' ? plain : (plain + accents).normalize('NFC');
}

/** The splices that make letters plain. A word with a letter that looks like no Latin one is left in its alphabet. */
function letterSplices(text: string): readonly Splice[] {
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

/** The splices that remove invisible characters, in the order of the text. */
export const unseenIn = (text: string): readonly Splice[] => replacements(text, INVISIBLE, () => '');

/** The splices that replace lookalikes by the characters that they look like, in the order of the text. */
export function lookalikesIn(text: string): readonly Splice[] {
  return [
    ...letterSplices(text),
    ...replacements(text, FORMS_OTHER_THAN_LETTERS, (form) => form.normalize('NFKC')),
    ...replacements(text, HYPHENS, () => '-'),
    ...replacements(text, APOSTROPHES, () => '’'),
    ...replacements(text, SPACES, () => ' '),
  ].toSorted((a, b) => a.at - b.at);
}

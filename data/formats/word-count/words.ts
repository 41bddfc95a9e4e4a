/** A word and its place. */
export interface PlacedWord {
  readonly word: string;
  /** The place in words. A function, because only missed words need it. */
  readonly place: () => string;
}

// Fast path: nearly all text is ASCII, which needs no normalisation.
const PLAIN = /^[ -~]*$/;
const WORD = /[\p{L}\p{M}\p{N}]+|\p{S}/gu;

/**
 * The words, numbers and symbols of a text in lower case and normal form NFKC. So 10² is 102, because one file may use
 * markup where another uses superscript digits. Punctuation is ignored, because labels have it in some files only.
 */
export const countedWords = (text: string): readonly string[] =>
  (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase().match(WORD) ?? [];

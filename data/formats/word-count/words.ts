/** A word of one side, and where it stands. */
export interface PlacedWord {
  readonly word: string;
  /** For a person; worked out for the few words that are told of. */
  readonly place: () => string;
}

// Nearly all text has letters of one form alone.
const PLAIN = /^[ -~]*$/;
const WORD = /[\p{L}\p{M}\p{N}]+|\p{S}/gu;

/**
 * The words, numbers and symbols of a text, without regard to capitals and to the form of a letter: 10² is 102, as what is
 * raised in one file is written in raised digits in another. Marks of punctuation are none: labels have them or not.
 */
export const countedWords = (text: string): readonly string[] =>
  (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase().match(WORD) ?? [];

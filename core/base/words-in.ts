/** A word of a text: letters and digits, as they are compared, and where they stand in it. */
export interface Word {
  readonly word: string;
  /** In UTF-16 code units. */
  readonly from: number;
  readonly to: number;
}

/** A word: letters and digits in a row. */
export const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text, in order. Capitals, spaces and punctuation make no difference between words. */
export const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));

/** A word of a text: its letters and digits, in small letters, and its offsets. */
export interface Word {
  readonly word: string;
  /** In UTF-16 code units. */
  readonly from: number;
  readonly to: number;
}

/** Matches a word: a sequence of letters and digits. */
export const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text, in order and in small letters, without punctuation. */
export const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));

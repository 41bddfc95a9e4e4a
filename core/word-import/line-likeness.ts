import { Likeness, runsOf } from '../base/likeness.ts';

/** Words, and each mark by itself: two lines may differ only in punctuation. */
const WORD_OR_MARK = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** Compares lines of a file and of a draft by their words and pairs of words, ignoring capitals. */
export const lineLikeness = (): Likeness<string> =>
  new Likeness((line) => runsOf(line.toLowerCase().match(WORD_OR_MARK) ?? [], 1, 2));

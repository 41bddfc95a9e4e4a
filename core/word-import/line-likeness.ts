import { Likeness, runsOf } from '../base/likeness.ts';

/** Words, and marks that are no part of one: a line may differ from another in its punctuation alone. */
const WORD_OR_MARK = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** How alike lines of a file and of a draft are, by their words and pairs of words, whatever their capitals. */
export const lineLikeness = (): Likeness<string> =>
  new Likeness((line) => runsOf(line.toLowerCase().match(WORD_OR_MARK) ?? [], 1, 2));

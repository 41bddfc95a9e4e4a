import { MONTHS } from '../base/months.ts';

const MONTH = `(?:${MONTHS.join('|')})(?![\\p{L}\\p{N}])`;
/** A letter joined to the next, and what is drawn on the letter before it: never a token of its own. */
const JOINING_MARKS = '[\\p{M}\\p{Emoji_Modifier}]|\\u200D.';
const LETTERS = `(?:[\\p{L}\\p{N}]|${JOINING_MARKS})`;

/**
 * In the order in which they are tried: dates; sums of money; labels in brackets, `(2ZA)`; numbers as figures, ranges
 * and labels, `10,000`, `2008–09`, `2ZA`; words with what joins them, `person’s`, `re-use`; white space; and anything
 * else, a character at a time.
 */
const TOKEN = new RegExp(
  [
    `\\d{1,2}(?:st|nd|rd|th)?[ \\u00A0]${MONTH}(?:[ \\u00A0]\\d{4}(?![\\p{L}\\p{N}]))?`,
    `[£€$]\\d+(?:[,.]\\d+)*${LETTERS}*`,
    `\\([\\p{L}]{0,3}\\d{0,4}[\\p{L}]{0,4}\\d?\\)(?!${JOINING_MARKS})`,
    `\\d+(?:[,./–-]\\d+)*(?:%(?!${JOINING_MARKS})|${LETTERS}*)`,
    `[\\p{L}\\p{N}]${LETTERS}*(?:['’‑-]${LETTERS}+)*`,
    `\\s+(?!${JOINING_MARKS})`,
    `.(?:${JOINING_MARKS})*`,
  ].join('|'),
  'gsu',
);

/**
 * A text cut into the units that a lawyer reads as one (design §2): a label, a sum or a date is never half changed. White
 * space and punctuation are tokens of their own. The tokens joined are the text, byte for byte.
 */
export const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

const WORDED = /[\p{L}\p{N}\p{S}%&]/u;

/** Whether a token says something: not white space, and not punctuation alone. */
export const isWord = (token: string): boolean => WORDED.test(token);

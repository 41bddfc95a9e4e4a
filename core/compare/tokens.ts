import { MONTHS } from '../base/months.ts';

const MONTH = `(?:${MONTHS.join('|')})(?![\\p{L}\\p{N}])`;
/** Combining marks, emoji modifiers, and zero-width joiners with the next character. They never begin a token. */
const JOINING_MARKS = '[\\p{M}\\p{Emoji_Modifier}]|\\u200D.';
const LETTERS = `(?:[\\p{L}\\p{N}]|${JOINING_MARKS})`;

/**
 * The alternatives in the order in which they are tried: dates; sums of money; labels in brackets, `(2ZA)`; numbers, ranges
 * and labels, `10,000`, `2008–09`, `2ZA`; words with apostrophes and hyphens, `person’s`, `re-use`; white space; and any
 * other single character.
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
 * Cuts a text into legal tokens (design §2), so that a label, a sum or a date is shown as changed only as a whole. White
 * space and punctuation are separate tokens. The joined tokens are the text, byte for byte.
 */
export const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

const WORD_CHARACTER = /[\p{L}\p{N}\p{S}%&]/u;

/** Whether a token is a word, number or symbol, and not only white space or punctuation. */
export const isWord = (token: string): boolean => WORD_CHARACTER.test(token);

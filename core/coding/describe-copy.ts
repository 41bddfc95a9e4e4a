import { bareText } from '../base/bare-text.ts';
import { abridged } from '../base/english.ts';
import { refWords } from '../evidence/describe.ts';
import { REDACTED } from './redact.ts';
import type { RemovedCopy } from './scrub.ts';

/** The most characters of redacted words that a sentence shows. */
const MAX_SHOWN = 100;

/** Words for use in a sentence: on one line, and shortened. */
export const onOneLine = (words: string): string => abridged(words.replace(/\s+/gu, ' ').trim(), MAX_SHOWN);

/** Says that words of a response are redacted because they name the respondent. */
export const describeOwnName = (words: string, response: number): string =>
  `“${onOneLine(words)}”, in response ${response}, is published as ${REDACTED}: the response is published without a name`;

/** Says that words of a response are redacted because they name another respondent. */
export const describeOtherName = (words: string, response: number): string =>
  `“${onOneLine(words)}”, in response ${response}, is published as ${REDACTED}: it is the name of another person who responded`;

/**
 * Says which copy of redacted words is removed and why: "“07700900123”, in “Foreword”, is published as [redacted]: note N-003 has
 * it redacted as “07700 900123”".
 * @param headings the headings of its parts, in quotation marks; if null, the words around it show the place
 */
export function describeCopy(
  { words, before, after, of, redacted }: RemovedCopy,
  headings: string | null = null,
): string {
  const around = onOneLine(`${before}${REDACTED}${after}`);
  // Punctuation alone, such as the “+” of a number, does not show the place.
  const isBare = bareText(`${before}${after}`).letters === '';
  const place = headings ?? (isBare ? null : `“${around}”`);
  const form = words === redacted ? '' : ` as “${onOneLine(redacted)}”`;
  return `“${onOneLine(words)}”${place === null ? '' : `, in ${place},`} is published as ${REDACTED}: ${refWords(of)} has it redacted${form}`;
}

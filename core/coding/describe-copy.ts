import { bareText } from '../base/bare-text.ts';
import { abridged } from '../base/english.ts';
import { refWords } from '../evidence/describe.ts';
import { REDACTED } from './redact.ts';
import type { RemovedCopy } from './scrub.ts';

/** Characters of redacted words that a sentence shows: enough to know them by. */
const MAX_SHOWN = 100;

export const onOneLine = (words: string): string => abridged(words.replace(/\s+/gu, ' ').trim(), MAX_SHOWN);

/** Which words of a response are replaced because they name who gave it, for a person to see. */
export const describeOwnName = (words: string, response: number): string =>
  `“${onOneLine(words)}”, in response ${response}, is published as ${REDACTED}: the response is published without a name`;

/** The same of words that name another respondent. */
export const describeOtherName = (words: string, response: number): string =>
  `“${onOneLine(words)}”, in response ${response}, is published as ${REDACTED}: it is the name of another person who responded`;

/**
 * Which words are replaced and why, for a person to see before they are published: "“07700900123”, in “Foreword”, is published
 * as [redacted]: note N-003 has it redacted as “07700 900123”".
 * @param headings of the parts that they are in, in quotation marks; without them, the words around them say where that is.
 */
export function describeCopy(
  { words, before, after, of, redacted }: RemovedCopy,
  headings: string | null = null,
): string {
  const around = onOneLine(`${before}${REDACTED}${after}`);
  // A mark alone, such as the “+” of a number, does not show where it is.
  const isBare = bareText(`${before}${after}`).letters === '';
  const place = headings ?? (isBare ? null : `“${around}”`);
  const form = words === redacted ? '' : ` as “${onOneLine(redacted)}”`;
  return `“${onOneLine(words)}”${place === null ? '' : `, in ${place},`} is published as ${REDACTED}: ${refWords(of)} has it redacted${form}`;
}

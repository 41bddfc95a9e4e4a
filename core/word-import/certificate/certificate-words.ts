import { count } from '../../base/english.ts';
import type { Certificate, Difference } from './records.ts';

/** Whether a draft equals a file, in a sentence's part: "the draft then equalled the file to the character". */
export const thenWords = ({ count: n }: Certificate): string =>
  n === 0
    ? 'the draft then equalled the file with every change accepted, to the character'
    : `the draft then differed from the file with every change accepted in ${count(n, 'place')}`;

/** A difference with its reasons, in sentences. */
export const fullWords = ({ words, why }: Difference): string =>
  [words, ...why.map((reason) => reason.words)].join(' ');

/** What is compared, and what is not. */
export function comparedWords({ amendments, lines, characters }: Certificate): string {
  const number = (n: number) => n.toLocaleString('en-GB');
  return `${number(characters)} characters in ${count(lines, 'paragraph')} of the Act were compared with the draft${amendments.length > 0 ? ` (${amendments.join(', ')})` : ''}.`;
}

/** The most differences that History tells in a sentence; the record has the others. */
const MOST_TOLD = 20;

/** What the ledger's sentence says of it, with each difference. */
export function ledgerWords(certificate: Certificate): string {
  const told = certificate.differences.slice(0, MOST_TOLD).map((one, at) => `(${at + 1}) ${fullWords(one)}`);
  const more = certificate.count > told.length ? [`And ${certificate.count - told.length} more.`] : [];
  return [thenWords(certificate) + (told.length > 0 ? ':' : ''), ...told, ...more].join(' ');
}

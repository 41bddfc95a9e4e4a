import { count, listedByNumber } from '../../base/english.ts';
import type { Certificate, Difference } from './records.ts';

/** Whether the draft equals the file, as part of a sentence: "the draft then equalled the file to the character". */
const thenWords = ({ count: n }: Certificate): string =>
  n === 0
    ? 'the draft then equalled the file with all changes accepted, to the character'
    : `the draft then differed in ${count(n, 'place')} from the file with all changes accepted`;

/** Whether the draft equals the file, as a sentence: now, or once the chosen items are imported. */
export function equalWords({ count: n }: Certificate, isForecast: boolean): string {
  const file = 'the file with all changes accepted';
  if (n === 0) return `The draft ${isForecast ? 'will equal' : 'now equals'} ${file}, to the character.`;
  return `The draft ${isForecast ? 'will differ' : 'differs'} in ${count(n, 'place')} from ${file}.`;
}

/** A difference with its reasons, in sentences. */
export const fullWords = ({ words, why: reasons }: Difference): string =>
  [words, ...reasons.map((reason) => reason.words)].join(' ');

/** Says what is compared, and what is not. */
export function comparedWords({ amendments, lines, characters, comments }: Certificate): string {
  const of =
    amendments.length > 0
      ? ` Of the draft, ${listedByNumber(amendments)} were compared with it, and no other amendments.`
      : '';
  return `Compared: ${count(characters, 'character')} in ${count(lines, 'paragraph')} of the Act, and ${count(comments, 'comment')}.${of}`;
}

/** The most differences in the sentence of the History room. The record has them all. */
const MAX_DIFFERENCES_SHOWN = 20;

/** The sentence of the ledger entry about the comparison, with each difference. */
export function ledgerWords(certificate: Certificate): string {
  const differences = certificate.differences
    .slice(0, MAX_DIFFERENCES_SHOWN)
    .map((one, at) => `(${at + 1}) ${fullWords(one)}`);
  const remainder =
    certificate.count > differences.length ? [`And ${certificate.count - differences.length} more.`] : [];
  return [thenWords(certificate) + (differences.length > 0 ? ':' : ''), ...differences, ...remainder].join(
    ' ',
  );
}

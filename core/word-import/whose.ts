import type { ReturnedRun } from './returned-lines.ts';
import type { Hand, WordDocument } from './word-document.ts';

/** Whose a tracked change of a returned file is: the draft's own, somebody else's since, or null where that isn't sure. */
export type Whose = (run: Pick<ReturnedRun, 'insertedBy' | 'by'>) => 'ours' | 'theirs' | null;

const keyOf = ({ author, date }: Hand): string => `${author} ${date}`;

/**
 * Tells the draft's own changes from what was done to the file, by when they were made and under which name. Where the
 * file has the draft's own as they were signed, whatever is signed otherwise came since. Where it has not, what came after
 * the file left is nothing that left with it, also where an author of the draft did it; and what was done under a
 * name that the draft hasn't is not, though a clock was slow. A program that takes names off takes off times too, or
 * every name: then nothing is sure.
 * @param leftAt ISO time at which the file left, where that is known
 * @param hands how the draft's own changes were signed, where that is known
 */
export function whoseChanges(
  { paragraphs }: Pick<WordDocument, 'paragraphs'>,
  leftAt: string | null,
  hands: readonly Hand[] | null,
): Whose {
  const left = leftAt === null ? null : Date.parse(leftAt);
  const own = new Set((hands ?? []).filter(({ date }) => date !== null).map(keyOf));
  const authors = new Set((hands ?? []).map(({ author }) => author));
  const met = paragraphs.flatMap(({ runs }) => runs.flatMap(({ inserted, deleted }) => inserted ?? deleted ?? []));
  const isSignedWhole = met.some((hand) => own.has(keyOf(hand)));
  const isSigned = paragraphs.some(({ runs }) => runs.some(({ inserted }) => inserted && authors.has(inserted.author)));
  return ({ insertedBy, by }) => {
    const hand = insertedBy ?? by;
    if (!hand?.date) return null;
    if (isSignedWhole) return own.has(keyOf(hand)) ? 'ours' : 'theirs';
    if (left !== null && Date.parse(hand.date) > left) return 'theirs';
    if (isSigned && !authors.has(hand.author)) return 'theirs';
    return left === null ? null : 'ours';
  };
}

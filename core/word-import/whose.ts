import type { ReturnedRun } from './returned-lines.ts';
import type { Hand, WordDocument } from './word-document.ts';

/** Whose a tracked change of a returned file is: the draft's own, somebody else's since, or null where that isn't sure. */
export type OwnerOf = (run: Pick<ReturnedRun, 'insertedBy' | 'by'>) => 'ours' | 'theirs' | null;

const nameAndTime = ({ author, date }: Hand): string => `${author} ${date}`;

/**
 * Tells the draft's own changes from what was done to the file, by how they were signed: by name and time, by time alone
 * where a program took the names off, by name alone where it set the times anew. Where the file has none of these, nothing
 * is sure: the draft's own may all have been accepted, or be under another's name, as after two files were compared.
 * @param leftAt ISO time at which the file left, where that is known
 * @param hands how the draft's own changes were signed, where that is known; without it, the time alone tells
 */
export function whoseChanges(
  { paragraphs }: Pick<WordDocument, 'paragraphs'>,
  leftAt: string | null,
  hands: readonly (Hand & { readonly isUnsure?: boolean })[] | null,
): OwnerOf {
  const left = leftAt === null ? null : Date.parse(leftAt);
  const isLater = ({ date }: Hand): boolean => left !== null && date !== null && Date.parse(date) > left;
  const met = paragraphs.flatMap(({ runs }) =>
    runs.flatMap(({ inserted, deleted }) => inserted ?? deleted ?? []),
  );
  const asOurs = (isOurs: (hand: Hand) => boolean) => (hand: Hand) => {
    if (!isOurs(hand)) return 'theirs';
    return isUnsure(hand) ? null : 'ours';
  };
  const unsure = new Set((hands ?? []).flatMap((hand) => (hand.isUnsure ? [nameAndTime(hand)] : [])));
  const isUnsure = (hand: Hand) => unsure.has(nameAndTime(hand));
  /** How the draft's own are told in this file. */
  const ownerRule = (): ((hand: Hand) => ReturnType<OwnerOf>) => {
    if (hands === null) return (hand) => (isLater(hand) ? 'theirs' : left === null ? null : 'ours');
    const of = (key: (hand: Hand) => string) => {
      const own = new Set(hands.flatMap((hand) => (hand.date === null ? [] : [key(hand)])));
      return (hand: Hand) => own.has(key(hand));
    };
    const [isSame, isThen] = [of(nameAndTime), of(({ date }) => `${date}`)];
    const authors = new Set(hands.map(({ author }) => author));
    const isNamed = ({ author }: Hand) => authors.has(author);
    if (hands.length === 0) return () => 'theirs';
    if (met.some(isSame)) return asOurs(isSame);
    if (met.some(isThen)) return asOurs(isThen);
    if (!met.some(isNamed)) return () => null;
    return (hand) => (!isNamed(hand) || isLater(hand) ? 'theirs' : left === null ? null : 'ours');
  };
  const ownerOfHand = ownerRule();
  return ({ insertedBy, by }) => {
    const hand = insertedBy ?? by;
    return hand?.date ? ownerOfHand(hand) : null;
  };
}

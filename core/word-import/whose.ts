import type { ReturnedRun } from './returned-lines.ts';
import type { Hand, WordDocument } from './word-document.ts';

/** Whose a tracked change of a returned file is: the draft's own, somebody else's, or null where uncertain. */
export type OwnerOf = (run: Pick<ReturnedRun, 'insertedBy' | 'by'>) => 'ours' | 'theirs' | null;

const nameAndTime = ({ author, date }: Hand): string => `${author} ${date}`;

/**
 * Distinguishes the draft's own changes from later ones by their signatures.
 *
 * Name and time decide; time alone where a program dropped the names; name alone where it reset the times. Where the
 * file has neither, nothing is certain: all may have been accepted, or signed with another name after two files were
 * compared.
 * @param leftAt ISO time of the export, where known
 * @param hands how the draft's own changes were signed, where known; without it, the time alone decides
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
  /** How the draft's own changes are recognised in this file. */
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

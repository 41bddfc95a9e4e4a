import type { ReturnedRun } from './returned-lines.ts';
import type { Hand, WordDocument } from './word-document.ts';

/** Decides whether a tracked change is one of the draft's own, exported with the file. Null where uncertain. */
export type OwnerOf = (run: Pick<ReturnedRun, 'insertedBy' | 'by'>) => 'ours' | 'theirs' | null;

const nameAndTime = ({ author, date }: Hand): string => `${author} ${date}`;

/**
 * Distinguishes the draft's own changes from later ones by their signatures.
 *
 * Name and time together decide. Time alone decides where a program dropped the names, and name alone where it reset
 * the times. Where neither is left in the file, nothing is certain: somebody may have accepted all changes, or Word's
 * comparison of two files may have signed them with another name.
 * @param exportedAt ISO time of the export, where known
 * @param hands how the draft's own changes were signed, where known; without it, the time alone decides
 */
export function whoseChanges(
  { paragraphs }: Pick<WordDocument, 'paragraphs'>,
  exportedAt: string | null,
  hands: readonly (Hand & { readonly isUnsure?: boolean })[] | null,
): OwnerOf {
  const exportedMs = exportedAt === null ? null : Date.parse(exportedAt);
  const isLater = ({ date }: Hand): boolean =>
    exportedMs !== null && date !== null && Date.parse(date) > exportedMs;
  const fileHands = paragraphs.flatMap(({ runs }) =>
    runs.flatMap(({ inserted, deleted }) => inserted ?? deleted ?? []),
  );
  const ownerWhere = (isOurs: (hand: Hand) => boolean) => (hand: Hand) => {
    if (!isOurs(hand)) return 'theirs';
    return isUnsure(hand) ? null : 'ours';
  };
  const unsure = new Set((hands ?? []).flatMap((hand) => (hand.isUnsure ? [nameAndTime(hand)] : [])));
  const isUnsure = (hand: Hand) => unsure.has(nameAndTime(hand));
  /** Chooses the rule that recognises the draft's own changes in this file. */
  const ownerRule = (): ((hand: Hand) => ReturnType<OwnerOf>) => {
    if (hands === null) return (hand) => (isLater(hand) ? 'theirs' : exportedMs === null ? null : 'ours');
    const matcherOf = (key: (hand: Hand) => string) => {
      const own = new Set(hands.flatMap((hand) => (hand.date === null ? [] : [key(hand)])));
      return (hand: Hand) => own.has(key(hand));
    };
    const [isSameHand, isSameTime] = [matcherOf(nameAndTime), matcherOf(({ date }) => `${date}`)];
    const authors = new Set(hands.map(({ author }) => author));
    const hasOurName = ({ author }: Hand) => authors.has(author);
    if (hands.length === 0) return () => 'theirs';
    if (fileHands.some(isSameHand)) return ownerWhere(isSameHand);
    if (fileHands.some(isSameTime)) return ownerWhere(isSameTime);
    if (!fileHands.some(hasOurName)) return () => null;
    return (hand) => (!hasOurName(hand) || isLater(hand) ? 'theirs' : exportedMs === null ? null : 'ours');
  };
  const ownerOfHand = ownerRule();
  return ({ insertedBy, by }) => {
    const hand = insertedBy ?? by;
    return hand?.date ? ownerOfHand(hand) : null;
  };
}

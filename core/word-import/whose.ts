import type { ReturnedRun } from './returned-lines.ts';
import type { ChangeAuthor, WordDocument } from './word-document.ts';

/** Decides whether a tracked change is one of the draft's own, exported with the file. Null where uncertain. */
export type OwnerOf = (run: Pick<ReturnedRun, 'insertedBy' | 'by'>) => 'ours' | 'theirs' | null;

const nameAndTime = ({ author, date }: ChangeAuthor): string => `${author} ${date}`;

/**
 * Distinguishes the draft's own changes from later ones by their signatures.
 *
 * Name and time together decide. Time alone decides where a program dropped the names, and name alone where it reset
 * the times. Where neither is left in the file, nothing is certain: somebody may have accepted all changes, or Word's
 * comparison of two files may have signed them with another name.
 * @param exportedAt ISO time of the export, where known
 * @param sentAuthors how the draft's own changes were signed, where known; without it, the time alone decides
 */
export function createOwnerOf(
  { paragraphs }: Pick<WordDocument, 'paragraphs'>,
  exportedAt: string | null,
  sentAuthors: readonly (ChangeAuthor & { readonly isAmbiguous?: boolean })[] | null,
): OwnerOf {
  const exportedMs = exportedAt === null ? null : Date.parse(exportedAt);
  const isLater = ({ date }: ChangeAuthor): boolean =>
    exportedMs !== null && date !== null && Date.parse(date) > exportedMs;
  const fileAuthors = paragraphs.flatMap(({ runs }) =>
    runs.flatMap(({ inserted, deleted }) => inserted ?? deleted ?? []),
  );
  const ownerIf = (isOurs: (author: ChangeAuthor) => boolean) => (author: ChangeAuthor) => {
    if (!isOurs(author)) return 'theirs';
    return isAmbiguous(author) ? null : 'ours';
  };
  const ambiguousSignatures = new Set(
    (sentAuthors ?? []).flatMap((hand) => (hand.isAmbiguous ? [nameAndTime(hand)] : [])),
  );
  const isAmbiguous = (hand: ChangeAuthor) => ambiguousSignatures.has(nameAndTime(hand));
  /** Chooses the rule that recognises the draft's own changes in this file. */
  const chooseRule = (): ((hand: ChangeAuthor) => ReturnType<OwnerOf>) => {
    if (sentAuthors === null)
      return (hand) => (isLater(hand) ? 'theirs' : exportedMs === null ? null : 'ours');
    const matcherOf = (key: (hand: ChangeAuthor) => string) => {
      const ourKeys = new Set(sentAuthors.flatMap((hand) => (hand.date === null ? [] : [key(hand)])));
      return (hand: ChangeAuthor) => ourKeys.has(key(hand));
    };
    const [hasOurNameAndTime, hasOurTime] = [matcherOf(nameAndTime), matcherOf(({ date }) => `${date}`)];
    const ourNames = new Set(sentAuthors.map(({ author }) => author));
    const hasOurName = ({ author }: ChangeAuthor) => ourNames.has(author);
    if (sentAuthors.length === 0) return () => 'theirs';
    if (fileAuthors.some(hasOurNameAndTime)) return ownerIf(hasOurNameAndTime);
    if (fileAuthors.some(hasOurTime)) return ownerIf(hasOurTime);
    if (!fileAuthors.some(hasOurName)) return () => null;
    return (hand) => (!hasOurName(hand) || isLater(hand) ? 'theirs' : exportedMs === null ? null : 'ours');
  };
  const ownerOfAuthor = chooseRule();
  return ({ insertedBy, by }) => {
    const author = insertedBy ?? by;
    return author?.date ? ownerOfAuthor(author) : null;
  };
}

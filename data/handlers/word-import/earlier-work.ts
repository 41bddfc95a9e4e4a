import type { Knex } from 'knex';
import type { MadeRevision } from '../../../core/history/blame.ts';
import type { Returned } from '../../../core/word-import/records.ts';
import type { SentChangeAuthor } from '../../../core/word-import/sent-lines.ts';
import type { WordDocument } from '../../../core/word-import/word-document.ts';
import { wordDate } from '../../formats/docx/word-date.ts';
import { listAmendments } from '../../store/amendments.ts';
import { revisionsOfEach } from '../history/revisions-of.ts';
import { changeAuthorsOf, type Origin } from './origin-of.ts';

// Recognises the changes of an earlier import in a second copy of a Word file, so that they are not imported again.

/** Identifies the author and time of a tracked change. */
const authorKey = ({ author, date }: Pick<SentChangeAuthor, 'author' | 'date'>): string =>
  `${author} ${date}`;

/** The authors and times of all tracked changes of a file. */
const changeAuthors = ({ paragraphs }: WordDocument): ReadonlySet<string> =>
  new Set(
    paragraphs.flatMap(({ runs, mark }) =>
      [...runs, mark].flatMap(({ inserted, deleted }) =>
        [inserted, deleted].flatMap((hand) => (hand ? [authorKey(hand)] : [])),
      ),
    ),
  );

/**
 * Adds earlier imports of copies of the same file to the content that it was exported with. For example, a second
 * lawyer worked on the copy that the first had changed. Null if no such import is in the file.
 */
export async function withEarlierWork(
  trx: Knex.Transaction,
  document: WordDocument,
  origin: Origin,
  formerImports: readonly Returned[],
  prints: ReadonlySet<string>,
): Promise<Origin | null> {
  const { sentFile, seq, at } = origin;
  if (seq === null || at === null || sentFile.profile === 'clean') return null;
  const authorsInFile = changeAuthors(document);
  const amendmentsNow = await listAmendments(trx);
  for (const record of formerImports.toReversed()) {
    const { certificate, taken: takenPrints } = record;
    if (record.seq !== seq || !certificate || takenPrints.every((print) => prints.has(print))) continue;
    const ids = new Set([...certificate.amendments, ...sentFile.amendments.map(({ id }) => id)]);
    const fileAmendments = amendmentsNow.filter(({ id }) => ids.has(id));
    const revisions = await revisionsOfEach(trx, fileAmendments);
    const isUntil = ({ mark }: MadeRevision, time: string) => Date.parse(mark.at) <= Date.parse(time);
    const imported = [...revisions.values()]
      .flat()
      .filter((one) => !isUntil(one, at) && isUntil(one, record.at));
    const importedAuthors = imported.flatMap(({ signatures }) =>
      (signatures?.hands ?? []).flatMap(({ who, at: date }): SentChangeAuthor[] =>
        date === null ? [] : [{ author: who, date: wordDate(date) }],
      ),
    );
    if (importedAuthors.length === 0 || !importedAuthors.every((hand) => authorsInFile.has(authorKey(hand))))
      continue;
    const amendments = fileAmendments.flatMap((amendment) => {
      const revision = revisions
        .get(amendment.id)
        ?.findLast((candidate) => isUntil(candidate, record.at))?.amendment;
      return revision && revision.edits.length > 0 ? [{ ...amendment, ...revision }] : [];
    });
    const moment = { profile: 'lawyer', exportedAt: at } as const;
    const ourAuthors = changeAuthorsOf(sentFile.base, amendments, revisions, moment);
    const importedKeys = new Set(importedAuthors.map(authorKey));
    const theirAuthors = [
      ...ourAuthors.filter((author) => importedKeys.has(authorKey(author))),
      ...importedAuthors,
    ];
    return {
      ...origin,
      revisions,
      sentFile: {
        ...sentFile,
        amendments,
        changeAuthors: [
          ...(sentFile.changeAuthors ?? []),
          // If some of their changes were not imported, these have the same names and times as the imported ones.
          ...theirAuthors.map((author) => ({ ...author, isAmbiguous: record.left > 0 })),
        ],
      },
      remarks: [
        ...origin.remarks,
        `The file also has the changes of ${record.file}, which was imported before.`,
      ],
    };
  }
  return null;
}

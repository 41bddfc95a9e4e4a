import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import { listedByNumber, sentence } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { lineSignatures } from '../../../core/history/signed-runs.ts';
import type { Thread } from '../../../core/review/records.ts';
import { certify } from '../../../core/word-import/certificate/certificate.ts';
import { draftLines } from '../../../core/word-import/certificate/draft-lines.ts';
import {
  changedSince,
  knownItem,
  knownUnplaced,
} from '../../../core/word-import/certificate/known-differences.ts';
import type { KnownDifference, Reason } from '../../../core/word-import/certificate/reasons.ts';
import type { Certificate } from '../../../core/word-import/certificate/records.ts';
import { saidComments } from '../../../core/word-import/certificate/said-comments.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { separateImportable } from '../../../core/word-import/only-takeable.ts';
import { importSignedItems } from '../../../core/word-import/take-items.ts';
import type { WordComment } from '../../../core/word-import/word-document.ts';
import { enactment } from '../../formats/enactment.ts';
import type { Context } from '../context/context.ts';
import { revisionsOfEach } from '../history/revisions-of.ts';
import { groupItems, refuseUntakeable } from './group-items.ts';
import { nameOf } from './names.ts';
import type { WordPreview } from './preview-word.ts';

/** The draft and the comments after changes of a Word file were imported. */
export interface DraftAfterImport {
  readonly amendments: readonly Drafted[];
  readonly threads: readonly Thread[];
  /** The ids of the amendments that the import created. */
  readonly newAmendments: ReadonlySet<string>;
  /** All revisions of each amendment. */
  readonly revisions: ReadonlyMap<string, readonly MadeRevision[]>;
  /** The new amendment that contains a change; undefined if none does. */
  readonly intoOf: (item: WordItem) => string | undefined;
}

/** The reason why a change that could be imported was not. */
function reasonLeft({ how: origin, words }: WordPreview['look']['items'][number]): Reason {
  if (origin === 'rejected')
    return {
      kind: 'left',
      words: sentence(`Your change was rejected in Word, and that is not imported: ${words}`),
    };
  return { kind: 'left', words: sentence(`This change was not imported: ${words}`) };
}

/** The differences between file and draft that follow from changes that were not imported, with the reason of each. */
function knownItems(
  { items }: WordPreview,
  selectedIds: ReadonlySet<string>,
  { intoOf }: DraftAfterImport,
  alternativesById: ReadonlyMap<string, readonly string[]>,
): readonly KnownDifference[] {
  return [...items].flatMap(([id, { item, description: lookedItem }]): readonly KnownDifference[] => {
    const differences = (reason: Reason) => [knownItem(item, reason)];
    if (lookedItem.blocked !== null)
      return differences({
        kind: 'blocked',
        words: sentence(`This change cannot be imported: ${lookedItem.blocked}`),
      });
    if (lookedItem.isTaken)
      return differences({
        kind: 'changed-since',
        words: 'This change was imported before, and the draft was changed after that.',
      });
    if (!selectedIds.has(id)) return differences(reasonLeft(lookedItem));
    const into = intoOf(item) ?? '';
    const alternatives = alternativesById.get(into);
    if (!alternatives) return [];
    const words = `${into} is an alternative to ${listedByNumber(alternatives)}: only one of them can be in the text.`;
    return differences({ kind: 'alternative', words });
  });
}

/** The comments that were not imported, each with the reason. */
const commentsLeft = ({ operations, threads }: WordPreview, selectedIds: ReadonlySet<string>) => {
  const notImported = [...operations].flatMap(([id, { operation }]) =>
    !selectedIds.has(id) && 'comments' in operation ? operation.comments : [],
  );
  const waiting = threads.unplaced.flatMap(({ comments }) => comments);
  const withReason = (comments: readonly WordComment[], reason: Reason) =>
    comments.map(({ text }) => ({ text, reason }));
  return [
    ...withReason(notImported, { kind: 'left', words: 'This comment was not imported.' }),
    ...withReason(waiting, { kind: 'waiting', words: 'This comment waits for your decision.' }),
  ];
};

/** The amendments that an earlier import of this file created, in their revision at that time. */
function formerAmendments(
  { importedAt, origin }: WordPreview,
  { revisions }: DraftAfterImport,
): readonly Drafted[] {
  const sentIds = new Set(origin.sentFile.amendments.map(({ id }) => id));
  return [...importedAt].flatMap(([id, at]): readonly Drafted[] => {
    const revision = revisions.get(id)?.findLast(({ mark }) => Date.parse(mark.at) <= Date.parse(at));
    return revision && !sentIds.has(id) ? [{ id, edits: revision.amendment.edits }] : [];
  });
}

/** Compares the draft with a Word file that was imported into it. */
export function certificateOf(
  { instrument }: Context,
  preview: WordPreview,
  selectedIds: ReadonlySet<string>,
  after: DraftAfterImport,
): Certificate {
  const { accepted, origin, changes, session, document } = preview;
  const { root } = instrument;
  const { chosen, leftOut } = chooseCompatible(root, after.amendments);
  const markedUp = redline(root, chosen);
  const alternativesById = new Map(leftOut.map((one) => [one.id, one.with]));
  return certify({
    file: accepted,
    enactment: enactment(instrument),
    draft: draftLines(linesOf(markedUp), lineSignatures(root, after.revisions).runsOf),
    amendments: chosen.map(({ id }) => id).toSorted(),
    base: root,
    text: asAmendedOf(markedUp),
    knownDifferences: [
      ...knownItems(preview, selectedIds, after, alternativesById),
      ...changes.unplaced.map(knownUnplaced),
      ...changedSince(root, origin.sentFile.amendments, session.now),
      ...changedSince(root, formerAmendments(preview, after), chosen),
    ],
    newAmendments: after.newAmendments,
    ownSignatures: {
      hands: origin.sentFile.changeAuthors ?? [],
      isNamed: origin.sentFile.profile === 'lawyer',
    },
    nameOf: (author) => nameOf(author, document.savedBy),
    comments: saidComments(after.threads, origin.threads),
    commentsLeft: commentsLeft(preview, selectedIds),
  });
}

/**
 * Selects the amendments that a file is compared with. These are the ones that it was exported with, and those that
 * imports of it created.
 */
export function comparedWith(
  { origin, importedAt }: WordPreview,
  newAmendments: ReadonlySet<string>,
  amendments: readonly Amendment[],
): readonly Amendment[] {
  const ids = new Set([
    ...origin.sentFile.amendments.map(({ id }) => id),
    ...importedAt.keys(),
    ...newAmendments,
  ]);
  return amendments.filter(({ id, state }) => ids.has(id) && state !== 'withdrawn');
}

/**
 * Computes the certificate that importing the selected changes would give. Refused for the same reasons as the import.
 */
export async function forecastCertificate(
  context: Context,
  trx: Parameters<typeof groupItems>[1],
  preview: WordPreview,
  selectedIds: ReadonlySet<string>,
): Promise<Result<Certificate>> {
  const chosen = [...preview.items].flatMap(([id, { item, description }]) =>
    selectedIds.has(id) && description.blocked === null ? [{ item }] : [],
  );
  const { groups, taking: plannedItems } = await groupItems(context, trx, preview, chosen);
  let newPidCount = 0;
  const session = { ...preview.session, newPid: () => `forecast-${++newPidCount}` };
  const signedEdits = importSignedItems(session, plannedItems);
  if (!signedEdits.ok) return refuseUntakeable(preview, separateImportable(session, plannedItems).refused);
  const newAmendments = new Set([...groups.values()].map(({ id }) => id));
  const into = new Map(plannedItems.map((one) => [one.item, one.targetId]));
  const unknownId = [...selectedIds].find((id) => !preview.items.has(id) && !preview.operations.has(id));
  if (unknownId !== undefined) return refuse('not-found', `There is no item ${unknownId}.`, unknownId);
  // Comments and replies that the import would add count as present.
  const newThreads = [...preview.operations].flatMap(([id, { operation }]): Thread[] =>
    selectedIds.has(id) && 'comments' in operation
      ? [
          {
            id,
            on: '',
            words: null,
            comments: operation.comments.map(({ author, text, date }) => ({
              by: author,
              at: date ?? '',
              text,
            })),
            resolved: null,
            task: null,
          },
        ]
      : [],
  );
  const comparedAmendments = comparedWith(preview, newAmendments, preview.amendments);
  const revisions: Map<string, readonly MadeRevision[]> = await revisionsOfEach(trx, comparedAmendments);
  const signatures = signedEdits.value.signatures((author) => nameOf(author, preview.document.savedBy));
  const authors = new Map([...groups.values()].map(({ id, author }) => [id, author]));
  for (const [id, edits] of signedEdits.value.edits) {
    const before = revisions.get(id) ?? [];
    const revision = before.length + 1;
    const [at, author] = [context.deps.now(), authors.get(id) ?? context.deps.person().name];
    const mark = { seq: revision, revision, who: author, at, because: '' };
    const after = { amendment: { revision, edits }, mark, signatures: signatures.get(id) };
    revisions.set(id, [...before, after]);
  }
  return ok(
    certificateOf(context, preview, selectedIds, {
      amendments: withChanges(comparedAmendments, signedEdits.value.edits),
      revisions,
      threads: [...preview.presentThreads, ...newThreads],
      newAmendments,
      intoOf: (item) => into.get(item),
    }),
  );
}

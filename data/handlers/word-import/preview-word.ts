import type { Knex } from 'knex';
import { FIELD_PLACES, inWords } from '../../../core/amend/changes/changes-of.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { chooseCompatible, clashesOf } from '../../../core/amend/edits/clash.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import type { CallRequest } from '../../../core/api.ts';
import { count, listedByNumber } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Thread } from '../../../core/review/records.ts';
import type { LookedItem, WordLook } from '../../../core/word-import/calls.ts';
import type { AcceptedFile } from '../../../core/word-import/certificate/accepted-text.ts';
import {
  type ReturnedThreads,
  returnedThreads,
  type ThreadOperation,
} from '../../../core/word-import/comments.ts';
import { type DeletedComment, deletedComments } from '../../../core/word-import/deleted-comments.ts';
import {
  describeItem,
  isTypography,
  itemPrint,
  provisionName,
} from '../../../core/word-import/describe-item.ts';
import { type FoundChanges, findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import type { Waiting } from '../../../core/word-import/records.ts';
import { type ImportSession, importItems } from '../../../core/word-import/take-items.ts';
import { taskThreadsByPrint } from '../../../core/word-import/to-do.ts';
import type { WordDocument } from '../../../core/word-import/word-document.ts';
import { sha256, sha256OfFile } from '../../base/hash.ts';
import { listAmendments, nextAmendmentId } from '../../store/amendments.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { type Context, fileReader } from '../context/context.ts';
import { scopeOf } from '../context/enforce-scope.ts';
import { withEarlierWork } from './earlier-work.ts';
import { type Origin, originOf } from './origin-of.ts';
import { refuseAnotherText, refuseOwnPaper } from './recognise.ts';

/** If a file has less than this share of the Act's lines, a missing provision may not be a deletion, so it is not selected. */
const MIN_LINE_SHARE = 0.75;

/** A returned Word file with its changes. `look` is sent to the window, and the import uses the other members. */
export interface WordPreview {
  readonly look: WordLook;
  readonly document: WordDocument;
  /** The text of the file with all tracked changes accepted. */
  readonly accepted: AcceptedFile;
  /** When this file or a copy of it was last imported, by the id of each amendment that was compared with it then. */
  readonly importedAt: ReadonlyMap<string, string>;
  /** The review content that the file was exported from. */
  readonly origin: Origin;
  readonly changes: FoundChanges;
  readonly threads: ReturnedThreads;
  /** The comments of the review at present. */
  readonly presentThreads: readonly Thread[];
  readonly amendments: readonly Amendment[];
  /**
   * Changes of the text by id, as in `change-1`. `print` is a hash of the content, which recognises the change in
   * another copy.
   */
  readonly items: ReadonlyMap<
    string,
    { readonly item: WordItem; readonly description: LookedItem; readonly print: string }
  >;
  /** Changes of comments by id, as in `comment-1`. */
  readonly operations: ReadonlyMap<
    string,
    { readonly operation: ThreadOperation; readonly description: LookedItem }
  >;
  /** The draft that the changes would be imported into. */
  readonly session: Omit<ImportSession, 'newPid'>;
  /** The exported comments that are missing in the file; null if the file has no comments at all. */
  readonly missingComments: readonly DeletedComment[] | null;
}

const NO_COMMENTS =
  'The file has none of the comments that it was sent with. Some programs drop comments, so nothing was done about them here.';

/** Tries to import each change alone, and describes it with the outcome. @param into the id of the new amendment */
function describeItems(
  context: Context,
  changes: FoundChanges,
  session: Omit<ImportSession, 'newPid'>,
  {
    amendments,
    into: targetId,
    importedPrints,
    toDoByPrint,
  }: {
    amendments: readonly Amendment[];
    into: string;
    importedPrints: ReadonlySet<string>;
    toDoByPrint: ReadonlyMap<string, string>;
  },
): WordPreview['items'] {
  const { root } = context.instrument;
  const byId = new Map(amendments.map((amendment) => [amendment.id, amendment]));
  const items = new Map<string, { item: WordItem; description: LookedItem; print: string }>();
  for (const [index, item] of changes.items.entries()) {
    let pids = 0;
    const resultingEdits = importItems({ ...session, newPid: () => `looked-${++pids}` }, [
      { item, targetId },
    ]);
    const newEdits = resultingEdits.ok ? resultingEdits.value.get(targetId) : undefined;
    const clashingIds = newEdits
      ? clashesOf(root, [...session.now, { id: targetId, edits: newEdits }]).map(({ a }) => a)
      : [];
    const alternative = clashingIds.length > 0 ? `, as an alternative to ${listedByNumber(clashingIds)}` : '';
    const revises = resultingEdits.ok ? [...resultingEdits.value.keys()].filter((id) => id !== targetId) : [];
    const refusals = revises.flatMap((id) => byId.get(id) ?? []).map(revisionRefusal);
    const outcome = refusals.find((refusal) => refusal !== null) ?? resultingEdits;
    const { maker, operation, pid, shownRuns: runs } = item;
    const author = maker.kind === 'tracked' ? maker.by : { author: '', date: null };
    const id = `change-${index + 1}`;
    const print = sha256(itemPrint(item));
    const description: LookedItem = {
      id,
      kind: operation.do,
      isTypography: isTypography(item),
      how: maker.kind,
      ...author,
      place: provisionName(changes.exportedAct, root, pid),
      pid,
      words: `${describeItem(item, changes.exportedAct, root)}${alternative}`,
      shown: [...runs],
      revises,
      blocked: outcome.ok ? null : outcome.error.message,
      isTaken: importedPrints.has(print),
      toDo: toDoByPrint.get(print) ?? null,
      isMissing: changes.knownShare < MIN_LINE_SHARE && operation.do === 'omit' && maker.kind === 'untracked',
    };
    items.set(id, { item, description, print });
  }
  return items;
}

/** Describes a new comment, a reply, or the resolving or reopening of a thread. */
function describeThread(
  operation: ThreadOperation,
  {
    place,
    pid,
    first: firstText,
    savedBy,
  }: { place: string; pid: string | null; first: string; savedBy: string },
): Omit<LookedItem, 'id'> {
  const comments = 'comments' in operation ? operation.comments : [];
  const [first] = comments;
  const text = comments.map((comment) => comment.text).join('\n');
  const words = {
    begin: `Commented${'words' in operation && operation.words ? ` on “${operation.words.quote}”` : ''}: “${text}”`,
    reply: `Replied in ${'thread' in operation ? operation.thread : ''}: “${text}”`,
    resolve: `Resolved ${'thread' in operation ? operation.thread : ''}: “${firstText}”`,
    reopen: `Reopened ${'thread' in operation ? operation.thread : ''}: “${firstText}”`,
  }[operation.do];
  return {
    kind: operation.do,
    isTypography: false,
    how: 'comment',
    author: first ? first.author : savedBy,
    date: first?.date ?? null,
    place,
    pid,
    words,
    shown: [],
    revises: [],
    blocked: null,
    isTaken: false,
    toDo: null,
    isMissing: false,
  };
}

/** Describes the draft’s own tracked changes: those accepted in Word, and the number that are still tracked. */
function describeOwnChanges(
  context: Context,
  { draftWordChanges, draftLineChanges, exportedAct }: FoundChanges,
) {
  const { root } = context.instrument;
  const agreed = [
    ...draftWordChanges
      .filter(({ state }) => state === 'agreed')
      .map(({ am, pid, field, deleted, inserted }) => ({
        am,
        words: `In ${FIELD_PLACES[field](provisionName(exportedAct, root, pid) || 'its new provision')}: ${inWords(deleted, inserted)}`,
      })),
    ...draftLineChanges
      .filter(({ state }) => state === 'agreed')
      .map(({ edit, text: line }) => ({
        am: edit.am,
        words: `${edit.type === 'omit' ? 'Omitted' : edit.type === 'move' ? 'Moved' : 'Inserted'}: “${line}”`,
      })),
  ];
  const standing = [...draftWordChanges, ...draftLineChanges].filter(
    ({ state }) => state === 'standing',
  ).length;
  return { agreed, standing };
}

/** Compares a returned file with the review. Call it in a transaction, so that all data is from the same ledger entry. */
export async function previewWord(
  context: Context,
  trx: Knex.Transaction,
  { name, base64 }: Pick<CallRequest<'word.look'>, 'name' | 'base64'>,
): Promise<Result<WordPreview>> {
  const read = await fileReader(context.deps)('returned', { bytes: base64 });
  if (!read.ok) return refuse(read.error.kind, `${name}: ${read.error.message}`, read.error.place);
  const document = read.value;
  const acceptedFile = await fileReader(context.deps)('accepted', { bytes: base64 });
  if (!acceptedFile.ok)
    return refuse(
      acceptedFile.error.kind,
      `${name}: ${acceptedFile.error.message}`,
      acceptedFile.error.place,
    );
  const ownPaperRefusal = refuseOwnPaper({ name, document });
  if (ownPaperRefusal) return ownPaperRefusal;
  const sentOrigin = await originOf(context, trx, document);
  if (!sentOrigin.ok) return sentOrigin;
  const file = { name, document, accepted: acceptedFile.value };
  const otherTextRefusal = await refuseAnotherText(context, trx, file, sentOrigin.value.sentFile);
  if (otherTextRefusal) return otherTextRefusal;
  const formerImports = await listRecords(trx, 'returned');
  const changesAsSent = findReturnedChanges(document, sentOrigin.value.sentFile);
  const printsAsSent = new Set(changesAsSent.items.map((item) => sha256(itemPrint(item))));
  const laterOrigin = await withEarlierWork(trx, document, sentOrigin.value, formerImports, printsAsSent);
  const origin = laterOrigin ?? sentOrigin.value;
  const changes = laterOrigin ? findReturnedChanges(document, laterOrigin.sentFile) : changesAsSent;
  const { root } = context.instrument;
  const amendments = await listAmendments(trx);
  const sentIds = new Set(origin.sentFile.amendments.map(({ id }) => id));
  const liveAmendments = amendments.filter(({ id, state }) => sentIds.has(id) && state !== 'withdrawn');
  const session = {
    base: root,
    sentAmendments: origin.sentFile.amendments,
    now: chooseCompatible(root, liveAmendments).chosen,
    scope: await scopeOf(trx),
  };
  const presentThreads = await listRecords(trx, 'thread');
  const fileHash = await sha256OfFile(base64);
  const importedPrints = new Set(formerImports.flatMap((one) => one.taken));
  const items = describeItems(context, changes, session, {
    amendments,
    into: await nextAmendmentId(trx),
    importedPrints,
    toDoByPrint: taskThreadsByPrint(presentThreads),
  });
  const threads = returnedThreads(document, origin.threads, presentThreads, changes.matchedLines, root);
  const operations = new Map<string, { operation: ThreadOperation; description: LookedItem }>();
  for (const [index, operation] of threads.operations.entries()) {
    const thread =
      operation.do === 'begin' ? undefined : presentThreads.find(({ id }) => id === operation.thread);
    const subject = operation.do === 'begin' ? operation.on : (thread?.on ?? '');
    const pid = subject.startsWith('provision:') ? subject.slice('provision:'.length) : null;
    const id = `comment-${index + 1}`;
    const description = describeThread(operation, {
      place: provisionName(changes.exportedAct, root, pid),
      pid,
      first: thread?.comments[0]?.text ?? '',
      savedBy: document.savedBy,
    });
    operations.set(id, { operation, description: { id, ...description } });
  }
  const missingComments = deletedComments(document, origin.threads, presentThreads);
  const waiting: readonly Waiting[] = [
    ...changes.unplaced.map(({ kind, shownRuns, ...one }) => ({
      what: kind,
      ...one,
      place: provisionName(changes.exportedAct, root, one.pid),
      shown: [...shownRuns],
    })),
    ...threads.unplaced.map(({ comments, words }) => ({
      what: 'comment' as const,
      words: comments.map(({ author, text }) => `${author || 'Somebody'}: “${text}”`).join(' '),
      place: '',
      pid: null,
      shown: [{ kind: 'kept' as const, text: words }],
      by: comments[0] ? { author: comments[0].author, date: comments[0].date } : null,
    })),
    ...(missingComments ?? []).map(({ thread, author, text }) => ({
      what: 'deleted-comment' as const,
      words: `A comment of ${thread} was deleted in Word: ${author}: “${text}”`,
      place: thread,
      pid: null,
      shown: [],
      by: null,
    })),
  ];
  const earlierImport = formerImports.filter((one) => one.sha256 === fileHash).at(-1);
  const hasWithdrawn = session.now.length < origin.sentFile.amendments.length;
  const look: WordLook = {
    file: name,
    sha256: fileHash,
    head: (await ledgerHead(trx)).hash,
    seq: origin.seq,
    at: origin.at,
    savedBy: document.savedBy,
    amendments: [...sentIds],
    remarks: [
      ...origin.remarks,
      ...(missingComments === null ? [NO_COMMENTS] : []),
      ...(changes.knownShare < MIN_LINE_SHARE
        ? [
            `Only part of the Act is in the file: ${Math.round(changes.knownShare * 100)} in 100 of its lines. Provisions that are not in it are listed, and are not selected.`,
          ]
        : []),
      ...(earlierImport ? [`This file was already imported by ${earlierImport.by}.`] : []),
      ...(hasWithdrawn
        ? [
            `${count(origin.sentFile.amendments.length - session.now.length, 'amendment')} of the file withdrawn since.`,
          ]
        : []),
    ],
    items: [
      ...[...items.values()].map(({ description }) => description),
      ...[...operations.values()].map(({ description }) => description),
    ],
    ...describeOwnChanges(context, changes),
    knownComments: threads.knownCount,
    unplaced: [...waiting],
  };
  const prints = new Set([...items.values()].map(({ print }) => print));
  const importedAt = new Map(
    formerImports
      .filter((one) => one.sha256 === fileHash || one.taken.some((print) => prints.has(print)))
      .flatMap(({ certificate, at }) => (certificate?.amendments ?? []).map((id) => [id, at] as const)),
  );
  return ok({
    look,
    document,
    accepted: acceptedFile.value,
    importedAt,
    origin,
    changes,
    threads,
    presentThreads,
    amendments,
    items,
    operations,
    session,
    missingComments,
  });
}

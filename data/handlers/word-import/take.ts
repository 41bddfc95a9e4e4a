import type { Knex } from 'knex';
import { UNNAMED_AUTHOR } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count, listed } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Comment, Thread } from '../../../core/review/records.ts';
import { addReply, setResolved } from '../../../core/review/threads.ts';
import { ledgerWords } from '../../../core/word-import/certificate/certificate-words.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { separateImportable } from '../../../core/word-import/only-takeable.ts';
import type { Returned } from '../../../core/word-import/records.ts';
import { importSignedItems } from '../../../core/word-import/take-items.ts';
import type { WordComment } from '../../../core/word-import/word-document.ts';
import { listAmendments, nextAmendmentIds } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords, nextRecordIds } from '../../store/records.ts';
import { fittingEdits, recordEvent, reviseAmendment } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { revisionsOfEach } from '../history/revisions-of.ts';
import { certificateOf, comparedWith, type DraftAfterImport } from './certify.ts';
import { groupItems, refuseUntakeable } from './group-items.ts';
import { authorOf, commenterOf, nameOf } from './names.ts';
import type { WordPreview } from './preview-word.ts';
import { keepToDos, resolveToDos, stillWaiting } from './to-dos.ts';

// Imports chosen changes and comments of a returned Word file into the review.

type ImportOutput = CallOutput<'word.take'>;
type ChosenItems = readonly {
  readonly item: WordItem;
  readonly print: string;
  readonly revises: readonly string[];
}[];

/** Describes whose wording from Word an amendment now has. The file may not name every author. */
function describeAuthors(names: readonly string[]): string {
  const namedPeople = names.filter((name) => name !== UNNAMED_AUTHOR);
  const people =
    namedPeople.length < names.length
      ? [...namedPeople, 'somebody whom the file does not name']
      : namedPeople;
  return `as ${listed(people)} had them in Word`;
}

/** The reason for a revision of an existing amendment: it names the authors of the changes in Word. */
function revisionReason(id: string, { look, document }: WordPreview, chosen: ChosenItems): string {
  const ownItems = chosen.filter(({ revises }) => revises.includes(id));
  const rejected = ownItems.filter(({ item }) => item.maker.kind === 'rejected').length;
  const names = [
    ...new Set(
      ownItems.flatMap(({ item }) =>
        item.maker.kind === 'rejected' ? [] : [authorOf(item, document.savedBy)],
      ),
    ),
  ];
  const parts = [
    ...(names.length > 0 ? [describeAuthors(names)] : []),
    ...(rejected > 0 ? ['without what was rejected in Word'] : []),
  ];
  return `${parts.join(' and ')} (${look.file})`.slice(0, 1000);
}

/** Revises existing amendments and creates new ones. `intoOf` returns the new amendment that a change is in. */
async function importChanges(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  preview: WordPreview,
  chosen: ChosenItems,
): Promise<
  Result<
    Pick<ImportOutput, 'made' | 'revised'> &
      Pick<DraftAfterImport, 'intoOf'> & { readonly groups: DraftAfterImport['newAmendments'] }
  >
> {
  const { groups, taking: plannedItems } = await groupItems(context, trx, preview, chosen);
  const session = { ...preview.session, newPid: context.deps.newId };
  const signedEdits = importSignedItems(session, plannedItems);
  if (!signedEdits.ok) return refuseUntakeable(preview, separateImportable(session, plannedItems).refused);
  const { root } = context.instrument;
  const signaturesById = signedEdits.value.signatures((author) => nameOf(author, preview.document.savedBy));
  const signaturesOf = (id: string) => (signaturesById.has(id) ? { signatures: signaturesById.get(id) } : {});
  const revised: string[] = [];
  const byId = new Map(preview.amendments.map((amendment) => [amendment.id, amendment]));
  const newEditsById = new Map<string, readonly Edit[]>();
  for (const [id, nextEdits] of signedEdits.value.edits) {
    const before = byId.get(id);
    if (!before) {
      newEditsById.set(id, nextEdits);
      continue;
    }
    if (canonicalJson(before.edits) === canonicalJson(nextEdits)) continue;
    const settledRefusal = revisionRefusal(before);
    if (settledRefusal) return settledRefusal;
    const edits = await fittingEdits(trx, root, id, nextEdits);
    if (!edits.ok) return edits;
    const reason = revisionReason(id, preview, chosen);
    const payload = { edits: edits.value, because: reason, ...signaturesOf(id) };
    const after = await reviseAmendment(trx, writeEntry, before, payload);
    if (!after.ok) return after;
    revised.push(id);
  }
  const created: { id: string; title: string }[] = [];
  const ids = await nextAmendmentIds(trx, groups.size);
  const createdIds = new Map<string, string>();
  for (const { id: plannedId, title, author } of groups.values()) {
    const newEdits = newEditsById.get(plannedId);
    if (!newEdits || newEdits.length === 0) continue;
    const id = ids[created.length] ?? '';
    const edits = await fittingEdits(trx, root, id, newEdits);
    if (!edits.ok) return edits;
    const payload = {
      revision: 1,
      title: title.slice(0, 500),
      purpose: '',
      reason: '',
      edits: edits.value,
      author,
      ...signaturesOf(plannedId),
    };
    const after = await recordEvent(trx, writeEntry, id, undefined, 'amendment.create', payload);
    if (!after.ok) return after;
    created.push({ id, title });
    createdIds.set(plannedId, id);
  }
  const intoOf = new Map(plannedItems.map(({ item, targetId }) => [item, createdIds.get(targetId)]));
  return ok({
    made: created,
    revised,
    groups: new Set(createdIds.values()),
    intoOf: (item) => intoOf.get(item),
  });
}

const commentFrom = ({ author, date, text }: WordComment, time: string): Comment => ({
  text: text.slice(0, 20_000),
  by: commenterOf(author),
  at: date ?? time,
});

/** Imports the chosen comments and replies, and resolves or reopens threads. */
async function importThreads(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { look, document, presentThreads, operations }: WordPreview,
  selectedIds: ReadonlySet<string>,
): Promise<Pick<ImportOutput, 'threads' | 'replies'>> {
  const time = deps.now();
  const threads = new Map(presentThreads.map((thread) => [thread.id, thread]));
  let [newThreads, replies] = [0, 0];
  for (const [key, { operation }] of operations) {
    if (!selectedIds.has(key)) continue;
    let [threadBefore, threadAfter]: [Thread | null, Thread | null] = [null, null];
    let description = '';
    if (operation.do === 'begin') {
      const [id = ''] = await nextRecordIds(trx, 'thread');
      const comments = operation.comments
        .filter(({ text }) => text.trim() !== '')
        .map((one) => commentFrom(one, time));
      const resolution = operation.resolved
        ? { by: document.savedBy.slice(0, 200) || deps.person().name, at: time }
        : null;
      threadAfter = {
        id,
        on: operation.on,
        words: operation.words,
        comments,
        resolved: resolution,
        task: null,
      };
      description = `imported ${comments[0]?.by}’s comment from ${look.file}: “${comments[0]?.text}”`;
      newThreads += 1;
    } else {
      threadBefore = threads.get(operation.thread) ?? null;
      if (!threadBefore) continue;
      if (operation.do === 'reply') {
        threadAfter = operation.comments.reduce(
          (thread, one) => addReply(thread, commentFrom(one, time)),
          threadBefore,
        );
        replies += operation.comments.length;
        description = `imported ${count(operation.comments.length, 'answer')} in ${threadBefore.id} from ${look.file}: “${operation.comments.map(({ text }) => text).join(' ')}”`;
      } else {
        const resolution = { by: document.savedBy.slice(0, 200) || deps.person().name, at: time };
        threadAfter = setResolved(threadBefore, operation.do === 'resolve' ? resolution : null);
        description = `${operation.do === 'resolve' ? 'resolved' : 'reopened'} ${threadBefore.id}, as it is in ${look.file}`;
      }
    }
    threads.set(threadAfter.id, threadAfter);
    const { id } = threadAfter;
    await saveRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was: threadBefore, is: threadAfter },
    ]);
  }
  return { threads: newThreads, replies };
}

/** Imports some changes of a returned file, and keeps the others as to-dos. Call it in the transaction that previewed the file. */
export async function importItems(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  preview: WordPreview,
  { items }: Pick<CallRequest<'word.take'>, 'items'>,
): Promise<Result<ImportOutput>> {
  const { look } = preview;
  const selectedIds = new Set(items);
  const unknownId = items.find((id) => !preview.items.has(id) && !preview.operations.has(id));
  if (unknownId !== undefined)
    return refuse('not-found', `There is no item ${unknownId} in ${look.file}.`, unknownId);
  const chosen: { item: WordItem; print: string; revises: readonly string[] }[] = [];
  for (const [id, { item, print, description: lookedItem }] of preview.items) {
    if (!selectedIds.has(id)) continue;
    if (lookedItem.blocked !== null)
      return refuse('refused', `${lookedItem.words}: ${lookedItem.blocked}. Nothing was imported.`, id);
    chosen.push({ item, print, revises: lookedItem.revises });
  }
  const changes = await importChanges(context, trx, writeEntry, preview, chosen);
  if (!changes.ok) return changes;
  const threads = await importThreads(context, trx, writeEntry, preview, selectedIds);
  const { groups, intoOf, ...changed } = changes.value;
  const amendments = comparedWith(preview, groups, await listAmendments(trx));
  const certificate = certificateOf(context, preview, selectedIds, {
    amendments,
    revisions: await revisionsOfEach(trx, amendments),
    threads: await listRecords(trx, 'thread'),
    newAmendments: groups,
    intoOf,
  });
  await resolveToDos(context, trx, writeEntry, new Set(chosen.map(({ print }) => print)), look.file);
  const toDos = await keepToDos(context, trx, writeEntry, preview);
  const waiting = stillWaiting(look.unplaced, await listRecords(trx, 'returned'));
  const isNotImported = ({ id, blocked, isTaken }: (typeof look.items)[number]) =>
    blocked === null && !isTaken && !selectedIds.has(id);
  const [id = ''] = await nextRecordIds(trx, 'returned');
  const importer = { by: context.deps.person().name, at: context.deps.now() };
  const record: Returned = {
    id,
    file: look.file,
    sha256: look.sha256,
    savedBy: look.savedBy.slice(0, 500),
    seq: look.seq,
    taken: chosen.map(({ print }) => print),
    left: look.items.filter(isNotImported).length,
    agreed: look.agreed.map(({ am, words }) => `${am}: ${words}`.slice(0, 20_000)),
    waiting: waiting.map((one) => ({ ...one, words: one.words.slice(0, 20_000), done: null })),
    certificate,
    ...importer,
  };
  const description = `imported the Word file ${look.file}${look.savedBy && `, saved by ${look.savedBy}`}: ${count(selectedIds.size, 'item')} imported, ${record.left} not imported, ${count(record.waiting.length + toDos.length, 'item')} to decide; ${ledgerWords(certificate)}`;
  await saveRecords(trx, writeEntry, { subject: '', description }, [
    { kind: 'returned', id, was: null, is: record },
  ]);
  return ok({
    ...changed,
    ...threads,
    waiting: record.waiting.length,
    toDos: [...toDos],
    record: id,
    certificate,
  });
}

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
import { partTakeable } from '../../../core/word-import/only-takeable.ts';
import type { Returned } from '../../../core/word-import/records.ts';
import { takeSigned } from '../../../core/word-import/take-items.ts';
import type { WordComment } from '../../../core/word-import/word-document.ts';
import { listAmendments, nextAmendmentIds } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords, nextRecordIds } from '../../store/records.ts';
import { fittingEdits, recordEvent, reviseAmendment } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { revisionsOfEach } from '../history/revisions-of.ts';
import { certificateOf, comparedWith, type DraftAfterImport } from './certify.ts';
import { groupItems, refuseUntakeable } from './group-items.ts';
import { authorOf, commenterOf, nameOf } from './names.ts';
import type { WordPreview } from './preview-word.ts';
import { endToDos, keepToDos, stillWaiting } from './to-dos.ts';

type TakeOutput = CallOutput<'word.take'>;
type Chosen = readonly {
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
function revisionReason(id: string, { look, document }: WordPreview, chosen: Chosen): string {
  const mine = chosen.filter(({ revises }) => revises.includes(id));
  const rejected = mine.filter(({ item }) => item.maker.kind === 'rejected').length;
  const names = [
    ...new Set(
      mine.flatMap(({ item }) => (item.maker.kind === 'rejected' ? [] : [authorOf(item, document.savedBy)])),
    ),
  ];
  const parts = [
    ...(names.length > 0 ? [describeAuthors(names)] : []),
    ...(rejected > 0 ? ['without what was rejected in Word'] : []),
  ];
  return `${parts.join(' and ')} (${look.file})`.slice(0, 1000);
}

async function takeChanges(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  preview: WordPreview,
  chosen: Chosen,
): Promise<
  Result<
    Pick<TakeOutput, 'made' | 'revised'> &
      Pick<DraftAfterImport, 'intoOf'> & { readonly groups: DraftAfterImport['newAmendments'] }
  >
> {
  const { groups, taking } = await groupItems(context, trx, preview, chosen);
  const session = { ...preview.session, newPid: context.deps.newId };
  const signedEdits = takeSigned(session, taking);
  if (!signedEdits.ok) return refuseUntakeable(preview, partTakeable(session, taking).cannot);
  const { root } = context.instrument;
  const signed = signedEdits.value.signatures((author) => nameOf(author, preview.document.savedBy));
  const signatures = (id: string) => (signed.has(id) ? { signatures: signed.get(id) } : {});
  const revised: string[] = [];
  const byId = new Map(preview.amendments.map((amendment) => [amendment.id, amendment]));
  const fresh = new Map<string, readonly Edit[]>();
  for (const [id, nextEdits] of signedEdits.value.edits) {
    const before = byId.get(id);
    if (!before) {
      fresh.set(id, nextEdits);
      continue;
    }
    if (canonicalJson(before.edits) === canonicalJson(nextEdits)) continue;
    const settled = revisionRefusal(before);
    if (settled) return settled;
    const edits = await fittingEdits(trx, root, id, nextEdits);
    if (!edits.ok) return edits;
    const reason = revisionReason(id, preview, chosen);
    const payload = { edits: edits.value, because: reason, ...signatures(id) };
    const after = await reviseAmendment(trx, writeEntry, before, payload);
    if (!after.ok) return after;
    revised.push(id);
  }
  const created: { id: string; title: string }[] = [];
  const ids = await nextAmendmentIds(trx, groups.size);
  const actual = new Map<string, string>();
  for (const { id: planned, title, author } of groups.values()) {
    const newEdits = fresh.get(planned);
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
      ...signatures(planned),
    };
    const after = await recordEvent(trx, writeEntry, id, undefined, 'amendment.create', payload);
    if (!after.ok) return after;
    created.push({ id, title });
    actual.set(planned, id);
  }
  const intoOf = new Map(taking.map(({ item, into }) => [item, actual.get(into)]));
  return ok({ made: created, revised, groups: new Set(actual.values()), intoOf: (item) => intoOf.get(item) });
}

const commentFrom = ({ author, date, text }: WordComment, now: string): Comment => ({
  text: text.slice(0, 20_000),
  by: commenterOf(author),
  at: date ?? now,
});

async function takeThreads(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { look, document, now, operations }: WordPreview,
  selectedIds: ReadonlySet<string>,
): Promise<Pick<TakeOutput, 'threads' | 'replies'>> {
  const at = deps.now();
  const threads = new Map(now.map((thread) => [thread.id, thread]));
  let [begun, replies] = [0, 0];
  for (const [key, { operation }] of operations) {
    if (!selectedIds.has(key)) continue;
    let [was, is]: [Thread | null, Thread | null] = [null, null];
    let description = '';
    if (operation.do === 'begin') {
      const [id = ''] = await nextRecordIds(trx, 'thread');
      const comments = operation.comments
        .filter(({ text }) => text.trim() !== '')
        .map((one) => commentFrom(one, at));
      const end = operation.resolved
        ? { by: document.savedBy.slice(0, 200) || deps.person().name, at }
        : null;
      is = { id, on: operation.on, words: operation.words, comments, resolved: end, task: null };
      description = `imported ${comments[0]?.by}’s comment from ${look.file}: “${comments[0]?.text}”`;
      begun += 1;
    } else {
      was = threads.get(operation.thread) ?? null;
      if (!was) continue;
      if (operation.do === 'reply') {
        is = operation.comments.reduce((thread, one) => addReply(thread, commentFrom(one, at)), was);
        replies += operation.comments.length;
        description = `imported ${count(operation.comments.length, 'answer')} in ${was.id} from ${look.file}: “${operation.comments.map(({ text }) => text).join(' ')}”`;
      } else {
        const by = { by: document.savedBy.slice(0, 200) || deps.person().name, at };
        is = setResolved(was, operation.do === 'resolve' ? by : null);
        description = `${operation.do === 'resolve' ? 'resolved' : 'reopened'} ${was.id}, as it is in ${look.file}`;
      }
    }
    threads.set(is.id, is);
    const { id } = is;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, description: description }, [
      { kind: 'thread', id, was, is },
    ]);
  }
  return { threads: begun, replies };
}

/** Imports some changes of a returned file, and keeps the others as to-dos. Call it in the transaction that previewed the file. */
export async function take(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  preview: WordPreview,
  { items }: Pick<CallRequest<'word.take'>, 'items'>,
): Promise<Result<TakeOutput>> {
  const { look } = preview;
  const selectedIds = new Set(items);
  const stray = items.find((id) => !preview.items.has(id) && !preview.operations.has(id));
  if (stray !== undefined) return refuse('not-found', `There is no item ${stray} in ${look.file}.`, stray);
  const chosen: { item: WordItem; print: string; revises: readonly string[] }[] = [];
  for (const [id, { item, print, description: lookedItem }] of preview.items) {
    if (!selectedIds.has(id)) continue;
    if (lookedItem.blocked !== null)
      return refuse('refused', `${lookedItem.words}: ${lookedItem.blocked}. Nothing was imported.`, id);
    chosen.push({ item, print, revises: lookedItem.revises });
  }
  const changes = await takeChanges(context, trx, writeEntry, preview, chosen);
  if (!changes.ok) return changes;
  const threads = await takeThreads(context, trx, writeEntry, preview, selectedIds);
  const { groups, intoOf, ...did } = changes.value;
  const amendments = comparedWith(preview, groups, await listAmendments(trx));
  const certificate = certificateOf(context, preview, selectedIds, {
    amendments,
    revisions: await revisionsOfEach(trx, amendments),
    threads: await listRecords(trx, 'thread'),
    newAmendments: groups,
    intoOf,
  });
  await endToDos(context, trx, writeEntry, new Set(chosen.map(({ print }) => print)), look.file);
  const toDos = await keepToDos(context, trx, writeEntry, preview);
  const waiting = stillWaiting(look.unplaced, await listRecords(trx, 'returned'));
  const isLeft = ({ id, blocked, isTaken }: (typeof look.items)[number]) =>
    blocked === null && !isTaken && !selectedIds.has(id);
  const [id = ''] = await nextRecordIds(trx, 'returned');
  const now = { by: context.deps.person().name, at: context.deps.now() };
  const is: Returned = {
    id,
    file: look.file,
    sha256: look.sha256,
    savedBy: look.savedBy.slice(0, 500),
    seq: look.seq,
    taken: chosen.map(({ print }) => print),
    left: look.items.filter(isLeft).length,
    agreed: look.agreed.map(({ am, words }) => `${am}: ${words}`.slice(0, 20_000)),
    waiting: waiting.map((one) => ({ ...one, words: one.words.slice(0, 20_000), done: null })),
    certificate,
    ...now,
  };
  const description = `imported the Word file ${look.file}${look.savedBy && `, saved by ${look.savedBy}`}: ${count(selectedIds.size, 'item')} imported, ${is.left} not imported, ${count(is.waiting.length + toDos.length, 'item')} to decide; ${ledgerWords(certificate)}`;
  await keepRecords(trx, writeEntry, { subject: '', description: description }, [
    { kind: 'returned', id, was: null, is },
  ]);
  return ok({ ...did, ...threads, waiting: is.waiting.length, toDos: [...toDos], record: id, certificate });
}

import type { Knex } from 'knex';
import { UNNAMED_AUTHOR } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count, listed } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Comment, Thread } from '../../../core/review/records.ts';
import { replied, resolved } from '../../../core/review/threads.ts';
import { ledgerWords } from '../../../core/word-import/certificate/certificate-words.ts';
import type { Item } from '../../../core/word-import/item.ts';
import type { Returned } from '../../../core/word-import/records.ts';
import { takeSigned } from '../../../core/word-import/take.ts';
import { partTakeable } from '../../../core/word-import/takeable.ts';
import type { WordComment } from '../../../core/word-import/word-document.ts';
import { listAmendments, nextAmendmentIds } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords, nextRecordIds } from '../../store/records.ts';
import { fitting, record, revise } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { madeOfEach } from '../history/made.ts';
import { type After, certificateOf, comparedWith } from './certify.ts';
import { grouped, refusedBeside } from './grouped.ts';
import type { Looked } from './look.ts';
import { authorOf, commenterOf, nameOf } from './names.ts';
import { endToDos, keepToDos, stillWaiting } from './to-dos.ts';

type Taken = CallOutput<'word.take'>;
type Chosen = readonly { readonly item: Item; readonly print: string; readonly revises: readonly string[] }[];

/** Whose words in Word an amendment has now; the file need not name everybody. */
function wordedBy(names: readonly string[]): string {
  const known = names.filter((name) => name !== UNNAMED_AUTHOR);
  const people = known.length < names.length ? [...known, 'somebody whom the file does not name'] : known;
  return `as ${listed(people)} had them in Word`;
}

/** On whose account an amendment of the draft's own is revised. */
function because(id: string, { look, document }: Looked, chosen: Chosen): string {
  const mine = chosen.filter(({ revises }) => revises.includes(id));
  const rejected = mine.filter(({ item }) => item.maker.how === 'rejected').length;
  const names = [
    ...new Set(
      mine.flatMap(({ item }) => (item.maker.how === 'rejected' ? [] : [authorOf(item, document.savedBy)])),
    ),
  ];
  const parts = [
    ...(names.length > 0 ? [wordedBy(names)] : []),
    ...(rejected > 0 ? ['without what was rejected in Word'] : []),
  ];
  return `${parts.join(' and ')} (${look.file})`.slice(0, 1000);
}

async function takeChanges(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  held: Looked,
  chosen: Chosen,
): Promise<
  Result<Pick<Taken, 'made' | 'revised'> & Pick<After, 'intoOf'> & { readonly groups: After['made'] }>
> {
  const { groups, taking } = await grouped(context, trx, held, chosen);
  const session = { ...held.session, newPid: context.deps.newId };
  const taken = takeSigned(session, taking);
  if (!taken.ok) return refusedBeside(held, partTakeable(session, taking).cannot);
  const { root } = context.instrument;
  const signed = taken.value.signatures((author) => nameOf(author, held.document.savedBy));
  const signatures = (id: string) => (signed.has(id) ? { signatures: signed.get(id) } : {});
  const revised: string[] = [];
  const byId = new Map(held.amendments.map((amendment) => [amendment.id, amendment]));
  const fresh = new Map<string, readonly Edit[]>();
  for (const [id, wanted] of taken.value.edits) {
    const before = byId.get(id);
    if (!before) {
      fresh.set(id, wanted);
      continue;
    }
    if (canonicalJson(before.edits) === canonicalJson(wanted)) continue;
    const settled = revisionRefusal(before);
    if (settled) return settled;
    const edits = await fitting(trx, root, id, wanted);
    if (!edits.ok) return edits;
    const why = because(id, held, chosen);
    const payload = { edits: edits.value, because: why, ...signatures(id) };
    const after = await revise(trx, writeEntry, before, payload);
    if (!after.ok) return after;
    revised.push(id);
  }
  const made: { id: string; title: string }[] = [];
  const ids = await nextAmendmentIds(trx, groups.size);
  const actual = new Map<string, string>();
  for (const { id: planned, title, author } of groups.values()) {
    const wanted = fresh.get(planned);
    if (!wanted || wanted.length === 0) continue;
    const id = ids[made.length] ?? '';
    const edits = await fitting(trx, root, id, wanted);
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
    const after = await record(trx, writeEntry, id, undefined, 'amendment.create', payload);
    if (!after.ok) return after;
    made.push({ id, title });
    actual.set(planned, id);
  }
  const intoOf = new Map(taking.map(({ item, into }) => [item, actual.get(into)]));
  return ok({ made, revised, groups: new Set(actual.values()), intoOf: (item) => intoOf.get(item) });
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
  { look, document, now, operations }: Looked,
  wanted: ReadonlySet<string>,
): Promise<Pick<Taken, 'threads' | 'replies'>> {
  const at = deps.now();
  const threads = new Map(now.map((thread) => [thread.id, thread]));
  let [begun, replies] = [0, 0];
  for (const [key, { operation }] of operations) {
    if (!wanted.has(key)) continue;
    let [was, is]: [Thread | null, Thread | null] = [null, null];
    let what = '';
    if (operation.do === 'begin') {
      const [id = ''] = await nextRecordIds(trx, 'thread');
      const comments = operation.comments
        .filter(({ text }) => text.trim() !== '')
        .map((one) => commentFrom(one, at));
      const end = operation.resolved
        ? { by: document.savedBy.slice(0, 200) || deps.person().name, at }
        : null;
      is = { id, on: operation.on, words: operation.words, comments, resolved: end, task: null };
      what = `imported ${comments[0]?.by}’s comment from ${look.file}: “${comments[0]?.text}”`;
      begun += 1;
    } else {
      was = threads.get(operation.thread) ?? null;
      if (!was) continue;
      if (operation.do === 'reply') {
        is = operation.comments.reduce((thread, one) => replied(thread, commentFrom(one, at)), was);
        replies += operation.comments.length;
        what = `imported ${count(operation.comments.length, 'answer')} in ${was.id} from ${look.file}: “${operation.comments.map(({ text }) => text).join(' ')}”`;
      } else {
        const by = { by: document.savedBy.slice(0, 200) || deps.person().name, at };
        is = resolved(was, operation.do === 'resolve' ? by : null);
        what = `${operation.do === 'resolve' ? 'resolved' : 'reopened'} ${was.id}, as it is in ${look.file}`;
      }
    }
    threads.set(is.id, is);
    const { id } = is;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, what }, [{ kind: 'thread', id, was, is }]);
  }
  return { threads: begun, replies };
}

/** Takes some items of a returned file, and keeps what waits. For a transaction that looked at the file. */
export async function take(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  held: Looked,
  { items }: Pick<CallRequest<'word.take'>, 'items'>,
): Promise<Result<Taken>> {
  const { look } = held;
  const wanted = new Set(items);
  const stray = items.find((id) => !held.items.has(id) && !held.operations.has(id));
  if (stray !== undefined) return refuse('not-found', `There is no item ${stray} in ${look.file}.`, stray);
  const chosen: { item: Item; print: string; revises: readonly string[] }[] = [];
  for (const [id, { item, print, told }] of held.items) {
    if (!wanted.has(id)) continue;
    if (told.blocked !== null)
      return refuse('refused', `${told.words}: ${told.blocked}. Nothing was imported.`, id);
    chosen.push({ item, print, revises: told.revises });
  }
  const changes = await takeChanges(context, trx, writeEntry, held, chosen);
  if (!changes.ok) return changes;
  const threads = await takeThreads(context, trx, writeEntry, held, wanted);
  const { groups, intoOf, ...did } = changes.value;
  const amendments = comparedWith(held, groups, await listAmendments(trx));
  const certificate = certificateOf(context, held, wanted, {
    amendments,
    revisions: await madeOfEach(trx, amendments),
    threads: await listRecords(trx, 'thread'),
    made: groups,
    intoOf,
  });
  await endToDos(context, trx, writeEntry, new Set(chosen.map(({ print }) => print)), look.file);
  const toDos = await keepToDos(context, trx, writeEntry, held);
  const waiting = stillWaiting(look.unplaced, await listRecords(trx, 'returned'));
  const isLeft = ({ id, blocked, isTaken }: (typeof look.items)[number]) =>
    blocked === null && !isTaken && !wanted.has(id);
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
  const what = `imported the Word file ${look.file}${look.savedBy && `, saved by ${look.savedBy}`}: ${count(wanted.size, 'item')} imported, ${is.left} not imported, ${count(is.waiting.length + toDos.length, 'item')} to decide; ${ledgerWords(certificate)}`;
  await keepRecords(trx, writeEntry, { subject: '', what }, [{ kind: 'returned', id, was: null, is }]);
  return ok({ ...did, ...threads, waiting: is.waiting.length, toDos: [...toDos], record: id, certificate });
}

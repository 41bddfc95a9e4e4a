import type { Knex } from 'knex';
import { cite } from '../../../core/act/citation.ts';
import { indexTree } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { refSchema, splitRef } from '../../../core/evidence/link.ts';
import type { Comment, Thread } from '../../../core/review/records.ts';
import { singleFieldOf } from '../../../core/review/suggest.ts';
import type { ThreadWords } from '../../../core/review/thread-words.ts';
import {
  addReply,
  resolveRefusal,
  setResolved,
  setTask,
  suggestionWords,
} from '../../../core/review/threads.ts';
import { wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { listAmendments } from '../../store/amendments.ts';
import { type LedgerWriter, peopleOf } from '../../store/ledger.ts';
import { findLink } from '../../store/links.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { isPresent } from '../context/look-up.ts';
import { writtenFor } from '../context/note-written.ts';

/** What a thread is on, in words: a provision of the base text by its citation. */
export function saidOn({ instrument: { root } }: Context, on: string): string {
  const ref = refSchema.safeParse(on);
  if (!ref.success) return on.replace(':', ' ');
  const { kind, id } = splitRef(ref.data);
  if (kind !== 'provision') return refWords(ref.data);
  return indexTree(root).byPid.has(id) ? cite(root, id) : 'an inserted provision';
}

async function isThere(context: Context, trx: Knex.Transaction, on: string): Promise<boolean> {
  if (on.startsWith('link:')) return (await findLink(trx, on.slice('link:'.length))) !== undefined;
  const ref = refSchema.safeParse(on);
  return ref.success && (await isPresent(context, trx, ref.data));
}

/** What somebody says, and what they suggest. */
interface CommentInput {
  readonly text: string;
  readonly suggest?: string | undefined;
  readonly request?: string | undefined;
}

const commentOf = ({ text, suggest }: CommentInput, now: Pick<Comment, 'by' | 'at'>): Comment => ({
  text: suggest !== undefined && text.trim() === '' ? suggestionWords(suggest) : text,
  ...now,
  ...(suggest !== undefined && { suggestion: { insert: suggest, taken: null } }),
});

/** Begins a thread on something that is there. For a transaction that checked that. */
export async function beginThread(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { on, words, request, ...what }: Pick<Thread, 'on' | 'words'> & CommentInput,
): Promise<Thread> {
  const [id = ''] = await nextRecordIds(trx, 'thread');
  const { deps } = context;
  const comment = commentOf(what, { by: deps.person().name, at: deps.now() });
  const thread: Thread = { id, on, words, comments: [comment], resolved: null, task: null };
  const quoted = words ? `“${words.quote}” in ${saidOn(context, on)}` : saidOn(context, on);
  await keepRecords(
    trx,
    writeEntry,
    { subject: `thread:${id}`, description: `commented on ${quoted}: “${comment.text}”`, request },
    [{ kind: 'thread', id, was: null, is: thread }],
  );
  return thread;
}

/** The thread that a request changed, as it is now; undefined where it changed none that is still there. */
async function threadOfRequest(
  trx: Knex.Transaction,
  request: string | undefined,
): Promise<Thread | undefined> {
  const entry = await writtenFor(trx, 'records.change', request);
  return entry && (await findRecord(trx, 'thread', entry.subject.slice('thread:'.length)));
}

const change = (
  context: Context,
  id: string,
  decide: (
    thread: Thread,
    now: { readonly by: string; readonly at: string },
  ) => Result<readonly [Thread, string]>,
  request?: string,
): Promise<Result<Thread>> =>
  context.write(async (trx, writeEntry) => {
    const saved = await threadOfRequest(trx, request);
    if (saved) return ok(saved);
    const was = await findRecord(trx, 'thread', id);
    if (!was) return refuse('not-found', `There is no thread ${id}.`, 'id');
    const changed = decide(was, { by: context.deps.person().name, at: context.deps.now() });
    if (!changed.ok) return changed;
    const [is, description] = changed.value;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, description, request }, [
      { kind: 'thread', id, was, is },
    ]);
    return ok(is);
  });

const NO_WORDS = refuse('invalid', 'Your comment is empty. Enter some text.', 'text');

export const listPeople: Handler<'review.people'> = (context) =>
  context.read(async (trx) => {
    const owners = (await listRecords(trx, 'thread')).flatMap(({ task }) => task?.owner ?? []);
    const all = new Set([...(await peopleOf(trx)), ...owners]);
    return ok([...all].sort((a, b) => a.localeCompare(b, 'en-GB')));
  });

export const listThreads: Handler<'thread.list'> = (context) =>
  context.read(async (trx) => ok(await listRecords(trx, 'thread')));

const says = ({ text, suggest }: CommentInput): boolean => text.trim() !== '' || suggest !== undefined;

/** Why nothing can be suggested in the place of a thread's words; null when it can. */
function cannotSuggest(words: ThreadWords | null, { suggest }: CommentInput): Result<never> | null {
  if (suggest === undefined) return null;
  if (!words)
    return refuse(
      'invalid',
      'Select the words you want to change first, then suggest other wording.',
      'suggest',
    );
  if (!words.held || singleFieldOf(words.held)) return null;
  return refuse(
    'clash',
    'You can suggest other wording for one provision at a time. Nothing was saved.',
    'suggest',
  );
}

/** Why a thread can't be on some words of something; null when it can. */
async function cannotBeOn(
  context: Context,
  trx: Knex.Transaction,
  on: string,
  words: ThreadWords | null,
): Promise<Result<never> | null> {
  if (!(await isThere(context, trx, on)))
    return refuse('not-found', `There is no ${saidOn(context, on)}.`, 'on');
  if (!words?.held) return null;
  const { root } = context.instrument;
  const { state } = wordsInDraft(root, on.slice(on.indexOf(':') + 1), words, await listAmendments(trx));
  if (state === 'stands' && on.startsWith('provision:')) return null;
  return refuse('clash', 'These words are not in the current draft. Nothing was saved.', 'words');
}

export const addThread: Handler<'thread.add'> = (context, { on, words, ...what }) =>
  context.write(async (trx, writeEntry) => {
    const saved = await threadOfRequest(trx, what.request);
    if (saved) return ok(saved);
    if (!says(what)) return NO_WORDS;
    const barred = (await cannotBeOn(context, trx, on, words)) ?? cannotSuggest(words, what);
    return barred ?? ok(await beginThread(context, trx, writeEntry, { on, words, ...what }));
  });

export const replyToThread: Handler<'thread.reply'> = (context, { id, ...what }) =>
  change(
    context,
    id,
    (thread, now) => {
      if (!says(what)) return NO_WORDS;
      const barred = cannotSuggest(thread.words, what);
      if (barred) return barred;
      const comment = commentOf(what, now);
      return ok([
        addReply(thread, comment),
        `replied in ${id}, on ${saidOn(context, thread.on)}: “${comment.text}”`,
      ]);
    },
    what.request,
  );

export const placeThread: Handler<'thread.place'> = (context, { id, on, words }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'thread', id);
    if (!was) return refuse('not-found', `There is no thread ${id}.`, 'id');
    const barred = await cannotBeOn(context, trx, on, words);
    if (barred) return barred;
    const is = { ...was, on, words };
    const description = `moved ${id} to ${words ? `“${words.quote}” in ${saidOn(context, on)}` : saidOn(context, on)}`;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was, is },
    ]);
    return ok(is);
  });

export const resolveThread: Handler<'thread.resolve'> = (context, { id, resolved: isResolved }) =>
  change(context, id, (thread, now) => {
    const barred = resolveRefusal(thread, isResolved);
    if (barred) return barred;
    return ok([
      setResolved(thread, isResolved ? now : null),
      `${isResolved ? 'resolved' : 'reopened'} ${id}, on ${saidOn(context, thread.on)}`,
    ]);
  });

export const taskThread: Handler<'thread.task'> = (context, { id, task }) =>
  change(context, id, (thread, now) => {
    if (task && task.owner.trim() === '') return refuse('invalid', 'Say who the task is for.', 'owner');
    const due = task?.due ? `, due ${task.due}` : '';
    const description = task
      ? `${task.isDone ? 'did' : 'set'} the task of ${id}, on ${saidOn(context, thread.on)}: ${task.owner}${due}`
      : `removed the task from ${id}, on ${saidOn(context, thread.on)}`;
    return ok([setTask(thread, task, now), description]);
  });

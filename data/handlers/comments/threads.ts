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
import { saveRecords } from '../context/keep-records.ts';
import { isPresent } from '../context/look-up.ts';
import { findEntryOfRequest } from '../context/written-entries.ts';

// Handlers for comments. A thread is a comment on an item of the review (`on`) or on quoted words, with its replies and
// task.

/** Describes the subject of a thread. A provision of the base text is cited. */
export function describeSubject({ instrument: { root } }: Context, on: string): string {
  const ref = refSchema.safeParse(on);
  if (!ref.success) return on.replace(':', ' ');
  const { kind, id } = splitRef(ref.data);
  if (kind !== 'provision') return refWords(ref.data);
  return indexTree(root).byPid.has(id) ? cite(root, id) : 'an inserted provision';
}

/** Whether the item that a thread is on exists and is not deleted. */
async function subjectExists(context: Context, trx: Knex.Transaction, on: string): Promise<boolean> {
  if (on.startsWith('link:')) return (await findLink(trx, on.slice('link:'.length))) !== undefined;
  const ref = refSchema.safeParse(on);
  return ref.success && (await isPresent(context, trx, ref.data));
}

/**
 * The text of a new comment and the wording that it suggests, if any. `request` is the id of the user’s request, which
 * may be sent again.
 */
interface CommentInput {
  readonly text: string;
  readonly suggest?: string | undefined;
  readonly request?: string | undefined;
}

const commentOf = ({ text, suggest }: CommentInput, stamp: Pick<Comment, 'by' | 'at'>): Comment => ({
  text: suggest !== undefined && text.trim() === '' ? suggestionWords(suggest) : text,
  ...stamp,
  ...(suggest !== undefined && { suggestion: { insert: suggest, taken: null } }),
});

/** Starts a thread. The caller must have checked in the same transaction that the subject exists. */
export async function beginThread(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { on, words, request, ...input }: Pick<Thread, 'on' | 'words'> & CommentInput,
): Promise<Thread> {
  const [id = ''] = await nextRecordIds(trx, 'thread');
  const { deps } = context;
  const comment = commentOf(input, { by: deps.person().name, at: deps.now() });
  const thread: Thread = { id, on, words, comments: [comment], resolved: null, task: null };
  const subjectWords = words
    ? `“${words.quote}” in ${describeSubject(context, on)}`
    : describeSubject(context, on);
  await saveRecords(
    trx,
    writeEntry,
    { subject: `thread:${id}`, description: `commented on ${subjectWords}: “${comment.text}”`, request },
    [{ kind: 'thread', id, was: null, is: thread }],
  );
  return thread;
}

/** Returns the thread that an earlier try of this request changed; undefined if there is none, or it no longer exists. */
async function threadOfRequest(
  trx: Knex.Transaction,
  request: string | undefined,
): Promise<Thread | undefined> {
  const entry = await findEntryOfRequest(trx, 'records.change', request);
  return entry && (await findRecord(trx, 'thread', entry.subject.slice('thread:'.length)));
}

/** Saves what `decide` returns: the changed thread and the description for the ledger. */
const changeThread = (
  context: Context,
  id: string,
  decide: (
    thread: Thread,
    stamp: { readonly by: string; readonly at: string },
  ) => Result<readonly [Thread, string]>,
  request?: string,
): Promise<Result<Thread>> =>
  context.write(async (trx, writeEntry) => {
    const earlierThread = await threadOfRequest(trx, request);
    if (earlierThread) return ok(earlierThread);
    const was = await findRecord(trx, 'thread', id);
    if (!was) return refuse('not-found', `There is no thread ${id}.`, 'id');
    const outcome = decide(was, { by: context.deps.person().name, at: context.deps.now() });
    if (!outcome.ok) return outcome;
    const [is, description] = outcome.value;
    await saveRecords(trx, writeEntry, { subject: `thread:${id}`, description, request }, [
      { kind: 'thread', id, was, is },
    ]);
    return ok(is);
  });

const EMPTY_COMMENT = refuse('invalid', 'Your comment is empty. Enter some text.', 'text');

/** Answers `review.people`: everybody who wrote a ledger entry or has a task. */
export const listPeople: Handler<'review.people'> = (context) =>
  context.read(async (trx) => {
    const owners = (await listRecords(trx, 'thread')).flatMap(({ task }) => task?.owner ?? []);
    const names = new Set([...(await peopleOf(trx)), ...owners]);
    return ok([...names].sort((a, b) => a.localeCompare(b, 'en-GB')));
  });

export const listThreads: Handler<'thread.list'> = (context) =>
  context.read(async (trx) => ok(await listRecords(trx, 'thread')));

const hasContent = ({ text, suggest }: CommentInput): boolean => text.trim() !== '' || suggest !== undefined;

/** Refuses a suggestion if the thread quotes no words, or words of more than one provision. */
function suggestionRefusal(words: ThreadWords | null, { suggest }: CommentInput): Result<never> | null {
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

/** Refuses a thread whose subject does not exist, or whose quoted words are not in the current draft. */
async function subjectRefusal(
  context: Context,
  trx: Knex.Transaction,
  on: string,
  words: ThreadWords | null,
): Promise<Result<never> | null> {
  if (!(await subjectExists(context, trx, on)))
    return refuse('not-found', `There is no ${describeSubject(context, on)}.`, 'on');
  if (!words?.held) return null;
  const { root } = context.instrument;
  const { state } = wordsInDraft(root, on.slice(on.indexOf(':') + 1), words, await listAmendments(trx));
  if (state === 'stands' && on.startsWith('provision:')) return null;
  return refuse('clash', 'These words are not in the current draft. Nothing was saved.', 'words');
}

export const addThread: Handler<'thread.add'> = (context, { on, words, ...input }) =>
  context.write(async (trx, writeEntry) => {
    const earlierThread = await threadOfRequest(trx, input.request);
    if (earlierThread) return ok(earlierThread);
    if (!hasContent(input)) return EMPTY_COMMENT;
    const refusal = (await subjectRefusal(context, trx, on, words)) ?? suggestionRefusal(words, input);
    return refusal ?? ok(await beginThread(context, trx, writeEntry, { on, words, ...input }));
  });

export const replyToThread: Handler<'thread.reply'> = (context, { id, ...input }) =>
  changeThread(
    context,
    id,
    (thread, stamp) => {
      if (!hasContent(input)) return EMPTY_COMMENT;
      const refusal = suggestionRefusal(thread.words, input);
      if (refusal) return refusal;
      const comment = commentOf(input, stamp);
      return ok([
        addReply(thread, comment),
        `replied in ${id}, on ${describeSubject(context, thread.on)}: “${comment.text}”`,
      ]);
    },
    input.request,
  );

/** Answers `thread.place`: moves a thread to other words or another item. */
export const placeThread: Handler<'thread.place'> = (context, { id, on, words }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'thread', id);
    if (!was) return refuse('not-found', `There is no thread ${id}.`, 'id');
    const refusal = await subjectRefusal(context, trx, on, words);
    if (refusal) return refusal;
    const is = { ...was, on, words };
    const description = `moved ${id} to ${words ? `“${words.quote}” in ${describeSubject(context, on)}` : describeSubject(context, on)}`;
    await saveRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was, is },
    ]);
    return ok(is);
  });

export const resolveThread: Handler<'thread.resolve'> = (context, { id, resolved: isResolved }) =>
  changeThread(context, id, (thread, stamp) => {
    const refusal = resolveRefusal(thread, isResolved);
    if (refusal) return refusal;
    return ok([
      setResolved(thread, isResolved ? stamp : null),
      `${isResolved ? 'resolved' : 'reopened'} ${id}, on ${describeSubject(context, thread.on)}`,
    ]);
  });

/** Answers `thread.task`: sets, completes or removes the task of a thread. */
export const taskThread: Handler<'thread.task'> = (context, { id, task }) =>
  changeThread(context, id, (thread, stamp) => {
    if (task && task.owner.trim() === '') return refuse('invalid', 'Say who the task is for.', 'owner');
    const due = task?.due ? `, due ${task.due}` : '';
    const description = task
      ? `${task.isDone ? 'did' : 'set'} the task of ${id}, on ${describeSubject(context, thread.on)}: ${task.owner}${due}`
      : `removed the task from ${id}, on ${describeSubject(context, thread.on)}`;
    return ok([setTask(thread, task, stamp), description]);
  });

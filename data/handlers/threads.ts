import type { Knex } from 'knex';
import { refWords } from '../../core/evidence/describe.ts';
import { refSchema } from '../../core/evidence/link.ts';
import { ok, type Result, refuse } from '../../core/result.ts';
import type { Thread } from '../../core/review/records.ts';
import { replied, resolved, tasked } from '../../core/review/threads.ts';
import { findLink } from '../store/links.ts';
import { findRecord, listRecords, nextRecordIds } from '../store/records.ts';
import type { Context, Handler, Log } from './context.ts';
import { keepRecords } from './keep-records.ts';
import { lookUp } from './look-up.ts';

const said = (on: string): string => {
  const ref = refSchema.safeParse(on);
  return ref.success ? refWords(ref.data) : on.replace(':', ' ');
};

async function isThere(context: Context, trx: Knex.Transaction, on: string): Promise<boolean> {
  if (on.startsWith('link:')) return (await findLink(trx, on.slice('link:'.length))) !== undefined;
  const ref = refSchema.safeParse(on);
  return ref.success && (await lookUp(context, trx, ref.data)) !== undefined;
}

/** Begins a thread on something that is there. For a transaction that checked that. */
export async function beginThread(
  { deps }: Context,
  trx: Knex.Transaction,
  log: Log,
  { on, words, text }: Pick<Thread, 'on' | 'words'> & { readonly text: string },
): Promise<Thread> {
  const [id = ''] = await nextRecordIds(trx, 'thread');
  const comment = { text, by: deps.person().name, at: deps.now() };
  const thread: Thread = { id, on, words, comments: [comment], resolved: null, task: null };
  await keepRecords(trx, log, { subject: `thread:${id}`, what: `commented on ${said(on)}: “${text}”` }, [
    { kind: 'thread', id, was: null, is: thread },
  ]);
  return thread;
}

const change = (
  context: Context,
  id: string,
  how: (
    thread: Thread,
    now: { readonly by: string; readonly at: string },
  ) => Result<readonly [Thread, string]>,
): Promise<Result<Thread>> =>
  context.write(async (trx, log) => {
    const was = await findRecord(trx, 'thread', id);
    if (!was) return refuse('not-found', `There is no thread ${id}.`, 'id');
    const changed = how(was, { by: context.deps.person().name, at: context.deps.now() });
    if (!changed.ok) return changed;
    const [is, what] = changed.value;
    await keepRecords(trx, log, { subject: `thread:${id}`, what }, [{ kind: 'thread', id, was, is }]);
    return ok(is);
  });

const NO_WORDS = refuse('invalid', 'A comment says something: there are no words in this one.', 'text');

export const listThreads: Handler<'thread.list'> = (context) =>
  context.read(async (trx) => ok(await listRecords(trx, 'thread')));

export const addThread: Handler<'thread.add'> = (context, { on, words, text }) =>
  context.write(async (trx, log) => {
    if (text.trim() === '') return NO_WORDS;
    if (!(await isThere(context, trx, on))) return refuse('not-found', `There is no ${said(on)}.`, 'on');
    return ok(await beginThread(context, trx, log, { on, words, text }));
  });

export const replyToThread: Handler<'thread.reply'> = (context, { id, text }) =>
  change(context, id, (thread, now) => {
    if (text.trim() === '') return NO_WORDS;
    return ok([replied(thread, { text, ...now }), `answered in ${id}, on ${said(thread.on)}: “${text}”`]);
  });

export const resolveThread: Handler<'thread.resolve'> = (context, { id, resolved: isResolved }) =>
  change(context, id, (thread, now) => {
    if ((thread.resolved !== null) === isResolved)
      return refuse('clash', `${id} is ${isResolved ? 'resolved' : 'open'} already.`, id);
    return ok([
      resolved(thread, isResolved ? now : null),
      `${isResolved ? 'resolved' : 'reopened'} ${id}, on ${said(thread.on)}`,
    ]);
  });

export const taskThread: Handler<'thread.task'> = (context, { id, task }) =>
  change(context, id, (thread, now) => {
    if (task && task.owner.trim() === '') return refuse('invalid', 'Say whose task it is.', 'owner');
    const due = task?.due ? `, due ${task.due}` : '';
    const what = task
      ? `${task.isDone ? 'did' : 'set'} the task of ${id}, on ${said(thread.on)}: ${task.owner}${due}`
      : `took the task off ${id}, on ${said(thread.on)}`;
    return ok([tasked(thread, task, now), what]);
  });

import type { Knex } from 'knex';
import type { Cleared, Gate } from '../../../core/disclosure/gate.ts';
import type { Thread } from '../../../core/review/records.ts';
import { commentWithSuggestion } from '../../../core/review/threads.ts';
import type { PlacedThread } from '../../formats/docx/threads.ts';
import { wordDate } from '../../formats/docx/word-date.ts';
import { listRecords } from '../../store/records.ts';
import { describeSubject } from '../comments/threads.ts';
import type { Context } from '../context/context.ts';

/**
 * A thread as Word has it, where its words, its amendment or its provision are; what is about none of them says what it is
 * about.
 * @param thread as its reader may have it
 * @param said what a thread is on, in words, likewise
 */
export function placeThread(
  { on, words, comments, resolved, task }: Thread,
  subjectWords: (on: string) => string,
): PlacedThread {
  const at = on.indexOf(':');
  const [kind, id] = [on.slice(0, at), on.slice(at + 1)];
  const due = task?.due ? `, due ${task.due}` : '';
  const todo = task ? `\n[Task for ${task.owner}${due}${task.done ? ': done' : ''}]` : '';
  return {
    ...(kind === 'amendment' && { amendment: id }),
    ...(kind === 'provision' && { pid: id, ...(words && { words }) }),
    // What a respondent said is not quoted: it may be what must not leave.
    about:
      words && kind !== 'note' && kind !== 'answer' ? `On “${words.quote}”: ` : `On ${subjectWords(on)}: `,
    resolved: resolved !== null,
    comments: comments.map((comment, index) => ({
      author: comment.by,
      date: wordDate(comment.at),
      text: `${commentWithSuggestion(comment)}${index === 0 ? todo : ''}`,
    })),
  };
}

/** The comments of the people at work on a draft, for a lawyer; nobody else gets any. */
export const threadsOf = async (
  context: Context,
  trx: Knex.Transaction,
  gate: Gate,
): Promise<Cleared<readonly PlacedThread[]>> => {
  const subjectWords = (on: string): string => gate.copies.scrub(describeSubject(context, on));
  const stored = gate.reader === 'public' ? [] : await listRecords(trx, 'thread');
  return gate
    .clear({ thread: stored })
    .map(({ thread }) => thread.map((one) => placeThread(one, subjectWords)));
};

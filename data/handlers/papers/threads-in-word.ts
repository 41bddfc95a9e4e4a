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
 * Converts a thread to a Word comment at its words, amendment or provision. The comment names any other subject in words.
 * The thread and `subjectWords` must already be cleared for the reader.
 * @param subjectWords describes the subject of a thread
 */
export function toWordThread(
  { on, words, comments, resolved, task }: Thread,
  subjectWords: (on: string) => string,
): PlacedThread {
  const colon = on.indexOf(':');
  const [kind, id] = [on.slice(0, colon), on.slice(colon + 1)];
  const dueWords = task?.due ? `, due ${task.due}` : '';
  const taskWords = task ? `\n[Task for ${task.owner}${dueWords}${task.done ? ': done' : ''}]` : '';
  return {
    ...(kind === 'amendment' && { amendment: id }),
    ...(kind === 'provision' && { pid: id, ...(words && { words }) }),
    // A note or answer is not quoted, because its text may be withheld.
    about:
      words && kind !== 'note' && kind !== 'answer' ? `On “${words.quote}”: ` : `On ${subjectWords(on)}: `,
    resolved: resolved !== null,
    comments: comments.map((comment, index) => ({
      author: comment.by,
      date: wordDate(comment.at),
      text: `${commentWithSuggestion(comment)}${index === 0 ? taskWords : ''}`,
    })),
  };
}

/** Reads the comments for a lawyer's Word file. The public gets none. */
export const readWordThreads = async (
  context: Context,
  trx: Knex.Transaction,
  gate: Gate,
): Promise<Cleared<readonly PlacedThread[]>> => {
  const subjectWords = (on: string): string => gate.copies.scrub(describeSubject(context, on));
  const threads = gate.reader === 'public' ? [] : await listRecords(trx, 'thread');
  return gate
    .clear({ thread: threads })
    .map(({ thread }) => thread.map((one) => toWordThread(one, subjectWords)));
};

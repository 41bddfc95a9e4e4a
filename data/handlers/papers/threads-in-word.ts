import type { Knex } from 'knex';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import type { Thread } from '../../../core/review/records.ts';
import { saidWithSuggestion } from '../../../core/review/threads.ts';
import type { PlacedThread } from '../../formats/docx/threads.ts';
import { wordDate } from '../../formats/docx/word-date.ts';
import { listRecords } from '../../store/records.ts';
import { saidOn } from '../comments/threads.ts';
import type { Context } from '../context/context.ts';
import { readCopies } from '../context/outward.ts';

/**
 * A thread as Word has it, where its words, its amendment or its provision are; what is about none of them says what it is
 * about.
 * @param said what a thread is on, in words
 */
export function placed(
  { on, words, comments, resolved, task }: Thread,
  scrub: (text: string) => string,
  said: (on: string) => string,
): PlacedThread {
  const at = on.indexOf(':');
  const [kind, id] = [on.slice(0, at), on.slice(at + 1)];
  const due = task?.due ? `, due ${task.due}` : '';
  const todo = task ? `\n[Task for ${task.owner}${due}${task.done ? ': done' : ''}]` : '';
  return {
    ...(kind === 'amendment' && { amendment: id }),
    ...(kind === 'provision' && { pid: id, ...(words && { words }) }),
    // What a respondent said is not quoted: it may be what must not leave.
    about: scrub(
      words && kind !== 'note' && kind !== 'answer' ? `On “${words.quote}”: ` : `On ${said(on)}: `,
    ),
    resolved: resolved !== null,
    comments: comments.map((comment, index) => ({
      author: comment.by,
      date: wordDate(comment.at),
      text: scrub(`${saidWithSuggestion(comment)}${index === 0 ? todo : ''}`),
    })),
  };
}

/** The comments of the people at work on a draft, for a lawyer; nobody else gets any. */
export const threadsOf = async (
  context: Context,
  trx: Knex.Transaction,
  profile: WordProfile,
): Promise<readonly PlacedThread[]> => {
  if (profile !== 'lawyer') return [];
  const { scrub } = await readCopies(trx);
  const said = (on: string): string => saidOn(context, on);
  return (await listRecords(trx, 'thread')).map((thread) => placed(thread, scrub, said));
};

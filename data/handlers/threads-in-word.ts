import type { Knex } from 'knex';
import type { WordProfile } from '../../core/pack/profile.ts';
import type { Thread } from '../../core/review/records.ts';
import { type PlacedThread, wordDate } from '../formats/docx/docx.ts';
import { listRecords } from '../store/records.ts';
import { readOutward } from './outward.ts';

/** A thread as Word has it, where its amendment or provision is; what is about neither says what it is about. */
export function placed(
  { on, words, comments, resolved, task }: Thread,
  scrub: (text: string) => string,
): PlacedThread {
  const at = on.indexOf(':');
  const [kind, id] = [on.slice(0, at), on.slice(at + 1)];
  const place = kind === 'amendment' ? { amendment: id } : kind === 'provision' ? { pid: id } : {};
  const isPlaced = kind === 'amendment' || kind === 'provision';
  // What a respondent said is not quoted: it may be what must not leave.
  const quoted = words && kind !== 'note' && kind !== 'answer' ? `On “${words.quote}”: ` : null;
  const about = quoted ?? (isPlaced ? '' : `On ${kind} ${id}: `);
  const due = task?.due ? `, due ${task.due}` : '';
  const todo = task ? `\n[Task for ${task.owner}${due}${task.done ? ': done' : ''}]` : '';
  return {
    ...place,
    resolved: resolved !== null,
    comments: comments.map(({ text, by, at: when }, index) => ({
      author: by,
      date: wordDate(when),
      text: scrub(index === 0 ? `${about}${text}${todo}` : text),
    })),
  };
}

/** The comments of the people at work on a draft, for a lawyer; nobody else gets any. */
export const threadsOf = async (
  trx: Knex.Transaction,
  profile: WordProfile,
): Promise<readonly PlacedThread[]> => {
  if (profile !== 'lawyer') return [];
  const { scrub } = await readOutward(trx);
  return (await listRecords(trx, 'thread')).map((thread) => placed(thread, scrub));
};

import type { CallOutput } from '../../../core/api.ts';
import { capital, count, listed, listedByNumber } from '../../../core/base/english.ts';
import type { LookedItem } from '../../../core/word-import/calls.ts';

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Formats a date as a day; '' if there is none. */
export const dayOf = (iso: string | null): string => (iso === null ? '' : DATE.format(new Date(iso)));

/** The author and date of a change. */
export function whoseWords({ how: tracking, kind, author, date }: LookedItem): string {
  if (tracking === 'rejected') return 'Rejected in Word: the file does not say by whom';
  if ((kind === 'resolve' || kind === 'reopen') && !author) return 'The file does not say by whom';
  const name = author || (tracking === 'untracked' ? 'Typed without tracking' : 'No name in the file');
  return [name, dayOf(date)].filter(Boolean).join(', ');
}

/** Describes the outcome of an import in sentences. */
export function takenWords({
  made: created,
  revised,
  threads,
  replies,
  waiting,
  toDos,
}: CallOutput<'word.take'>): string {
  const parts = [
    created.length > 0 ? `created ${listedByNumber(created.map(({ id }) => id))}` : '',
    revised.length > 0 ? `revised ${listedByNumber(revised)}` : '',
    threads > 0 ? `added ${count(threads, 'thread')} of comments` : '',
    replies > 0 ? `put ${count(replies, 'answer')} on ${replies === 1 ? 'its thread' : 'their threads'}` : '',
  ].filter(Boolean);
  const did = parts.length > 0 ? capital(`${listed(parts)}.`) : 'No changes were applied.';
  const wait =
    waiting > 0
      ? ` ${capital(count(waiting, 'thing'))} ${waiting === 1 ? 'waits' : 'wait'} for your decision.`
      : '';
  const keptSentence =
    toDos.length > 0
      ? ` ${capital(count(toDos.length, 'thing'))} could not be imported: ${toDos.length === 1 ? 'it is kept as a comment with a task' : 'they are kept as comments with tasks'} for you.`
      : '';
  return did + wait + keptSentence;
}

import { z } from 'zod';
import type { Amendment } from '../amend/edits/amendment.ts';
import { abridged } from '../base/english.ts';
import type { Agreement, Thread } from './records.ts';
import { isOpen, mentionedPeople } from './threads.ts';

/** Why something waits for somebody. */
const WAITING_KINDS = ['task', 'mention', 'returned', 'to-review'] as const;

export const waitingSchema = z.object({
  kind: z.enum(WAITING_KINDS),
  /** What it is about: `thread:C-001`, `amendment:A-001`. */
  ref: z.string(),
  /** The amendment's title, or what was said. */
  words: z.string(),
  /** Who asked for it, where somebody did. */
  by: z.string(),
  at: z.string(),
  /** Until when it is to be done: an ISO date. */
  due: z.string().nullable(),
});
/** Something in a review that waits for one person. */
export type Waiting = Readonly<z.infer<typeof waitingSchema>>;

/** A comment is long; who reads a list of them wants to know which it is. */
const MAX_EXCERPT_LENGTH = 200;
const shortened = (text: string): string => abridged(text, MAX_EXCERPT_LENGTH);

/** What of a thread waits for somebody: their task, or a comment that names them and that they have not answered. */
function waitingInThread(thread: Thread, person: string, people: readonly string[]): Waiting | null {
  const { id, comments, task } = thread;
  if (!isOpen(thread)) return null;
  const ref = `thread:${id}`;
  const [first] = comments;
  if (task?.owner === person && task.done === null)
    return {
      kind: 'task',
      ref,
      words: shortened(first?.text ?? ''),
      by: first?.by ?? '',
      at: first?.at ?? '',
      due: task.due,
    };
  const answered = comments.findLastIndex(({ by }) => by === person);
  const naming = comments
    .slice(answered + 1)
    .findLast(({ text }) => thread.resolved === null && mentionedPeople(text, people).includes(person));
  return naming
    ? { kind: 'mention', ref, words: shortened(naming.text), by: naming.by, at: naming.at, due: null }
    : null;
}

function waitingInAmendment(amendment: Amendment, person: string, agreers: Agreement['who']): Waiting | null {
  const { id, title, state, author, changedBy: by, changedAt: at } = amendment;
  const fields = { ref: `amendment:${id}`, words: title, by, at, due: null };
  if (state === 'returned' && author === person) return { kind: 'returned', ...fields };
  const mayAgree = agreers === 'anyone' || author !== person;
  return state === 'in-legal-review' && mayAgree ? { kind: 'to-review', ...fields } : null;
}

/**
 * What waits for somebody in a review, what is due first and then the newest first. What is `to-review` waits for all who
 * may agree amendments, as far as the review itself says who may.
 */
export function waitingFor(
  person: string,
  {
    threads,
    amendments,
    mayAgree,
    people,
  }: {
    readonly threads: readonly Thread[];
    readonly amendments: readonly Amendment[];
    readonly mayAgree: Agreement['who'];
    /** All whom a comment may name. */
    readonly people: readonly string[];
  },
): readonly Waiting[] {
  const waitingList = [
    ...threads.map((thread) => waitingInThread(thread, person, [...people, person])),
    ...amendments.map((amendment) => waitingInAmendment(amendment, person, mayAgree)),
  ].filter((one) => one !== null);
  const due = ({ due: day }: Waiting): string => day ?? '9999';
  return waitingList.toSorted((a, b) => due(a).localeCompare(due(b)) || b.at.localeCompare(a.at));
}

import { z } from 'zod';
import type { Amendment } from '../amend/edits/amendment.ts';
import { abridged } from '../base/english.ts';
import type { Agreement, Thread } from './records.ts';
import { isOpen, mentionedPeople } from './threads.ts';

/** The reasons why an item waits for a person. */
const WAITING_KINDS = ['task', 'mention', 'returned', 'to-review'] as const;

export const waitingSchema = z.object({
  kind: z.enum(WAITING_KINDS),
  /** The thread or amendment: `thread:C-001`, `amendment:A-001`. */
  ref: z.string(),
  /** The amendment's title, or the beginning of the comment. */
  words: z.string(),
  /** The person who asked for it. '' if nobody did. */
  by: z.string(),
  at: z.string(),
  /** The ISO date on which it is due. Null if there is none. */
  due: z.string().nullable(),
});
/** An item of a review that waits for a person. */
export type Waiting = Readonly<z.infer<typeof waitingSchema>>;

/** The longest excerpt of a comment in the list: enough to recognise the comment. */
const MAX_EXCERPT_LENGTH = 200;
const excerptOf = (text: string): string => abridged(text, MAX_EXCERPT_LENGTH);

/** What waits for a person in a thread: a task, or a comment that mentions them and that they have not answered. Null for nothing. */
function waitingInThread(thread: Thread, person: string, people: readonly string[]): Waiting | null {
  const { id, comments, task } = thread;
  if (!isOpen(thread)) return null;
  const ref = `thread:${id}`;
  const [first] = comments;
  if (task?.owner === person && task.done === null)
    return {
      kind: 'task',
      ref,
      words: excerptOf(first?.text ?? ''),
      by: first?.by ?? '',
      at: first?.at ?? '',
      due: task.due,
    };
  const lastReply = comments.findLastIndex(({ by }) => by === person);
  const mentioningComment = comments
    .slice(lastReply + 1)
    .findLast(({ text }) => thread.resolved === null && mentionedPeople(text, people).includes(person));
  return mentioningComment
    ? {
        kind: 'mention',
        ref,
        words: excerptOf(mentioningComment.text),
        by: mentioningComment.by,
        at: mentioningComment.at,
        due: null,
      }
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
 * The items of a review that wait for a person, first those that are due, by date, then the newest. `to-review` items wait for
 * everybody whom the review's setting allows to agree.
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
    /** Everybody whom a comment may mention. */
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

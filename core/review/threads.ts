import { ok, type Result, refuse } from '../base/result.ts';
import type { Comment, Reviewed, Thread } from './records.ts';
import type { ThreadWords } from './thread-words.ts';

/** A thread with one more comment. A reply reopens a resolved thread. */
export const addReply = (thread: Thread, comment: Comment): Thread => ({
  ...thread,
  comments: [...thread.comments, comment],
  resolved: null,
});

/** A resolved thread or, if `by` is null, an open one. */
export const setResolved = (thread: Thread, by: Pick<Comment, 'by' | 'at'> | null): Thread => ({
  ...thread,
  resolved: by && { by: by.by, at: by.at },
});

/** The refusal to resolve a thread that is resolved, or to reopen an open one. Null if the state would change. */
export const resolveRefusal = (
  { id, resolved: resolvedBy }: Thread,
  isResolved: boolean,
): Result<never> | null =>
  (resolvedBy !== null) === isResolved
    ? refuse('clash', `${id} is already ${isResolved ? 'resolved' : 'open'}.`, id)
    : null;

/** A suggestion that can still be accepted. */
interface OpenSuggestion {
  readonly thread: Thread;
  readonly words: ThreadWords;
  readonly by: string;
  /** The replacement of the words. */
  readonly insert: string;
}

/** The open suggestion of a comment. Refused `not-found` if there is none, and `clash` if it was accepted already. */
export function openSuggestion(id: string, thread: Thread | undefined, nth: number): Result<OpenSuggestion> {
  const comment = thread?.comments[nth];
  if (!thread?.words || !comment?.suggestion)
    return refuse('not-found', `There is no suggestion in that comment in ${id}.`, 'comment');
  const { insert, taken: takenBy } = comment.suggestion;
  if (takenBy)
    return refuse('clash', `This suggestion was already added to ${takenBy.amendment} by ${takenBy.by}.`, id);
  return ok({ thread, words: thread.words, by: comment.by, insert });
}

interface TaskFields {
  readonly owner: string;
  /** ISO date. */
  readonly due: string | null;
  readonly isDone: boolean;
}

/** A thread with a task, or without if null. Changing a done task keeps the mark of who did it. */
export function setTask(thread: Thread, task: TaskFields | null, now: Pick<Comment, 'by' | 'at'>): Thread {
  if (!task) return { ...thread, task: null };
  const doneMark = task.isDone ? (thread.task?.done ?? { by: now.by, at: now.at }) : null;
  return { ...thread, task: { owner: task.owner, due: task.due, done: doneMark } };
}

/** A thread with a suggestion marked as accepted. @param nth the index of its comment */
export const markSuggestionTaken = (
  thread: Thread,
  nth: number,
  takenBy: NonNullable<NonNullable<Comment['suggestion']>['taken']>,
): Thread => ({
  ...thread,
  comments: thread.comments.map((comment, at) =>
    at === nth && comment.suggestion
      ? { ...comment, suggestion: { ...comment.suggestion, taken: takenBy } }
      : comment,
  ),
});

/** The text of a comment that only suggests, so that its suggestion can be read wherever comments are shown. */
export const suggestionWords = (insert: string): string =>
  insert.trim() === '' ? 'I suggest deleting these words.' : `I suggest: “${insert}”`;

/** The text of a comment with its suggestion, for places that don't show suggestions. */
export function commentWithSuggestion({ text, suggestion }: Comment): string {
  if (!suggestion) return text;
  const { insert } = suggestion;
  const words = suggestionWords(insert);
  return text.includes(words) || (insert.trim() !== '' && text.includes(insert)) ? text : `${text}\n${words}`;
}

/** Whether a task was due before `today` (ISO date), and is not done. */
export const isOverdue = ({ task }: Thread, today: string): boolean =>
  task !== null && task.done === null && task.due !== null && task.due < today;

/** Whether a thread is a person's task, or mentions the person. */
export const isForPerson = (thread: Thread, person: string): boolean =>
  thread.task?.owner === person ||
  thread.comments.some(({ text }) => mentionedPeople(text, [person]).length > 0);

/** Whether a thread is unresolved, or is a task that is not done. */
export const isOpen = ({ resolved: resolvedBy, task }: Thread): boolean =>
  resolvedBy === null || (task !== null && task.done === null);

/** The people whom a comment mentions with an `@`. The longest matching name wins. */
export function mentionedPeople(text: string, people: readonly string[]): readonly string[] {
  const longest = people.filter(Boolean).toSorted((a, b) => b.length - a.length);
  const names = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const textAfter = text.slice(at + 1).toLocaleLowerCase('en-GB');
    const name = longest.find((each) => textAfter.startsWith(each.toLocaleLowerCase('en-GB')));
    // “Ann Draper (2)” is another person than “Ann Draper”, even if she is not in the list.
    if (name && !/^(?:[\p{L}\p{N}]| \(\d+\))/u.test(text.slice(at + 1 + name.length))) names.add(name);
  }
  return [...names];
}

/** Whether what a person reviewed has changed since. `print` is its present fingerprint. */
export const isStale = (reviewed: Reviewed, print: string | undefined): boolean => reviewed.print !== print;

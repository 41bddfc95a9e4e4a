import { ok, type Result, refuse } from '../base/result.ts';
import type { Comment, Reviewed, Thread } from './records.ts';
import type { ThreadWords } from './thread-words.ts';

/** A thread with one more comment: whoever answers what was resolved opens it again. */
export const addReply = (thread: Thread, comment: Comment): Thread => ({
  ...thread,
  comments: [...thread.comments, comment],
  resolved: null,
});

/** A thread resolved, or open again. */
export const setResolved = (thread: Thread, by: Pick<Comment, 'by' | 'at'> | null): Thread => ({
  ...thread,
  resolved: by && { by: by.by, at: by.at },
});

/** Why a thread can’t be resolved, or opened again: it is already. Null where it can. */
export const resolveRefusal = ({ id, resolved: end }: Thread, isResolved: boolean): Result<never> | null =>
  (end !== null) === isResolved
    ? refuse('clash', `${id} is already ${isResolved ? 'resolved' : 'open'}.`, id)
    : null;

/** What a comment suggests that can be taken into an amendment. */
interface OpenSuggestion {
  readonly thread: Thread;
  readonly words: ThreadWords;
  readonly by: string;
  /** What should stand in the place of the words. */
  readonly insert: string;
}

/** The suggestion of a comment. Refused `not-found` where there is none, and `clash` where it was taken already. */
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

/** A thread with what has to be done about it. Who said that it is done stays named. */
export function setTask(thread: Thread, task: TaskFields | null, now: Pick<Comment, 'by' | 'at'>): Thread {
  if (!task) return { ...thread, task: null };
  const doneMark = task.isDone ? (thread.task?.done ?? { by: now.by, at: now.at }) : null;
  return { ...thread, task: { owner: task.owner, due: task.due, done: doneMark } };
}

/** A thread one of whose suggestions was taken into an amendment. @param nth the comment that makes it */
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

/** What a comment says that only suggests: nothing is kept that can't be read wherever comments are read. */
export const suggestionWords = (insert: string): string =>
  insert.trim() === '' ? 'I suggest deleting these words.' : `I suggest: “${insert}”`;

/** All that a comment says where nothing shows what it suggests: its words, and after them the words that it suggests. */
export function commentWithSuggestion({ text, suggestion }: Comment): string {
  if (!suggestion) return text;
  const { insert } = suggestion;
  const words = suggestionWords(insert);
  return text.includes(words) || (insert.trim() !== '' && text.includes(insert)) ? text : `${text}\n${words}`;
}

/** Whether a task was to be done before a day (ISO date), and is not. */
export const isOverdue = ({ task }: Thread, today: string): boolean =>
  task !== null && task.done === null && task.due !== null && task.due < today;

/** Whether a thread is for somebody: their task, or they are named in it. */
export const isForPerson = (thread: Thread, person: string): boolean =>
  thread.task?.owner === person ||
  thread.comments.some(({ text }) => mentionedPeople(text, [person]).length > 0);

/** Whether a thread still asks something of somebody. */
export const isOpen = ({ resolved: end, task }: Thread): boolean =>
  end === null || (task !== null && task.done === null);

/** The people that a comment names with an `@`, of those there are: the longest name that fits each time. */
export function mentionedPeople(text: string, people: readonly string[]): readonly string[] {
  const longest = people.filter(Boolean).toSorted((a, b) => b.length - a.length);
  const names = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const textAfter = text.slice(at + 1).toLocaleLowerCase('en-GB');
    const name = longest.find((each) => textAfter.startsWith(each.toLocaleLowerCase('en-GB')));
    // “Ann Draper (2)” is another person of that name, whoever knows of her.
    if (name && !/^(?:[\p{L}\p{N}]| \(\d+\))/u.test(text.slice(at + 1 + name.length))) names.add(name);
  }
  return [...names];
}

/** Whether what a person reviewed has changed since. */
export const isStale = (reviewed: Reviewed, print: string | undefined): boolean => reviewed.print !== print;

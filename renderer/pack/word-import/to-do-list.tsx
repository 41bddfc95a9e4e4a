import { useMemo } from 'react';
import type { Thread } from '../../../core/review/records.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useReviewOf, useTools } from '../../state/review/review.tsx';
import { placedThreads, subjectWords } from '../../text/comments/placed-threads.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayOf } from './word-import-words.ts';

const NO_THREADS: readonly Thread[] = [];

/** Returns a function that marks a thread as done: completes its task and resolves it. */
function useDone() {
  const setTask = useWrite('thread.task');
  const resolve = useWrite('thread.resolve');
  const { announce, fault } = useAnnounce();
  const markDone = async ({ id, task, resolved }: Thread) => {
    try {
      if (task) await setTask.mutateAsync({ id, task: { owner: task.owner, due: task.due, isDone: true } });
      if (!resolved) await resolve.mutateAsync({ id, resolved: true });
      announce('Marked as done.');
    } catch (thrown) {
      fault(thrown);
    }
  };
  return { done: markDone, isPending: setTask.isPending || resolve.isPending };
}

interface ToDoListProps {
  /** The threads to list; absent for all open ones. */
  readonly ids?: readonly string[];
  /** Called before navigation, for example to close a dialog. */
  readonly beforeGo?: () => void;
}

/** The changes from Word files that could not be imported, each with its words and a link to its place. */
export function ToDoList({ ids, beforeGo }: ToDoListProps) {
  const threads = useAnswer('thread.list', {}).data ?? NO_THREADS;
  const review = useReviewOf((now) => now);
  const { dispatch } = useTools();
  const { done: markDone, isPending } = useDone();
  const toDoThreads = useMemo(
    () =>
      threads.filter((thread) =>
        ids ? ids.includes(thread.id) : isOpen(thread) && thread.comments.some((one) => one.kept),
      ),
    [threads, ids],
  );
  const placedToDos = placedThreads(review.instrument.root, toDoThreads, review.draft.amendments);
  if (placedToDos.length === 0) return null;
  return (
    <ul className="to-dos">
      {placedToDos.map((one) => {
        const { thread, pid } = one;
        const { id, comments, on } = thread;
        const keptComments = comments.filter((each) => each.kept);
        const place = subjectWords(review, one);
        const amendment = /^amendment:(.+)$/.exec(on)?.[1];
        const canGo = pid !== null || amendment !== undefined;
        const go = () => {
          beforeGo?.();
          if (pid !== null) dispatch({ do: 'go', pid });
          else if (amendment !== undefined) dispatch({ do: 'select', id: amendment });
        };
        return (
          <li key={id}>
            {keptComments.map(({ text }) => (
              <p key={text} className="to-do-words">
                {text}
              </p>
            ))}
            <div className="row">
              <span className="help">
                {[id, keptComments[0]?.by, dayOf(keptComments[0]?.at ?? null)].filter(Boolean).join(' · ')}
              </span>
              {canGo && (
                <Button look="link" onPress={go}>
                  Go to {place}
                </Button>
              )}
              {isOpen(thread) && (
                <Button
                  call="thread.resolve"
                  look="link-command"
                  aria-label={`Mark ${id} as done`}
                  isBusy={isPending}
                  onPress={() => void markDone(thread)}
                >
                  Mark as done
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

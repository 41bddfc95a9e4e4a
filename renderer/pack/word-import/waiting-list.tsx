import { count } from '../../../core/base/english.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useTools } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { ShownWords } from './shown-words.tsx';
import { ToDoList } from './to-do-list.tsx';
import { useDismissItem, useWordImports } from './use-word-imports.ts';
import { dayOf } from './word-import-words.ts';

/** The items of imported Word files that wait for a person, by file. */
export function WaitingList() {
  const returned = useWordImports();
  const settle = useDismissItem();
  const { dispatch } = useTools();
  const files = (returned.data ?? []).filter(({ waiting }) => waiting.some(({ done }) => done === null));
  const threads = useAnswer('thread.list', {}).data ?? [];
  const hasToDos = threads.some((thread) => isOpen(thread) && thread.comments.some(({ kept }) => kept));
  if (files.length === 0 && !hasToDos) return null;
  return (
    <section className="returned-group waiting" aria-labelledby="waiting-heading">
      <h4 id="waiting-heading">Items from Word files that need your decision</h4>
      {hasToDos && (
        <>
          <p className="help">
            These changes could not be imported. Each is also a comment at its place in the Act.
          </p>
          <ToDoList />
        </>
      )}
      {files.map(({ id, file, at, waiting }) => (
        <details key={id} open>
          <summary>
            {file}, imported on {dayOf(at)}:{' '}
            {count(waiting.filter(({ done }) => done === null).length, 'thing')}
          </summary>
          <ul>
            {waiting.map(({ words, place, shown: marked, by, pid, done }, index) =>
              done === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what it is known by
                <li key={index}>
                  <p>{words}</p>
                  <ShownWords runs={marked} />
                  <div className="row">
                    <span className="help">{[place, by?.author].filter(Boolean).join(' · ')}</span>
                    {pid !== null && place !== '' && (
                      <Button look="link" onPress={() => dispatch({ do: 'go', pid })}>
                        Go to {place}
                      </Button>
                    )}
                    <Button
                      call="word.settle"
                      look="link-command"
                      aria-label={`Mark as done: ${words}`}
                      isBusy={settle.isPending}
                      onPress={() => settle.mutate({ id, place: index })}
                    >
                      Mark as done
                    </Button>
                  </div>
                </li>
              ) : null,
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}

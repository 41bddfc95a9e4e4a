import { count } from '../../../core/base/english.ts';
import { useTools } from '../../state/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { ShownWords } from './shown-words.tsx';
import { useDismissItem, useWordImports } from './use-word-imports.ts';
import { dayOf } from './word-import-words.ts';

/** What of files that were taken back waits for a person, file by file. */
export function WaitingList() {
  const returned = useWordImports();
  const settle = useDismissItem();
  const { dispatch } = useTools();
  const files = (returned.data ?? []).filter(({ waiting }) => waiting.some(({ done }) => done === null));
  if (files.length === 0) return null;
  return (
    <section className="returned-group waiting" aria-labelledby="waiting-heading">
      <h4 id="waiting-heading">Items from Word files that need your decision</h4>
      {files.map(({ id, file, at, waiting }) => (
        <details key={id} open>
          <summary>
            {file}, imported on {dayOf(at)}:{' '}
            {count(waiting.filter(({ done }) => done === null).length, 'thing')}
          </summary>
          <ul>
            {waiting.map(({ words, place, shown, by, pid, done }, index) =>
              done === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what it is known by
                <li key={index}>
                  <p>{words}</p>
                  <ShownWords shown={shown} />
                  <div className="row">
                    <span className="help">{[place, by?.author].filter(Boolean).join(' · ')}</span>
                    {pid !== null && place !== '' && (
                      <Button look="link" onPress={() => dispatch({ do: 'go', pid })}>
                        Go to {place}
                      </Button>
                    )}
                    <Button
                      look="link-command"
                      aria-label={`Dealt with: ${words}`}
                      isDisabled={settle.isPending}
                      onPress={() => settle.mutate({ id, place: index })}
                    >
                      Dealt with
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

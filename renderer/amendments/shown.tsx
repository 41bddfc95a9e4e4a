import { Split } from 'lucide-react';
import { cite } from '../../core/act/citation.ts';
import { indexTree } from '../../core/act/tree.ts';
import { Button, Checkbox } from '../shared/controls.tsx';
import { useReview } from '../state/review.tsx';
import { isLive } from '../state/selection.ts';
import { titleOf } from './state-words.ts';

/** Which amendments the text shows. */
export function ShownList() {
  const { draft, bench, dispatch } = useReview();
  const live = draft.amendments.filter(isLive);
  const ids = live.map(({ id }) => id);
  const all = ids.every((id) => !bench.hidden.has(id));
  const none = ids.every((id) => bench.hidden.has(id));
  return (
    <div className="shown-list">
      <Checkbox
        isSelected={all}
        isIndeterminate={!all && !none}
        onChange={(shown) => dispatch({ do: 'show', ids, shown })}
      >
        All amendments
      </Checkbox>
      <ul>
        {live.map((amendment) => (
          <li key={amendment.id}>
            <Checkbox
              isSelected={!bench.hidden.has(amendment.id)}
              onChange={(shown) => dispatch({ do: 'show', ids: [amendment.id], shown })}
            >
              <span className="id">{amendment.id}</span> {titleOf(amendment)}
              {draft.alternatives.some(({ id }) => id === amendment.id) && (
                <span className="soft"> (an alternative: not shown)</span>
              )}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Amendments that can't be shown together, named, with the choice between them. */
export function Alternatives() {
  const { draft, dispatch, instrument } = useReview();
  if (draft.alternatives.length === 0) return null;
  const known = indexTree(instrument.root).byPid;
  return (
    <section className="alternatives" aria-label="Alternatives">
      {draft.alternatives.map(({ id, with: others, places }) => {
        const where = [
          ...new Set(places.flatMap(({ pid }) => (known.has(pid) ? [cite(instrument.root, pid)] : []))),
        ];
        return (
          <div key={id} className="alternative">
            <p>
              <Split aria-hidden="true" /> <strong>{id}</strong> and <strong>{others.join(', ')}</strong>{' '}
              change the same words{where.length > 0 && ` of ${where.join(' and ')}`}: they are alternatives,
              and <strong>{id}</strong> is not shown.
            </p>
            <Button onPress={() => dispatch({ do: 'instead', id, of: others })}>
              Show {id} instead of {others.join(', ')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}

import { memo } from 'react';
import { indexTree, type Pid } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import { BeforeAfter } from '../shared/before-after.tsx';
import { Button } from '../shared/controls.tsx';
import { count } from '../shared/words.ts';
import { changesTold } from '../state/changes.ts';
import { useReviewOf, useTools } from '../state/review.tsx';

interface PlaceProps {
  readonly id: string;
  readonly pid: Pid;
  readonly place: string;
}

const Place = memo(function Place({ id, pid, place }: PlaceProps) {
  const { dispatch } = useTools();
  return (
    <Button
      look="link"
      onPress={() => {
        dispatch({ do: 'activate', id });
        dispatch({ do: 'go', pid });
      }}
    >
      {place}
    </Button>
  );
});

/** Every change of an amendment in words, each a way to its place in the text. */
export function Places({ amendment }: { readonly amendment: Amendment }) {
  const instrument = useReviewOf((review) => review.instrument);
  const changes = changesTold(instrument.root, amendment);
  const known = indexTree(instrument.root).byPid;
  return (
    <section className="places" aria-label={`Changes of ${amendment.id} in words`}>
      <h3>{changes.length === 0 ? 'Changes' : count(changes.length, 'change')}</h3>
      {changes.length === 0 ? (
        <p className="help">Nothing yet. Click a section of the Act and type.</p>
      ) : (
        <ol>
          {changes.map((change) => (
            <li key={change.key}>
              <Place id={amendment.id} pid={change.pid} place={change.place} />{' '}
              {!known.has(change.pid) && <span className="soft">(a new provision)</span>}
              <BeforeAfter before={change.before} after={change.after} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

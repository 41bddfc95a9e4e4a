import { useMemo } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { Button } from '../shared/controls.tsx';
import { count } from '../shared/words.ts';
import { useReview } from '../state/review.tsx';
import { changesInWords } from './in-words.ts';

/** Every change of an amendment in words, each a way to its place in the text. */
export function Places({ amendment }: { readonly amendment: Amendment }) {
  const { instrument, dispatch } = useReview();
  const changes = useMemo(() => changesInWords(instrument.root, amendment), [instrument, amendment]);
  return (
    <section className="places" aria-label={`Changes of ${amendment.id} in words`}>
      <h3>{changes.length === 0 ? 'Changes' : count(changes.length, 'change')}</h3>
      {changes.length === 0 ? (
        <p className="help">Nothing yet. Click a section of the Act and type.</p>
      ) : (
        <ol>
          {changes.map((change, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes have no identity beyond their order
            <li key={at}>
              <Button look="link" onPress={() => dispatch({ do: 'go', pid: change.pid })}>
                {change.cite}
              </Button>
              <span>{change.words}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

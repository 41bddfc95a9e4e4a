import { Split } from 'lucide-react';
import { useMemo } from 'react';
import { listed, listedByNumber } from '../../core/base/english.ts';
import { useReview } from '../state/review/review.tsx';
import { alternativeGroups } from '../text/alternatives/alternative-groups.ts';
import { useOpenAlternatives } from '../text/alternatives/alternatives-provider.tsx';
import { Button } from '../ui/controls.tsx';

/** The groups of alternative amendments, each with a button to compare them side by side. */
export function AlternativeGroups() {
  const { instrument, draft } = useReview();
  const open = useOpenAlternatives();
  const groups = useMemo(
    () => alternativeGroups(instrument.root, draft.amendments),
    [instrument, draft.amendments],
  );
  if (groups.length === 0) return null;
  return (
    <section className="alternative-groups" aria-labelledby="alternative-groups">
      <h3 id="alternative-groups">Alternatives</h3>
      <ul>
        {groups.map(({ ids, places }) => {
          const [first = ''] = ids;
          return (
            <li key={first}>
              <Split aria-hidden="true" /> <strong>{listedByNumber(ids)}</strong> change the same words of{' '}
              {listed([...new Set(places.map(({ place }) => place))])}.{' '}
              <Button look="link-command" onPress={() => open(first)}>
                Compare side by side
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

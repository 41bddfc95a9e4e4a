import { Link2 } from 'lucide-react';
import { linkWords } from '../../core/evidence/describe.ts';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { targetOf } from '../links/targets.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { useLinking } from '../state/window/linking.ts';
import { Button } from '../ui/controls.tsx';

/** The recommendations that an amendment answers and the evidence for it, in the amendment's card. */
export function CardLinks({ id }: { readonly id: string }) {
  const evidence = useReviewOf((review) => review.evidence);
  const links = useReviewOf((review) => review.links);
  const addLink = useLinking();
  const from = `amendment:${id}` as const;
  const ownLinks = links.filter((each) => each.from === from);
  const noLinksWords =
    evidence.recommendations.length > 0
      ? 'None: not linked to a recommendation'
      : 'None: not linked to evidence';
  return (
    <section className="card-part" aria-label={`Links of ${id}`}>
      <h4>
        <Link2 aria-hidden="true" /> Links
      </h4>
      {ownLinks.length === 0 ? (
        <p className="soft">{noLinksWords}</p>
      ) : (
        <ul className="link-lines">
          {ownLinks.map((each) => {
            const words = `${linkWords(each.type)} ${targetOf(evidence, each.to).name}`;
            return (
              <li key={each.id}>
                {words}
                {isSuspect(each) && <SuspectMark link={each} name={`${id} ${words}`} />}
              </li>
            );
          })}
        </ul>
      )}
      <Button
        call="link.add"
        look="quiet"
        aria-label={`Add a link to ${id}…`}
        onPress={() => addLink({ from })}
      >
        <Link2 aria-hidden="true" /> Add a link…
      </Button>
    </section>
  );
}

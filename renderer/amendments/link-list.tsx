import { Link2, X } from 'lucide-react';
import { memo, useState } from 'react';
import { linkWords } from '../../core/evidence/describe.ts';
import type { StandingLink } from '../../core/evidence/link.ts';
import { sameLinks } from '../links/listed.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { useAnnounce } from '../shared/announce.tsx';
import { Button } from '../shared/controls.tsx';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { AddLink } from './add-link.tsx';
import { targetOf } from './targets.ts';

function LinkLine({ link }: { readonly link: StandingLink }) {
  const evidence = useReviewOf((review) => review.evidence);
  const remove = useWrite('link.remove');
  const { say, fault } = useAnnounce();
  const target = targetOf(evidence, link.to);
  return (
    <li className={link.type}>
      <span className="soft">{linkWords(link.type)}</span> <strong>{target.name}</strong>
      <p>{target.about}</p>
      <SuspectMark link={link} name={`${linkWords(link.type)} ${target.name}`} />
      <Button
        look="icon"
        aria-label={`Remove the link: ${linkWords(link.type)} ${target.name}`}
        isDisabled={remove.isPending}
        onPress={() =>
          remove.mutate({ id: link.id }, { onSuccess: () => say('The link is removed.'), onError: fault })
        }
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}

/** What an amendment answers and what stands behind it. */
export const LinkList = memo(function LinkList({ id }: { readonly id: string }) {
  const own = useReviewOf(({ links }) => links.filter(({ from }) => from === `amendment:${id}`), sameLinks);
  const [adding, setAdding] = useState(false);
  return (
    <section className="links" aria-label={`Links of ${id}`}>
      <h3>Links</h3>
      {own.length === 0 ? (
        <p className="help">
          Nothing yet. Tie it to the recommendation it answers and to the evidence behind it.
        </p>
      ) : (
        <ul>
          {own.map((link) => (
            <LinkLine key={link.id} link={link} />
          ))}
        </ul>
      )}
      <Button onPress={() => setAdding(true)}>
        <Link2 aria-hidden="true" /> Add a link…
      </Button>
      <AddLink id={id} isOpen={adding} onOpenChange={setAdding} />
    </section>
  );
});

import { X } from 'lucide-react';
import { linkWords } from '../../core/evidence/describe.ts';
import type { Link, Ref } from '../../core/evidence/link.ts';
import { splitRef } from '../../core/evidence/link.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { useAnnounce } from '../shared/announce.tsx';
import { Button } from '../shared/controls.tsx';
import { saysTheSame } from '../shared/same.ts';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';

const FROM_HERE: Readonly<Partial<Record<Link['type'], string>>> = {
  'evidence-for': 'supports',
  'evidence-against': 'opposes',
  'considered-in': 'is considered in',
};

/** The amendments that a theme or an excerpt is linked to, each with what ties it and a way to take that away. */
export function LinkedAmendments({ to }: { readonly to: Ref }) {
  const links = useReviewOf(
    (review) => review.links.filter((link) => link.to === to && link.from.startsWith('amendment:')),
    saysTheSame,
  );
  const remove = useWrite('link.remove');
  const { say, fault } = useAnnounce();
  if (links.length === 0) return null;
  return (
    <ul className="linked-amendments" aria-label="Linked amendments">
      {links.map(({ id, from, type }) => {
        const amendment = splitRef(from).id;
        return (
          <li key={id}>
            <span className="soft">{FROM_HERE[type] ?? linkWords(type)}</span>{' '}
            <AmendmentLinks ids={[amendment]} />
            <Button
              look="icon"
              aria-label={`Remove the link to ${amendment}`}
              isDisabled={remove.isPending}
              onPress={() =>
                remove.mutate({ id }, { onSuccess: () => say('The link is removed.'), onError: fault })
              }
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

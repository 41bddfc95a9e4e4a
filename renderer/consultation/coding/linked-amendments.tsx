import { X } from 'lucide-react';
import { linkWords } from '../../../core/evidence/describe.ts';
import { type LinkType, type LinkWithStatus, type Ref, splitRef } from '../../../core/evidence/link.ts';
import { AmendmentLinks } from '../../amendments/amendment-links.tsx';
import { endpointName } from '../../links/endpoint-name.ts';
import { sameLinks } from '../../links/link-state.ts';
import { SuspectMark } from '../../links/suspect-mark.tsx';
import { useWrite } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';

/** The verbs of links read from the evidence to the amendment, the reverse of `linkWords`. */
const FROM_HERE: Readonly<Partial<Record<LinkType, string>>> = {
  'evidence-for': 'supports',
  'evidence-against': 'opposes',
  'considered-in': 'is considered in',
};

function LinkLine({ link }: { readonly link: LinkWithStatus }) {
  const name = useReviewOf((review) => endpointName(review, link.from));
  const remove = useWrite('link.remove');
  const { announce, fault } = useAnnounce();
  const { kind, id } = splitRef(link.from);
  return (
    <li>
      <span className="soft">{FROM_HERE[link.type] ?? linkWords(link.type)}</span>{' '}
      {kind === 'amendment' ? <AmendmentLinks ids={[id]} /> : name}
      <Button
        call="link.remove"
        look="icon"
        aria-label={`Remove the link to ${kind === 'amendment' ? id : name}`}
        isBusy={remove.isPending}
        onPress={() =>
          remove.mutate(
            { id: link.id },
            { onSuccess: () => announce('The link is removed.'), onError: fault },
          )
        }
      >
        <X aria-hidden="true" />
      </Button>
      <SuspectMark link={link} name={`the link to ${name}`} />
    </li>
  );
}

/** The amendments linked to a theme or excerpt, with their type and state, and a button to remove each link. */
export function LinkedAmendments({ to }: { readonly to: Ref }) {
  const links = useReviewOf((review) => review.links.filter((link) => link.to === to), sameLinks);
  if (links.length === 0) return null;
  return (
    <ul className="linked-amendments" aria-label="Linked amendments">
      {links.map((link) => (
        <LinkLine key={link.id} link={link} />
      ))}
    </ul>
  );
}

import { X } from 'lucide-react';
import { linkWords } from '../../core/evidence/describe.ts';
import type { Ref, StandingLink } from '../../core/evidence/link.ts';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { CommentOnLink } from '../text/comments/comment-on-link.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/controls.tsx';
import { sameLinks } from './listed.ts';
import { SuspectMark } from './suspect-mark.tsx';
import { useTarget } from './use-targets.ts';

function LinkLine({ link }: { readonly link: StandingLink }) {
  const remove = useWrite('link.remove');
  const { say, fault } = useAnnounce();
  const target = useTarget(link.to);
  return (
    <li className={link.type}>
      <span className="soft">{linkWords(link.type)}</span> <strong>{target.name}</strong>
      <p>{target.about.slice(0, 2000)}</p>
      <SuspectMark link={link} name={`${linkWords(link.type)} ${target.name}`} />
      <span className="link-buttons">
        <CommentOnLink id={link.id} name={`${linkWords(link.type)} ${target.name}`} />
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
      </span>
    </li>
  );
}

/** What an amendment or a provision is tied to; nothing where it is tied to nothing yet. */
export function OwnLinks({ from }: { readonly from: Ref }) {
  const own = useReviewOf(({ links }) => links.filter((link) => link.from === from), sameLinks);
  if (own.length === 0) return null;
  return (
    <div className="links">
      <ul>
        {own.map((link) => (
          <LinkLine key={link.id} link={link} />
        ))}
      </ul>
    </div>
  );
}

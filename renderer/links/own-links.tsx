import { MessageSquarePlus, X } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import { linkWords } from '../../core/evidence/describe.ts';
import type { LinkWithStatus, Ref } from '../../core/evidence/link.ts';
import { isOpen } from '../../core/review/threads.ts';
import { useWrite } from '../state/host/queries.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { useComments } from '../text/comments/comments-context.ts';
import { useThreads } from '../text/comments/use-threads.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { sameLinks } from './link-state.ts';
import { SuspectMark } from './suspect-mark.tsx';
import { useTarget } from './use-targets.ts';

/** Adds a comment on a link, and shows the number of open ones. The comments themselves are listed beside the text. */
function CommentOnLink({ id, name }: { readonly id: string; readonly name: string }) {
  const { commentOn } = useComments();
  const on = `link:${id}`;
  const open = useThreads(on).filter(isOpen).length;
  return (
    <Button
      call="thread.add"
      look="icon"
      aria-label={`Comment on the link: ${name}${open > 0 ? `, ${count(open, 'open comment')}` : ''}`}
      onPress={() => commentOn({ on, words: null, name: `the link: ${name}` })}
    >
      <MessageSquarePlus aria-hidden="true" />
      {open > 0 && <span aria-hidden="true">{open}</span>}
    </Button>
  );
}

function LinkLine({ link }: { readonly link: LinkWithStatus }) {
  const remove = useWrite('link.remove');
  const { announce, fault } = useAnnounce();
  const target = useTarget(link.to);
  return (
    <li className={link.type}>
      <span className="soft">{linkWords(link.type)}</span> <strong>{target.name}</strong>
      <p>{target.about.slice(0, 2000)}</p>
      <SuspectMark link={link} name={`${linkWords(link.type)} ${target.name}`} />
      <span className="link-buttons">
        <CommentOnLink id={link.id} name={`${linkWords(link.type)} ${target.name}`} />
        <Button
          call="link.remove"
          look="icon"
          aria-label={`Remove the link: ${linkWords(link.type)} ${target.name}`}
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
      </span>
    </li>
  );
}

interface OwnLinksProps {
  readonly from: Ref;
  /** The number of links shown at first. */
  readonly first?: number;
}

/** The links of an amendment or provision. Renders nothing if there are none. */
export function OwnLinks({ from, first = Number.POSITIVE_INFINITY }: OwnLinksProps) {
  const own = useReviewOf(({ links }) => links.filter((link) => link.from === from), sameLinks);
  const [isWhole, setWhole] = useState(false);
  const [lastCount, setLastCount] = useState(own.length);
  if (own.length !== lastCount) {
    setLastCount(own.length);
    // A new link is added at the end of the list, so the list expands to show it.
    if (own.length > lastCount) setWhole(true);
  }
  if (own.length === 0) return null;
  return (
    <div className="links">
      <ul>
        {(isWhole ? own : own.slice(0, first)).map((link) => (
          <LinkLine key={link.id} link={link} />
        ))}
      </ul>
      {own.length > first && !isWhole && (
        <Button look="link" onPress={() => setWhole(true)}>
          Show all {own.length} links
        </Button>
      )}
    </div>
  );
}

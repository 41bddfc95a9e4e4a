import { MessageSquarePlus } from 'lucide-react';
import { memo, useState } from 'react';
import { isOpen } from '../../../core/review/threads.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { CommentForm } from './comment-form.tsx';
import { ThreadView } from './thread-view.tsx';
import { useThreads } from './use-threads.ts';
import './comments.css';

function NewThread({ on, onDone }: { readonly on: string; readonly onDone: () => void }) {
  const add = useWrite('thread.add');
  const { announce, fault } = useAnnounce();
  return (
    <CommentForm
      label="Comment"
      help="For people who work on this review. Comments are never published."
      lines={3}
      send="Comment"
      isPending={add.isPending}
      onCancel={onDone}
      onSend={({ text }) =>
        add.mutate(
          { on, words: null, text },
          {
            onSuccess: () => {
              announce('Your comment is added.');
              onDone();
            },
            onError: fault,
          },
        )
      }
    />
  );
}

interface CommentsProps {
  readonly on: string;
  /** The name of the subject. */
  readonly of: string;
  /** Whether it is in a list of many. Then nothing is shown where there are no comments. */
  readonly isBrief?: boolean;
}

/** The comments on one item of a review. */
export const Comments = memo(function Comments({ on, of, isBrief = false }: CommentsProps) {
  const threads = useThreads(on);
  const [writing, setWriting] = useState(false);
  const open = threads.filter(isOpen).length;
  return (
    <section className="comments" aria-label={`Comments on ${of}`}>
      {(!isBrief || threads.length > 0) && (
        <h3>
          Comments
          {threads.length > 0 && (
            <span className="soft"> · {open === 0 ? 'all resolved' : `${open} open`}</span>
          )}
        </h3>
      )}
      {threads.length > 0 && (
        <ul>
          {threads.map((thread) => (
            <ThreadView key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {writing ? (
        <NewThread on={on} onDone={() => setWriting(false)} />
      ) : (
        <Button
          call="thread.add"
          {...(isBrief ? { look: 'quiet', 'aria-label': `Comment on ${of}…` } : {})}
          onPress={() => setWriting(true)}
        >
          <MessageSquarePlus aria-hidden="true" /> Comment…
        </Button>
      )}
    </section>
  );
});

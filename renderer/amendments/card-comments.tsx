import { MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { memo } from 'react';
import { placesTouched } from '../../core/amend/changes/change-counts.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { newPidsOf } from '../../core/amend/edits/edit.ts';
import { isOpen } from '../../core/review/threads.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { useComments } from '../text/comments/comments-context.ts';
import { type PlacedThread, subjectWords } from '../text/comments/placed-threads.ts';
import { ThreadView } from '../text/comments/thread-view.tsx';
import { useThreads } from '../text/comments/use-threads.ts';
import { Button } from '../ui/controls.tsx';
import { Tip } from '../ui/tip.tsx';
import { shortcutTip } from './card-keys.ts';

/** Returns the open threads on words or provisions that an amendment changes. */
function threadsInText({ id, edits }: Amendment, threads: readonly PlacedThread[]): readonly PlacedThread[] {
  const pids = new Set([...placesTouched(edits).map(({ pid }) => pid), ...edits.flatMap(newPidsOf)]);
  return threads.filter(({ thread, pid, words }) => {
    if (!isOpen(thread) || pid === null) return false;
    const anchors = words?.words ?? [];
    return pids.has(pid) || anchors.some((one) => one.of === 'draft' && one.am === id);
  });
}

/** The comments on an amendment and on the words that it changes. */
export const CardComments = memo(function CardComments({ amendment }: { readonly amendment: Amendment }) {
  const { id } = amendment;
  const on = `amendment:${id}`;
  const { placedThreads, commentOn } = useComments();
  const getReview = useReviewNow();
  const ownThreads = useThreads(on);
  const inText = threadsInText(amendment, placedThreads);
  const openCount = ownThreads.filter(isOpen).length + inText.length;
  return (
    <section className="card-part" aria-label={`Comments on ${id}`}>
      <h4>
        <MessageSquareText aria-hidden="true" /> Comments
        {openCount > 0 && <span className="soft"> · {openCount} open</span>}
      </h4>
      {ownThreads.length + inText.length > 0 && (
        <ul>
          {ownThreads.map((thread) => (
            <ThreadView key={thread.id} thread={thread} />
          ))}
          {inText.map((one) => (
            <ThreadView
              key={one.thread.id}
              thread={one.thread}
              about={<p className="soft small">{subjectWords(getReview(), one)}</p>}
            />
          ))}
        </ul>
      )}
      <Tip tip={shortcutTip('comment')}>
        <Button
          call="thread.add"
          look="quiet"
          aria-label={`Comment on ${id}…`}
          onPress={() => commentOn({ on, words: null, name: id })}
        >
          <MessageSquarePlus aria-hidden="true" /> Comment…
        </Button>
      </Tip>
    </section>
  );
});

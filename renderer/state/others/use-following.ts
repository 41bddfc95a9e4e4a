import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAnnounce } from '../../ui/announcer.ts';
import { Refused } from '../../ui/refused.ts';
import { connectionNow } from '../host/connection.ts';
import { HOST_STATE, useOnServer } from '../host/queries.ts';
import { forgetFailure } from '../host/writes.ts';
import { useReviewNow } from '../review/review.tsx';
import { follower } from './follower.ts';
import { hear } from './news.ts';
import { heardHere } from './others-here.ts';
import { ServerEntries } from './server-entries.ts';

/** Milliseconds between two requests for news of a file. */
const POLL_INTERVAL_MS = 1_500;

/**
 * For reviews on a server, in milliseconds. The first is the delay of a further look after news came during one. The
 * second is the interval of the looks in case an event was lost.
 */
const NEXT_LOOK_MS = 100;
const SAFETY_LOOK_MS = 30_000;

const SIGNED_OFF =
  'You were signed off, or removed from this review. Copy what you have just typed, then reload the window.';

const isSeen = (): boolean => document.visibilityState === 'visible';

/**
 * Shows other people's changes shortly after they are made, while the window is visible. A server reports them; a file
 * is polled.
 */
export function useFollowing(): void {
  const client = useQueryClient();
  const now = useReviewNow();
  const onServer = useOnServer();
  const { fault } = useAnnounce();
  useEffect(() => {
    const { path, ledgerHead } = now().review;
    const serverEntries = onServer ? new ServerEntries() : null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const follow = follower(client, { path, from: ledgerHead.seq, serverEntries, isOver: () => isOver });
    let isLooking = false;
    let isAsked = false;
    let hasFailed = false;
    forgetFailure();

    /** Reloads the person's rights, which may have changed, and retries refused saves. */
    const allowAgain = () => {
      for (const queryKey of [HOST_STATE, ['review.get', {}]]) void client.invalidateQueries({ queryKey });
      void now().saver.retryRefused();
    };

    /** A server that reports something can be reached, so failed saves are retried now. */
    const heard = () => {
      if (now().saver.now().phase === 'failed') void now().saver.saveWhenReached();
    };

    const look = async () => {
      clearTimeout(timer);
      isAsked = isLooking;
      if (isOver || isLooking) return;
      isLooking = true;
      const isTold = hearing?.hears() ?? false;
      const looked = isSeen() && connectionNow() !== 'closed' ? await follow(isTold) : 'done';
      isLooking = false;
      if (isOver) return;
      if (hasFailed && looked === 'done') {
        hearing?.resume();
        allowAgain();
      }
      hasFailed = looked === 'failed';
      const wait = isAsked || looked === 'writing' ? NEXT_LOOK_MS : SAFETY_LOOK_MS;
      timer = setTimeout(look, hearing?.hears() && looked !== 'failed' ? wait : POLL_INTERVAL_MS);
    };
    const hearing = serverEntries
      ? hear(path, {
          ledger: ({ seq, entries }) => {
            serverEntries.add(seq, entries);
            heard();
            void look();
          },
          here: (people) => {
            heard();
            heardHere(people);
          },
          reviews: allowAgain,
          gone: () => {
            heardHere([]);
            fault(new Refused({ kind: 'unavailable', message: SIGNED_OFF }));
          },
        })
      : null;
    const lookNow = () => {
      hearing?.see(isSeen());
      void look();
    };
    hearing?.see(isSeen());
    timer = setTimeout(look, POLL_INTERVAL_MS);
    document.addEventListener('visibilitychange', lookNow);
    window.addEventListener('focus', lookNow);
    return () => {
      isOver = true;
      clearTimeout(timer);
      hearing?.stop();
      heardHere([]);
      document.removeEventListener('visibilitychange', lookNow);
      window.removeEventListener('focus', lookNow);
    };
  }, [client, now, onServer, fault]);
}

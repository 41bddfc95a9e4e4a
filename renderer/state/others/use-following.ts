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

/** How often is asked what others wrote, in milliseconds. */
const PULSE_MS = 1_500;

/** Where a server tells of news: how soon is looked again for what came meanwhile, and how often for safety's sake. */
const SOON_MS = 100;
const SELDOM_MS = 30_000;

const SIGNED_OFF =
  'You were signed off, or removed from this review. Copy what you have just typed, then reload the window.';

const isSeen = (): boolean => document.visibilityState === 'visible';

/**
 * Shows what other windows, and others on the same file or server, write, a moment after they did, for as long as the
 * window is seen. A server tells of it; of a file, it is asked.
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

    /** What the person is in the review may be otherwise: what was refused may be saved now. */
    const allowAgain = () => {
      for (const queryKey of [HOST_STATE, ['review.get', {}]]) void client.invalidateQueries({ queryKey });
      void now().saver.retryRefused();
    };

    /** Whoever tells something is there: what could not be saved need not wait until it is tried by itself. */
    const heard = () => {
      if (now().saver.now().phase === 'failed') void now().saver.reached();
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
      const wait = isAsked || looked === 'writing' ? SOON_MS : SELDOM_MS;
      timer = setTimeout(look, hearing?.hears() && looked !== 'failed' ? wait : PULSE_MS);
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
    timer = setTimeout(look, PULSE_MS);
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

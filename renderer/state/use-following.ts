import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { withAmendments } from '../../core/amend/with-amendments.ts';
import { useAnnounce } from '../ui/announce.tsx';
import { Refused } from '../ui/refused.ts';
import { outdate } from './answers.ts';
import { call } from './call.ts';
import { connectionNow } from './connection.ts';
import { hear } from './news.ts';
import { heardHere } from './others-here.ts';
import { newsOf, type OthersNews } from './others-news.ts';
import { useOnServer } from './queries.ts';
import { useReviewNow } from './review.tsx';
import { ToldEntries } from './told-entries.ts';
import { forgetFailure, isOwnEntry, writesNow } from './writes.ts';

/** How often is asked what others wrote, in milliseconds. */
const PULSE = 1_500;

/** Where a server tells of news: how soon is looked again what could not be taken in, and how often for safety's sake. */
const SOON = 100;
const SELDOM = 30_000;

const GONE =
  'You were signed off, or removed from this review. Copy what you have just typed, then reload the window.';

const isSeen = (): boolean => document.visibilityState === 'visible';

/** More entries than that at once are an import or a merge: everything is read anew. */
const MOST = 200;

const LIST = ['amendment.list', {}] as const;

/** Brings what is shown up to date with what others changed; of many amendments, only those are read. */
async function takeIn(client: QueryClient, path: string, news: OthersNews): Promise<void> {
  const { amendments, changes } = news;
  if (amendments === 'all') await client.invalidateQueries({ queryKey: LIST, exact: true });
  else if (amendments.length > 0) {
    const answer = await call('amendment.list', { ids: [...amendments] }, path);
    if (!answer.ok) return;
    client.setQueryData(LIST, (held: readonly Amendment[] | undefined) =>
      held === undefined ? held : withAmendments(held, answer.value),
    );
  }
  outdate(client, changes);
}

/** Whether it can't be told which entries are this window's own: what is being written has one by now perhaps, and no answer. */
const isWriting = (): boolean => writesNow().running.length > 0;

/**
 * Follows the ledger of a review from an entry on. Nothing is read anew for what this window wrote itself.
 * @returns a function that takes in what is new, and says whether it could
 */
function follower(client: QueryClient, path: string, from: number, told: ToldEntries | null) {
  let after = from;
  return async (isTold: boolean): Promise<boolean> => {
    while (isOwnEntry(path, after + 1)) after++;
    if (isTold && told && told.newest <= after) return true;
    if (isWriting()) return false;
    const known = isTold ? told?.after(after) : null;
    const answer = known ? null : await call('ledger.list', { after, limit: MOST }, path);
    if (isWriting()) return false;
    const entries = known ?? (answer?.ok ? answer.value : []);
    const last = entries.at(-1);
    if (!last) return true;
    after = last.seq;
    const others = entries.filter(({ seq }) => !isOwnEntry(path, seq));
    const isMore = entries.length === MOST;
    if (others.length > 0)
      await takeIn(client, path, isMore ? { ...newsOf(others), amendments: 'all' } : newsOf(others));
    return true;
  };
}

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
    const told = onServer ? new ToldEntries() : null;
    const follow = follower(client, path, ledgerHead.seq, told);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isLooking = false;
    let isAsked = false;
    forgetFailure();

    const look = async () => {
      clearTimeout(timer);
      isAsked = isLooking;
      if (isOver || isLooking) return;
      isLooking = true;
      const isTold = hearing?.hears() ?? false;
      let isDone = true;
      if (isSeen() && connectionNow() !== 'closed') isDone = await follow(isTold);
      isLooking = false;
      if (isOver) return;
      const wait = isAsked || !isDone ? SOON : SELDOM;
      timer = setTimeout(look, hearing?.hears() ? wait : PULSE);
    };
    const hearing = told
      ? hear(path, {
          ledger: ({ seq, entries }) => {
            told.tell(seq, entries);
            void look();
          },
          here: heardHere,
          gone: () => {
            heardHere([]);
            fault(new Refused({ kind: 'unavailable', message: GONE }));
          },
        })
      : null;
    const come = () => {
      hearing?.see(isSeen());
      void look();
    };
    hearing?.see(isSeen());
    timer = setTimeout(look, PULSE);
    document.addEventListener('visibilitychange', come);
    window.addEventListener('focus', come);
    return () => {
      isOver = true;
      clearTimeout(timer);
      hearing?.stop();
      heardHere([]);
      document.removeEventListener('visibilitychange', come);
      window.removeEventListener('focus', come);
    };
  }, [client, now, onServer, fault]);
}

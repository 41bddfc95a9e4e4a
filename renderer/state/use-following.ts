import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Amendment } from '../../core/amend/amendment.ts';
import { withAmendments } from '../../core/amend/with-amendments.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { outdate } from './answers.ts';
import { call } from './call.ts';
import { connectionNow } from './connection.ts';
import { newsOf, type OthersNews } from './others-news.ts';
import { useReviewNow } from './review.tsx';
import { forgetFailure, isOwnEntry, writesNow } from './writes.ts';

/** How often is asked what others wrote, in milliseconds. */
const PULSE = 1_500;

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

/** The entries after one that others wrote; null where it can't be told which are this window's own. */
async function othersAfter(path: string, after: number): Promise<readonly LedgerEntry[] | null> {
  if (writesNow().running.length > 0) return null;
  const answer = await call('ledger.list', { after, limit: MOST }, path);
  // What is being written has an entry by now perhaps, and no answer.
  return answer.ok && writesNow().running.length === 0 ? answer.value : null;
}

/**
 * Shows what other windows, and others on the same file, write, a moment after they did, for as long as the window is
 * seen. Nothing is read anew for what this window wrote itself.
 */
export function useFollowing(): void {
  const client = useQueryClient();
  const now = useReviewNow();
  useEffect(() => {
    const { path, ledgerHead } = now().review;
    let after = ledgerHead.seq;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isLooking = false;
    forgetFailure();

    const follow = async () => {
      while (isOwnEntry(path, after + 1)) after++;
      const entries = await othersAfter(path, after);
      const last = entries?.at(-1);
      if (isOver || !entries || !last) return;
      after = last.seq;
      const others = entries.filter(({ seq }) => !isOwnEntry(path, seq));
      const isMore = entries.length === MOST;
      if (others.length > 0)
        await takeIn(client, path, isMore ? { ...newsOf(others), amendments: 'all' } : newsOf(others));
    };
    const look = async () => {
      clearTimeout(timer);
      if (isOver || isLooking) return;
      isLooking = true;
      if (document.visibilityState === 'visible' && connectionNow() !== 'closed') await follow();
      isLooking = false;
      if (!isOver) timer = setTimeout(look, PULSE);
    };
    const come = () => void look();
    timer = setTimeout(look, PULSE);
    document.addEventListener('visibilitychange', come);
    window.addEventListener('focus', come);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', come);
      window.removeEventListener('focus', come);
    };
  }, [client, now]);
}

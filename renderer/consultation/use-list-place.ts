import { useCallback, useEffect, useRef } from 'react';
import type { Scrolling } from '../ui/use-long-list.ts';
import type { StretchOfList } from './use-stretch-of-list.ts';

interface ListPlace {
  readonly rows: Scrolling;
  readonly scroller: HTMLElement | null;
  readonly stretch: StretchOfList;
  readonly total: number;
  /** What is searched for, and how. */
  readonly of: string;
  /** The answer that is open, and its place among all that were found; -1 while that isn't known. */
  readonly open: number | null;
  readonly at: number;
  /** Another number for each answer that was gone to by a key. */
  readonly turn: number;
  /** Whether the answer in a place has come. */
  readonly hasCome: (place: number) => boolean;
}

/**
 * Keeps a list where its reader is. Another search begins at its beginning. The answer that is open is brought into
 * view whenever it is gone to, and kept there until every row in view with it has come, since a row is as tall as its
 * words only then. Returns what lets it go: the reader scrolls on.
 */
export function useListPlace({ rows, scroller, stretch, total, of, open, at, turn, hasCome }: ListPlace) {
  const { base, count, reach } = stretch;
  const { range } = rows;
  const { startIndex = 0, endIndex = 0 } = range ?? {};
  const row = at < base || at >= base + count ? -1 : at - base;
  const isWanted = useRef(false);
  const searched = useRef(of);
  useEffect(() => {
    if (searched.current === of) return;
    searched.current = of;
    isWanted.current = false;
    scroller?.scrollTo({ top: 0 });
  }, [of, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one is gone to, and then only
  useEffect(() => {
    isWanted.current = open !== null;
  }, [open, turn]);
  const inView = Array.from({ length: endIndex - startIndex + 1 }, (_, nth) => startIndex + nth);
  const isSettled = range !== null && inView.includes(row) && inView.every((index) => hasCome(base + index));
  const isLaidOut = scroller !== null && range !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every step on the way there, and at no other scrolling
  useEffect(() => {
    if (!isWanted.current || at < 0) return;
    reach(at);
    if (row < 0 || !isLaidOut) return;
    rows.scrollToIndex(row, { align: 'auto' });
    if (isSettled) isWanted.current = false;
  }, [open, turn, at, row, isLaidOut, isSettled]);

  // What is in view stays there when the list is made to hold others than it held.
  const lastBase = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the view itself has moved to an end of what is held
  useEffect(() => {
    const beyond = startIndex === 0 ? base - 1 : endIndex >= count - 1 ? base + count : -1;
    if (beyond < 0 || beyond >= total) return;
    lastBase.current = base + startIndex;
    reach(beyond);
  }, [startIndex, endIndex]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (lastBase.current !== null) rows.scrollToIndex(lastBase.current - base, { align: 'start' });
    lastBase.current = null;
  }, [base]);

  return useCallback(() => {
    isWanted.current = false;
  }, []);
}

import { useCallback, useEffect, useRef } from 'react';
import type { Scrolling } from '../ui/use-long-list.ts';
import type { StretchOfList } from './use-stretch-of-list.ts';

interface ListPlace {
  readonly rows: Scrolling;
  readonly scroller: HTMLElement | null;
  readonly stretch: StretchOfList;
  readonly total: number;
  /** Identifies the search. */
  readonly of: string;
  /** The open answer, and its index among all matching answers; -1 until known. */
  readonly open: number | null;
  readonly at: number;
  /** A counter that changes whenever an answer is reached by keyboard. */
  readonly turn: number;
  /** Whether the answer at an index has been fetched. */
  readonly hasCome: (place: number) => boolean;
}

/**
 * Controls the scroll position of the list. A new search starts at the top. An opened answer is scrolled into view. It
 * is kept there until all visible rows are fetched, because their heights change then. @returns a function that stops
 * this, for when the reader scrolls
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when an answer is opened or reached
  useEffect(() => {
    isWanted.current = open !== null;
  }, [open, turn]);
  const inView = Array.from({ length: endIndex - startIndex + 1 }, (_, nth) => startIndex + nth);
  const isSettled = range !== null && inView.includes(row) && inView.every((index) => hasCome(base + index));
  const isLaidOut = scroller !== null && range !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs at each step until the answer is visible
  useEffect(() => {
    if (!isWanted.current || at < 0) return;
    reach(at);
    if (row < 0 || !isLaidOut) return;
    rows.scrollToIndex(row, { align: 'auto' });
    if (isSettled) isWanted.current = false;
  }, [open, turn, at, row, isLaidOut, isSettled]);

  // The visible rows stay in place when the list moves to another range of the results.
  const lastBase = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when scrolling reaches an end of the range
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

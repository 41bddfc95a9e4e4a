import { useCallback, useRef } from 'react';
import { placeAfter, type Stride } from './stride.ts';
import type { AskFound, ListedAnswer, ResponseSearch } from './use-responses.ts';

/** The answer that a move reached. */
export interface Arrival {
  readonly answer: ListedAnswer;
  readonly place: number;
  readonly total: number;
  readonly isTold: boolean;
}

interface Strides {
  readonly ask: AskFound;
  /** Returns the search as currently typed, and the open answer. */
  readonly now: () => { readonly sought: ResponseSearch; readonly open: number | null };
  /** Opens the answer. `now` must return it as open from then on. */
  readonly arrive: (arrival: Arrival) => void;
  /** Says that there is no answer in that direction. */
  readonly refuse: (by: number) => void;
}

/**
 * Moves between answers by keyboard. Each move counts from the end of the previous one, in the results of the search
 * as typed. The answers between need not be fetched.
 */
export function useStrides(strides: Strides): (stride: Stride) => Promise<void> {
  const waiting = useRef<Stride[]>([]);
  const isGoing = useRef(false);
  const latest = useRef(strides);
  latest.current = strides;
  return useCallback(async (stride) => {
    waiting.current.push(stride);
    if (isGoing.current) return;
    isGoing.current = true;
    try {
      while (waiting.current.length > 0) {
        const { ask, now } = latest.current;
        const { sought, open } = now();
        const total = await ask.total(sought);
        const start = open === null ? -1 : await ask.placeOf(sought, open);
        const strides = waiting.current.splice(0);
        let place = start;
        for (const { by, isTold } of strides) {
          const next = total === 0 ? place : placeAfter(place, by, total);
          if (isTold && next === place) latest.current.refuse(by);
          place = next;
        }
        const isTold = strides.at(-1)?.isTold ?? false;
        const answer = place < 0 ? undefined : await ask.at(sought, place);
        if (answer && !(isTold && place === start)) latest.current.arrive({ answer, place, total, isTold });
      }
    } finally {
      isGoing.current = false;
      waiting.current = [];
    }
  }, []);
}

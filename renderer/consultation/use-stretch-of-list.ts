import { useCallback, useEffect, useState } from 'react';

/** Rows that one list can hold: a browser draws nothing that is taller than 33 million pixels. */
const MOST_ROWS = 300_000;

/** A list's rows of so many in all: those of the `count` places from `base` on. */
export interface StretchOfList {
  readonly base: number;
  readonly count: number;
  /** Takes the stretch along where a place isn't in it. */
  readonly reach: (place: number) => void;
}

/** Where the stretch begins that has a place well within it. */
export const baseFor = (place: number, base: number, total: number, limit = MOST_ROWS): number => {
  const isIn = place >= base && place < base + limit;
  return isIn ? base : Math.max(0, Math.min(total - limit, place - Math.floor(limit / 2)));
};

/** What a list holds of more rows than it could draw. It begins anew when it is a list of something else. */
export function useStretchOfList(total: number, of: string): StretchOfList {
  const [base, setBase] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its beginning
  useEffect(() => setBase(0), [of]);
  const reach = useCallback((place: number) => setBase((was) => baseFor(place, was, total)), [total]);
  const from = Math.min(base, Math.max(0, total - 1));
  return { base: from, count: Math.min(total - from, MOST_ROWS), reach };
}

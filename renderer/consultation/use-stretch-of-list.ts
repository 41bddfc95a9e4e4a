import { useCallback, useEffect, useState } from 'react';

/** Maximum rows of one list. Browsers cannot draw an element taller than 33 million pixels. */
const MOST_ROWS = 300_000;

/** The range of the results that the list holds: `count` rows from the index `base`. */
export interface StretchOfList {
  readonly base: number;
  readonly count: number;
  /** Moves the range if an index is outside it. */
  readonly reach: (place: number) => void;
}

/** Returns the start of a range that contains an index, well inside it. */
export const baseFor = (place: number, base: number, total: number, limit = MOST_ROWS): number => {
  const isIn = place >= base && place < base + limit;
  return isIn ? base : Math.max(0, Math.min(total - limit, place - Math.floor(limit / 2)));
};

/** The range of a list that is too long to draw. It starts again at 0 when `of` changes. */
export function useStretchOfList(total: number, of: string): StretchOfList {
  const [base, setBase] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its beginning
  useEffect(() => setBase(0), [of]);
  const reach = useCallback((place: number) => setBase((was) => baseFor(place, was, total)), [total]);
  const from = Math.min(base, Math.max(0, total - 1));
  return { base: from, count: Math.min(total - from, MOST_ROWS), reach };
}

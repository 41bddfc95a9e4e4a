import { HIGHEST_NUMBER } from './next-number.ts';

/** Numbers that follow one another, from the first of them. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/**
 * Where so many numbers begin that none of some stretches has: after the last of them, or, where that leaves no room, in
 * the first gap that is wide enough.
 */
export function placeFor(stretches: readonly Stretch[], count: number): number {
  const end = stretches.reduce((most, one) => Math.max(most, one.first + one.count), 1);
  if (end + count - 1 <= HIGHEST_NUMBER) return end;
  let free = 1;
  for (const one of stretches.toSorted((a, b) => a.first - b.first)) {
    if (one.first - free >= count) return free;
    free = Math.max(free, one.first + one.count);
  }
  return free;
}

import { HIGHEST_NUMBER } from './next-number.ts';

/** A range of consecutive numbers. */
export interface NumberRange {
  readonly first: number;
  readonly count: number;
}

/**
 * The first of `count` consecutive numbers that are in none of the ranges: after the last range or, if there is no room up to
 * `HIGHEST_NUMBER`, in the first gap that is wide enough.
 */
export function firstFreeNumber(stretches: readonly NumberRange[], count: number): number {
  const end = stretches.reduce((most, one) => Math.max(most, one.first + one.count), 1);
  if (end + count - 1 <= HIGHEST_NUMBER) return end;
  let free = 1;
  for (const one of stretches.toSorted((a, b) => a.first - b.first)) {
    if (one.first - free >= count) return free;
    free = Math.max(free, one.first + one.count);
  }
  return free;
}

import type { KeyboardEvent } from 'react';

const SCREENFUL = 8;

/** The distance that a key moves in the list, and whether the new place is announced (for j and k, outside the list). */
export interface Stride {
  readonly by: number;
  readonly isTold: boolean;
}

const BY: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: SCREENFUL,
  PageUp: -SCREENFUL,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY,
};

/** Returns the distance that a key moves in the list; null for other keys. */
export function strideOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | null {
  return ctrlKey || metaKey || altKey ? null : (BY[key] ?? null);
}

/** Returns the index after a move, within the list. From no answer (-1), the first, or the requested end. */
export function placeAfter(at: number, by: number, total: number): number {
  const to = at < 0 && Number.isFinite(by) ? 0 : at + by;
  return Math.max(0, Math.min(total - 1, to));
}

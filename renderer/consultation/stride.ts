import type { KeyboardEvent } from 'react';

const SCREENFUL = 8;

/** How far a key goes in the list, and whether it says where it came to: j and k are pressed from the answer. */
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

/** How far a key goes in the list; null for one that is none of its own. */
export function strideOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | null {
  return ctrlKey || metaKey || altKey ? null : (BY[key] ?? null);
}

/** The place that a stride leads to, of so many; from none (-1), the first, or the end that was asked for. */
export function placeAfter(at: number, by: number, total: number): number {
  const to = at < 0 && Number.isFinite(by) ? 0 : at + by;
  return Math.max(0, Math.min(total - 1, to));
}

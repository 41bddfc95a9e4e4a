/** Lets through as much as somebody may ask, and no more. */
export interface Limit {
  /** Whether somebody may ask now; it counts as asked where they may. */
  readonly take: (who: string) => boolean;
}

/** How often somebody may ask: so many times a second in the long run, and at most so many at once. */
export interface Asks {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** More than a window asks for, and ten windows. */
export const USUAL: Asks = { perSecond: 100, atOnce: 1_000 };

interface Bucket {
  left: number;
  at: number;
}

/** Who asks nothing for so long is forgotten, in milliseconds: they have everything again by then. */
const FORGOTTEN = 60_000;

/**
 * @param perSecond how often somebody may ask in the long run
 * @param atOnce how often at most without a rest
 * @param now in milliseconds
 */
export function createLimit(perSecond: number, atOnce: number, now: () => number = Date.now): Limit {
  const buckets = new Map<string, Bucket>();
  let swept = now();

  function sweep(at: number): void {
    if (at - swept < FORGOTTEN) return;
    swept = at;
    for (const [who, bucket] of buckets) if (at - bucket.at >= FORGOTTEN) buckets.delete(who);
  }

  return {
    take: (who) => {
      const at = now();
      sweep(at);
      const bucket = buckets.get(who) ?? { left: atOnce, at };
      bucket.left = Math.min(atOnce, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
      bucket.at = at;
      buckets.set(who, bucket);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
  };
}

/** Lets somebody have so many things at a time. */
export interface Share {
  /** Takes one; gives it back when called. Null where somebody has as many as they may. */
  readonly take: (who: string) => (() => void) | null;
}

export function createShare(most: number): Share {
  const taken = new Map<string, number>();
  return {
    take: (who) => {
      const before = taken.get(who) ?? 0;
      if (before >= most) return null;
      taken.set(who, before + 1);
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        const left = (taken.get(who) ?? 1) - 1;
        if (left === 0) taken.delete(who);
        else taken.set(who, left);
      };
    },
  };
}

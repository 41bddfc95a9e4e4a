/** Lets through as much as somebody may ask, and no more. */
export interface Limit {
  /** Whether somebody may ask now; it counts as asked where they may. */
  readonly take: (person: string) => boolean;
}

/** How often somebody may ask: so many times a second in the long run, and at most so many at once. */
export interface AskLimits {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** More than a window asks for, and ten windows. */
export const USUAL: AskLimits = { perSecond: 100, atOnce: 1_000 };

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
    for (const [person, bucket] of buckets) if (at - bucket.at >= FORGOTTEN) buckets.delete(person);
  }

  return {
    take: (person) => {
      const at = now();
      sweep(at);
      const bucket = buckets.get(person) ?? { left: atOnce, at };
      bucket.left = Math.min(atOnce, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
      bucket.at = at;
      buckets.set(person, bucket);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
  };
}

/** Lets somebody have so many things at a time. */
export interface Share {
  /** Takes one; gives it back when called. Null where somebody has as many as they may. */
  readonly take: (person: string) => (() => void) | null;
}

export function createShare(limit: number): Share {
  const countByPerson = new Map<string, number>();
  return {
    take: (person) => {
      const before = countByPerson.get(person) ?? 0;
      if (before >= limit) return null;
      countByPerson.set(person, before + 1);
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        const left = (countByPerson.get(person) ?? 1) - 1;
        if (left === 0) countByPerson.delete(person);
        else countByPerson.set(person, left);
      };
    },
  };
}

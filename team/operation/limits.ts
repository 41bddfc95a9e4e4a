/** A rate limit for each person or address. */
export interface Limit {
  /** Whether a person may make a request now. If so, the request counts. */
  readonly take: (person: string) => boolean;
}

/** The rate in the long run, and the largest burst. */
export interface AskLimits {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** The default limits, which ten busy windows of one person don't reach. */
export const USUAL: AskLimits = { perSecond: 100, atOnce: 1_000 };

/** A token bucket: the requests left, and the time when it was last refilled, in milliseconds. */
interface Bucket {
  left: number;
  at: number;
}

/** Buckets without a request for this long are deleted, because they are full again by then. */
const FORGET_AFTER_MS = 60_000;

/**
 * Creates a rate limit (token bucket).
 * @param perSecond requests per second in the long run
 * @param atOnce the largest burst
 * @param now returns the time in milliseconds
 */
export function createLimit(perSecond: number, atOnce: number, now: () => number = Date.now): Limit {
  const buckets = new Map<string, Bucket>();
  let swept = now();

  function sweep(at: number): void {
    if (at - swept < FORGET_AFTER_MS) return;
    swept = at;
    for (const [person, bucket] of buckets) if (at - bucket.at >= FORGET_AFTER_MS) buckets.delete(person);
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

/** A limit of what each person may have at the same time, such as open streams. */
export interface Share {
  /** Takes one. @returns a function that releases it; null if the person has reached the limit */
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

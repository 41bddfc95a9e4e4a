import type { Deps } from '../handlers/context/context.ts';

const HOUR = 3_600_000;

/**
 * Does something now and then: at the first asking, and again when an hour has gone by (or the clock was put back, when
 * nobody knows). Nothing where no backups are kept.
 */
export function hourly(
  work: () => Promise<void>,
  { backups, now }: Pick<Deps, 'backups' | 'now'>,
): () => Promise<void> {
  let last = Number.NaN;
  return async () => {
    if (backups === undefined) return;
    const at = Date.parse(now());
    if (at >= last && at - last < HOUR) return;
    last = at;
    await work();
  };
}

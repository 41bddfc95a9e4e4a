import type { Deps } from '../handlers/context/context.ts';

const HOUR_MS = 3_600_000;

/**
 * Does something now and then: at the first asking, and again when an hour has gone by (or the clock was put back, when
 * nobody knows). Nothing where no backups are kept.
 */
export function atMostHourly(
  work: () => Promise<void>,
  { backups, now }: Pick<Deps, 'backups' | 'now'>,
): () => Promise<void> {
  let lastRun = Number.NaN;
  return async () => {
    if (backups === undefined) return;
    const time = Date.parse(now());
    if (time >= lastRun && time - lastRun < HOUR_MS) return;
    lastRun = time;
    await work();
  };
}

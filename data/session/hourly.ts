import type { Deps } from '../handlers/context/context.ts';

const HOUR_MS = 3_600_000;

/**
 * Limits some work to once an hour. The first call runs it; later calls run it when an hour has passed, or when the clock
 * was put back. Does nothing if the host keeps no backups.
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

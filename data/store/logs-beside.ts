import { stat } from 'node:fs/promises';

/**
 * What SQLite may leave beside a file when its process is killed: the pages that a write was replacing, or (of a Keeling
 * that kept a log of what it wrote) those that it wrote.
 */
const SUFFIXES = ['-journal', '-wal'] as const;

/** The logs beside a file that hold anything. */
export async function logsBeside(path: string): Promise<readonly string[]> {
  const sizeOf = (log: string): Promise<number> =>
    stat(log).then(
      ({ size }) => size,
      () => 0,
    );
  const logs = SUFFIXES.map((suffix) => path + suffix);
  const sizes = await Promise.all(logs.map(sizeOf));
  return logs.filter((_, at) => (sizes[at] ?? 0) > 0);
}

import { stat } from 'node:fs/promises';

/**
 * The files that SQLite leaves beside a database when its process is killed. The rollback journal has the replaced
 * pages. The write-ahead log, which older versions of Keeling used, has the new pages.
 */
const SUFFIXES = ['-journal', '-wal'] as const;

/** The journals and logs beside a file that aren't empty. */
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

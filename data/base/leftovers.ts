import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MakerStatus, makerStatusOf } from './unfinished.ts';

/** An unfinished file or folder. Its name begins with a dot, and it is in the folder of the finished one. */
interface Leftover {
  readonly path: string;
  readonly maker: MakerStatus;
  /** Whether no process is writing it any more, so that it may be deleted. */
  readonly isAbandoned: boolean;
}

/**
 * A leftover untouched for this long counts as abandoned, although its maker is unknown. It was made on another
 * computer, or by a version of Keeling that didn’t write its process into the name.
 */
const ABANDONED_AFTER_MS = 7 * 24 * 3_600_000;

/** The unfinished file of this name, in a list; an empty list for any other file. */
async function findLeftover(folder: string, name: string): Promise<readonly Leftover[]> {
  const maker = makerStatusOf(name);
  if (maker === null) return [];
  const path = join(folder, name);
  const stats = await stat(path).catch(() => null);
  if (stats === null) return [];
  const isAbandoned =
    maker === 'ended' || (maker === 'unknown' && Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS);
  return [{ path, maker, isAbandoned }];
}

/** The unfinished files in a folder: those being written, and those left behind by a process that was killed. */
export async function listLeftovers(folder: string): Promise<readonly Leftover[]> {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.toSorted().map((name) => findLeftover(folder, name)))).flat();
}

/** Deletes the abandoned files in some folders. A file that can't be deleted stays; that is not an error. */
export async function clearLeftovers(...folders: readonly string[]): Promise<void> {
  const leftovers = await Promise.all([...new Set(folders)].map(listLeftovers));
  for (const { path, isAbandoned } of leftovers.flat())
    if (isAbandoned) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

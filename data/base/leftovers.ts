import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type MakerStatus, makerStatusOf } from './unfinished.ts';

/** Something that was not finished, and lies hidden where it was to go. */
interface Leftover {
  readonly path: string;
  readonly maker: MakerStatus;
  /** Whether nobody makes it any more, so that it may go. */
  readonly isAbandoned: boolean;
}

/** What nobody has touched for so long is made by nobody, also on another computer or by a Keeling that didn't say so. */
const ABANDONED_AFTER_MS = 7 * 24 * 3_600_000;

async function leftoverAt(folder: string, name: string): Promise<readonly Leftover[]> {
  const maker = makerStatusOf(name);
  if (maker === null) return [];
  const path = join(folder, name);
  const facts = await stat(path).catch(() => null);
  if (facts === null) return [];
  const isAbandoned =
    maker === 'ended' || (maker === 'unknown' && Date.now() - facts.mtimeMs > ABANDONED_AFTER_MS);
  return [{ path, maker, isAbandoned }];
}

/** What is not whole in a folder: being written, or left behind by a process that was killed. */
export async function unfinishedIn(folder: string): Promise<readonly Leftover[]> {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.toSorted().map((name) => leftoverAt(folder, name)))).flat();
}

/** Takes away what was left behind in some folders. What can't be taken away stays, and stops nobody's work. */
export async function clearLeftovers(...folders: readonly string[]): Promise<void> {
  const leftovers = await Promise.all([...new Set(folders)].map(unfinishedIn));
  for (const { path, isAbandoned } of leftovers.flat())
    if (isAbandoned) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

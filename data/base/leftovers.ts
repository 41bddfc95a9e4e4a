import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Maker, makerOf } from './unfinished.ts';

/** Something that was not finished, and lies hidden where it was to go. */
interface Leftover {
  readonly path: string;
  readonly maker: Maker;
  /** Whether nobody makes it any more, so that it may go. */
  readonly isLeft: boolean;
}

/** What nobody has touched for so long is made by nobody, also on another computer or by a Keeling that didn't say so. */
const UNTOUCHED = 7 * 24 * 3_600_000;

async function leftover(folder: string, name: string): Promise<readonly Leftover[]> {
  const maker = makerOf(name);
  if (maker === null) return [];
  const path = join(folder, name);
  const facts = await stat(path).catch(() => null);
  if (facts === null) return [];
  const isLeft = maker === 'ended' || (maker === 'unknown' && Date.now() - facts.mtimeMs > UNTOUCHED);
  return [{ path, maker, isLeft }];
}

/** What is not whole in a folder: being written, or left behind by a process that was killed. */
export async function unfinishedIn(folder: string): Promise<readonly Leftover[]> {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.toSorted().map((name) => leftover(folder, name)))).flat();
}

/** Takes away what was left behind in some folders. What can't be taken away stays, and stops nobody's work. */
export async function clearLeftovers(...folders: readonly string[]): Promise<void> {
  const leftovers = await Promise.all([...new Set(folders)].map(unfinishedIn));
  for (const { path, isLeft } of leftovers.flat())
    if (isLeft) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

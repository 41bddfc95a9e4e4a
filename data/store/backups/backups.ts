import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { clearLeftovers } from '../../base/leftovers.ts';
import { partPath } from '../../base/unfinished.ts';
import { copyTo } from '../driver.ts';
import { discard, place } from '../file.ts';
import { type Kept, keptOf, nameOf, prunable } from './kept.ts';

/** Where the backups of one review are: a folder of its own, whose `where.txt` says which file they are of. */
export const backupsOf = (folder: string, id: string): string => join(folder, encodeURIComponent(id));

const WHERE = 'where.txt';

/** The backups in a folder, newest first; none where there is no folder. */
export async function listBackups(folder: string): Promise<readonly Kept[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => keptOf(name) ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

/** The folders of backups that were made of the file at a path: for a file that can't say which review it is. */
export async function foldersFor(folder: string, path: string): Promise<readonly string[]> {
  const ids = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    ids.map(async (id) => {
      const of = await readFile(join(folder, id, WHERE), 'utf8').catch(() => '');
      return of === path ? [join(folder, id)] : [];
    }),
  );
  return found.flat();
}

/**
 * Keeps a backup of an open review, unless the newest is of the same ledger, and lets go of those that may go.
 * @returns the new one's name; null when there was nothing new to keep
 */
export async function keepBackup(
  db: Knex,
  { folder, path, now, seq }: { folder: string; path: string; now: string; seq: number },
): Promise<string | null> {
  await clearLeftovers(folder);
  const before = await listBackups(folder);
  if (before[0]?.seq === seq) return null;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, WHERE), path);
  const name = nameOf(now, seq);
  const whole = join(folder, name);
  const part = partPath(whole);
  try {
    await copyTo(db, part);
    if (!(await place(part, whole)).ok) return null;
  } finally {
    await discard(part);
  }
  for (const old of prunable(await listBackups(folder), now))
    await rm(join(folder, old.name), { force: true });
  return name;
}

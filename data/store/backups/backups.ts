import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { clearLeftovers } from '../../base/leftovers.ts';
import { partPath } from '../../base/unfinished.ts';
import { engineOf } from '../engine.ts';
import { discard, place } from '../file.ts';
import { type Backup, backupOf, nameOf, prunable } from './backup-names.ts';

/** Says in a folder of backups which file they are of. */
const WHERE = 'where.txt';

/**
 * Where the backups of one file are: a folder of its own, by the review's id. Several files may be of one review (a backup
 * that was opened again, a colleague's copy), and go on differently: each has its folder. A file that was moved finds the
 * folder of a place where nothing is any more.
 */
export async function backupsOf(folder: string, id: string, path: string): Promise<string> {
  let vacated: string | null = null;
  for (let n = 1; ; n++) {
    const own = join(folder, `${encodeURIComponent(id)}${n === 1 ? '' : `~${n}`}`);
    const of = await readFile(join(own, WHERE), 'utf8').catch(() => null);
    if (of === path) return own;
    if (of === null) return vacated ?? own;
    if (!existsSync(of)) vacated ??= own;
  }
}

/** The backups in a folder, newest first; none where there is no folder. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => backupOf(name) ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

/** The folders of backups that were made of the file at a path: for a file that can't say which review it is. */
export async function foldersFor(folder: string, path: string): Promise<readonly string[]> {
  const ids = await readdir(folder).catch(() => []);
  const folders = await Promise.all(
    ids.map(async (id) => {
      const of = await readFile(join(folder, id, WHERE), 'utf8').catch(() => '');
      return of === path ? [join(folder, id)] : [];
    }),
  );
  return folders.flat();
}

interface BackupRequest {
  readonly folder: string;
  readonly path: string;
  readonly now: string;
  readonly seq: number;
  /** Whether a person asked for it. */
  readonly isByHand: boolean;
}

/**
 * Keeps a backup of an open review, unless there is one of the same ledger, and lets go of those that may go. One that a
 * person asks for is made beside another of the same ledger that may go some day.
 * @returns its name; null when there was nothing new to keep
 */
export async function keepBackup(db: Knex, request: BackupRequest): Promise<string | null> {
  const { folder, path, now, seq, isByHand } = request;
  await clearLeftovers(folder);
  const before = await listBackups(folder);
  const duplicate = isByHand ? before.find((backup) => backup.isByHand && backup.seq === seq) : before[0];
  if (duplicate?.seq === seq) return isByHand ? duplicate.name : null;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, WHERE), path);
  const name = nameOf(now, seq, isByHand);
  const backupPath = join(folder, name);
  const part = partPath(backupPath);
  try {
    await engineOf(db).copyTo(db, part);
    if (!(await place(part, backupPath)).ok) return null;
  } finally {
    await discard(part);
  }
  for (const old of prunable(await listBackups(folder), now))
    await rm(join(folder, old.name), { force: true });
  return name;
}

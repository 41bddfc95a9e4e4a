import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { clearLeftovers } from '../../base/leftovers.ts';
import { unfinishedFilePath } from '../../base/unfinished.ts';
import { engineOf } from '../engine.ts';
import { deleteUnfinished, moveIntoPlace } from '../file.ts';
import { type Backup, backupName, listPrunable, parseBackupName } from './backup-names.ts';

/** The file in a folder of backups that has the path of the review they belong to. */
const PATH_FILE = 'where.txt';

/**
 * The folder for the backups of one file, named after the review's id. Several files may be copies of one review (a reopened
 * backup, a colleague's copy) and differ, so that each has its own folder. A file that was moved gets the folder whose
 * recorded path has no file any more.
 */
export async function backupFolderOf(folder: string, id: string, path: string): Promise<string> {
  let vacatedFolder: string | null = null;
  for (let number = 1; ; number++) {
    const candidate = join(folder, `${encodeURIComponent(id)}${number === 1 ? '' : `~${number}`}`);
    const recordedPath = await readFile(join(candidate, PATH_FILE), 'utf8').catch(() => null);
    if (recordedPath === path) return candidate;
    if (recordedPath === null) return vacatedFolder ?? candidate;
    if (!existsSync(recordedPath)) vacatedFolder ??= candidate;
  }
}

/** The backups in a folder, newest first. A missing folder has none. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => parseBackupName(name) ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

/** The folders with backups of the file at a path, for a file that is too damaged to read the review's id. */
export async function backupFoldersFor(folder: string, path: string): Promise<readonly string[]> {
  const ids = await readdir(folder).catch(() => []);
  const folders = await Promise.all(
    ids.map(async (id) => {
      const recordedPath = await readFile(join(folder, id, PATH_FILE), 'utf8').catch(() => '');
      return recordedPath === path ? [join(folder, id)] : [];
    }),
  );
  return folders.flat();
}

/**
 * A request to keep a backup: its folder, the path of the review, the time, and the number of the newest ledger entry.
 */
interface BackupRequest {
  readonly folder: string;
  readonly path: string;
  readonly now: string;
  readonly seq: number;
  /** Whether a person asked for it. */
  readonly isByHand: boolean;
}

/**
 * Keeps a backup of an open review, unless the newest backup already has the same ledger entries, and deletes those that
 * `listPrunable` lists. For a person's request only an earlier backup by hand counts, since the others may be deleted.
 * @returns its name; null when there was nothing new to keep
 */
export async function keepBackup(db: Knex, request: BackupRequest): Promise<string | null> {
  const { folder, path, now, seq, isByHand } = request;
  await clearLeftovers(folder);
  const existing = await listBackups(folder);
  const duplicate = isByHand ? existing.find((backup) => backup.isByHand && backup.seq === seq) : existing[0];
  if (duplicate?.seq === seq) return isByHand ? duplicate.name : null;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, PATH_FILE), path);
  const name = backupName(now, seq, isByHand);
  const backupPath = join(folder, name);
  const unfinishedFile = unfinishedFilePath(backupPath);
  try {
    await engineOf(db).copyTo(db, unfinishedFile);
    if (!(await moveIntoPlace(unfinishedFile, backupPath)).ok) return null;
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
  for (const prunableBackup of listPrunable(await listBackups(folder), now))
    await rm(join(folder, prunableBackup.name), { force: true });
  return name;
}

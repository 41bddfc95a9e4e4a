import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { type Backup, parseBackupName } from '../data/store/backups/backup-names.ts';
import { backupFolderOf, backupFoldersFor, listBackups } from '../data/store/backups/backups.ts';
import { REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

interface ReviewFile {
  readonly path: string;
  /** Absent if the review cannot be opened. */
  readonly id?: string;
}

const foldersOf = async ({ path, id }: ReviewFile, folder: string): Promise<readonly string[]> =>
  id === undefined ? backupFoldersFor(folder, path) : [await backupFolderOf(folder, id, path)];

/** The backups of a review, newest first. */
export async function backupsOfReview(review: ReviewFile, folder: string): Promise<readonly Backup[]> {
  const lists = await Promise.all((await foldersOf(review, folder)).map(listBackups));
  return lists.flat().toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

/** Formats a time as `2026-11-26 10.58`, valid in file names on every system. In UTC, like the names of backups. */
const moment = (at: string): string => at.slice(0, 16).replace('T', ' ').replace(':', '.');

/** Copies a backup into the reviews folder under an unused name. @returns the path of the copy */
export async function restoreBackup(
  review: ReviewFile,
  folder: string,
  backup: string,
  to: string,
): Promise<Result<string>> {
  const backupFile = parseBackupName(backup);
  const folders = await foldersOf(review, folder);
  if (!backupFile || folders.length === 0) return refuse('not-found', `There is no backup ${backup}.`);
  await mkdir(to, { recursive: true });
  const stem = `${withoutSuffix(basename(review.path))} as of ${moment(backupFile.at)}`;
  for (const from of folders) {
    for (let n = 1; ; n++) {
      const path = join(to, `${stem}${n === 1 ? '' : ` (${n})`}${REVIEW_SUFFIX}`);
      const code = await copyFile(join(from, backup), path, constants.COPYFILE_EXCL).then(
        () => null,
        (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
      );
      if (code === null) return ok(path);
      if (code === 'ENOENT') break;
      if (code !== 'EEXIST')
        return refuse('refused', `The backup could not be copied (${code}). Nothing was changed.`);
    }
  }
  return refuse('not-found', `There is no backup ${backup}.`);
}

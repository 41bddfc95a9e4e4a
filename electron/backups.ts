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

const backupFoldersOfReview = async ({ path, id }: ReviewFile, folder: string): Promise<readonly string[]> =>
  id === undefined ? backupFoldersFor(folder, path) : [await backupFolderOf(folder, id, path)];

/** The backups of a review, newest first. */
export async function backupsOfReview(review: ReviewFile, folder: string): Promise<readonly Backup[]> {
  const lists = await Promise.all((await backupFoldersOfReview(review, folder)).map(listBackups));
  return lists.flat().toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

/** Formats a time as `2026-11-26 10.58`, valid in file names on every system. In UTC, like the names of backups. */
const fileNameTime = (at: string): string => at.slice(0, 16).replace('T', ' ').replace(':', '.');

/** Copies a backup into the reviews folder under an unused name. @returns the path of the copy */
export async function restoreBackup(
  review: ReviewFile,
  folder: string,
  backupName: string,
  targetFolder: string,
): Promise<Result<string>> {
  const backupFile = parseBackupName(backupName);
  const folders = await backupFoldersOfReview(review, folder);
  if (!backupFile || folders.length === 0) return refuse('not-found', `There is no backup ${backupName}.`);
  await mkdir(targetFolder, { recursive: true });
  const stem = `${withoutSuffix(basename(review.path))} as of ${fileNameTime(backupFile.at)}`;
  for (const sourceFolder of folders) {
    for (let copyNumber = 1; ; copyNumber++) {
      const path = join(targetFolder, `${stem}${copyNumber === 1 ? '' : ` (${copyNumber})`}${REVIEW_SUFFIX}`);
      const errorCode = await copyFile(join(sourceFolder, backupName), path, constants.COPYFILE_EXCL).then(
        () => null,
        (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
      );
      if (errorCode === null) return ok(path);
      if (errorCode === 'ENOENT') break;
      if (errorCode !== 'EEXIST')
        return refuse('refused', `The backup could not be copied (${errorCode}). Nothing was changed.`);
    }
  }
  return refuse('not-found', `There is no backup ${backupName}.`);
}

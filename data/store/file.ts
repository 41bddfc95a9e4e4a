import { constants, existsSync, type Stats } from 'node:fs';
import { access, copyFile, link, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { damaged } from './damage.ts';
import { logsBeside } from './logs-beside.ts';
import { APPLICATION_ID, readHeader } from './sqlite/sqlite.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Checks, without changing anything, that a path has a review that this version of Keeling can read and write.
 * @param newest the newest version of the tables
 */
export async function checkFile(path: string, newest: number): Promise<Result<null>> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)))
      return refuse('not-found', `There is no file ${path}.`);
    return refuse('refused', `${path} could not be opened (${codeOf(error)}).`);
  }
  if (stats.isDirectory()) return refuse('unsupported', `${path} is a folder, not a review.`);
  if (!stats.isFile()) return refuse('unsupported', `${path} is not a file.`);
  if (!(await isWritable(path, stats))) {
    return refuse(
      'refused',
      `${path} is read-only. Copy it to a folder where you can save files, then open the copy.`,
    );
  }
  return inspectHeader(path, newest);
}

/** Whether a file exists but can't be written, or its folder can't (SQLite needs a journal beside the file). */
export async function isReadOnly(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isFile()) return false;
  const isFolderWritable = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  );
  return !isFolderWritable || !(await isWritable(path, stats));
}

/** Whether a file can be written. The read-only mark counts even for a superuser, who could ignore it. */
async function isWritable(path: string, stats: Stats): Promise<boolean> {
  if ((stats.mode & 0o222) === 0) return false;
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Checks that the header of a file is the one of a review that this version can read. */
async function inspectHeader(path: string, newest: number): Promise<Result<null>> {
  const header = await readHeader(path);
  if (header.bytes === 0) return damaged('it is empty', 'the whole file');
  if (!header.isSqlite) {
    return refuse('unsupported', `${path} is not a Keeling review. It was not changed.`);
  }
  if (header.applicationId !== APPLICATION_ID) {
    return refuse('unsupported', `${path} belongs to another program. It was not changed.`);
  }
  const refusal = versionRefusal(header.version, newest);
  if (refusal) return refusal;
  // After a kill, the missing pages may still be in the log beside the file. Without a log they are lost.
  if (header.bytes < header.expectedBytes && (await logsBeside(path)).length === 0) {
    return damaged(
      `it is cut short at ${header.bytes} of ${header.expectedBytes} bytes`,
      'the end of the file',
    );
  }
  return ok(null);
}

/**
 * The refusal of a file with tables of a newer or impossible version; null for a version that can be opened or
 * migrated.
 */
export function versionRefusal(version: number, newest: number): Result<never> | null {
  if (version < 0)
    return damaged(`it says that it is of version ${version}, which there is not`, 'the version');
  if (version <= newest) return null;
  return refuse(
    'unsupported',
    `This review was made by a newer version of Keeling (file version ${version}; this version reads up to ${newest}). ` +
      'It was not changed. Update Keeling to open it.',
  );
}

/** Checks that a new file can be made at a path. Refused when its folder is missing or the path has a file. */
export async function checkVacant(path: string): Promise<Result<null>> {
  const folder = dirname(path);
  const stats = await stat(folder).catch(() => null);
  if (!stats?.isDirectory()) return refuse('not-found', `There is no folder ${folder}.`);
  if (existsSync(path)) return refuseTaken(path);
  return ok(null);
}

const refuseTaken = (path: string): Result<never> =>
  refuse('clash', `There is already a file ${path}. It was not changed. Choose another name.`);

/**
 * Moves a complete new file to its place in one step, so that a kill leaves a complete review or none. It never
 * replaces a file that appeared there since.
 */
export async function moveIntoPlace(unfinishedFile: string, path: string): Promise<Result<null>> {
  await flush(unfinishedFile);
  try {
    await link(unfinishedFile, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return refuseTaken(path);
    // On media without hard links, such as a USB stick, an exclusive copy also never overwrites a file.
    try {
      await copyFile(unfinishedFile, path, constants.COPYFILE_EXCL);
    } catch (copyError) {
      if (codeOf(copyError) === 'EEXIST') return refuseTaken(path);
      throw copyError;
    }
    await flush(path);
  }
  await rm(unfinishedFile);
  await flush(dirname(path), 'r').catch(() => undefined); // Windows can't open a folder, and doesn't need to.
  return ok(null);
}

/** Writes a file from the system’s cache to the disk. */
async function flush(path: string, flags = 'r+'): Promise<void> {
  const file = await open(path, flags);
  await file.sync().finally(() => file.close());
}

/** Deletes an unfinished file and SQLite's files beside it. */
export async function deleteUnfinished(unfinishedFile: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    await rm(`${unfinishedFile}${suffix}`, { force: true });
}

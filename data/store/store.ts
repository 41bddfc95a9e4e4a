import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { unfinishedFilePath } from '../base/unfinished.ts';
import { Damage, damaged } from './damage.ts';
import { checkFile, checkVacant, deleteUnfinished, moveIntoPlace, versionRefusal } from './file.ts';
import { foreignLogs, renameLog } from './foreign-logs.ts';
import { MIGRATIONS, migrate, newestVersion } from './migrate.ts';
import { findMismatchedTable } from './shape.ts';
import { connect } from './sqlite/driver.ts';
import {
  findFaults,
  findTriggersAndViews,
  readPragmas,
  refusalOf,
  useRollbackJournal,
} from './sqlite/sqlite.ts';
import { sqliteAnswerIndex } from './sqlite/words.ts';
import { write } from './transact.ts';

/**
 * A change that opening makes to a file. Its tables are migrated from a version (`from`), its search index is rebuilt,
 * or a log of another file is renamed.
 */
export type FileChange =
  | { readonly from: number }
  | 'search'
  | { readonly log: string; readonly newPath: string };

/**
 * Opens the review at a path for reading, and migrates an older one. A file that can't be opened is refused with the reason
 * and not changed.
 * @param onFileChange is called with each change to the file
 */
export async function openStore(
  path: string,
  migrations = MIGRATIONS,
  onFileChange: (notice: FileChange) => void = () => undefined,
): Promise<Result<Knex>> {
  const absolutePath = resolve(path);
  try {
    const fileCheck = await checkFile(absolutePath, newestVersion(migrations));
    if (!fileCheck.ok) return fileCheck;
    const logs = await foreignLogs(absolutePath, (copy) => openWithLog(copy, migrations, () => undefined));
    for (const log of logs) onFileChange({ log, newPath: await renameLog(log) });
  } catch (error) {
    return refusalFor(error);
  }
  return openWithLog(absolutePath, migrations, onFileChange);
}

/** Opens a file. SQLite applies the log beside it, if there is one. */
async function openWithLog(
  path: string,
  migrations: typeof MIGRATIONS,
  onFileChange: (notice: FileChange) => void,
): Promise<Result<Knex>> {
  const db = connect(path);
  try {
    const prepared = await prepare(db, path, migrations, onFileChange);
    if (prepared.ok) return ok(db);
    await db.destroy();
    return prepared;
  } catch (error) {
    await db.destroy();
    return refusalFor(error);
  }
}

/** Checks an opened file, rebuilds its search index if that is damaged, and migrates its tables. */
async function prepare(
  db: Knex,
  path: string,
  migrations: typeof MIGRATIONS,
  onFileChange: (notice: FileChange) => void,
): Promise<Result<null>> {
  const faults = await findStructureFaults(db);
  const fault = faults.find((one) => !sqliteAnswerIndex.isIndexFault(one));
  if (fault !== undefined) return damaged(fault, 'the file');
  const version = await checkVersion(db, migrations);
  if (!version.ok) return version;
  // Only the search index is damaged. It is rebuilt from the responses, so that the sound review can be opened.
  if (faults.length > 0) {
    onFileChange('search');
    await db.transaction(sqliteAnswerIndex.rebuild);
    const [remainingFault] = await findStructureFaults(db);
    if (remainingFault !== undefined) return damaged(remainingFault, 'the file');
  }
  if (version.value < newestVersion(migrations)) onFileChange({ from: version.value });
  return migrate(db, path, migrations);
}

/** The faults in a file's structure. An index that can't even be opened is reported as the only fault. */
async function findStructureFaults(db: Knex): Promise<readonly string[]> {
  try {
    return await findFaults(db, 'quick');
  } catch (error) {
    if (error instanceof Error && sqliteAnswerIndex.isIndexFault(error.message)) return [error.message];
    throw error;
  }
}

/** The version of a file. Refused unless its tables are those of that version. Nothing is written to the file. */
async function checkVersion(db: Knex, migrations: typeof MIGRATIONS): Promise<Result<number>> {
  // The version is read through SQLite, because that of a new file may be only in its log if its process was killed.
  const { version } = await readPragmas(db);
  if (version === 0) return damaged('it holds no tables, or does not say of which version', 'the whole file');
  const versionError = versionRefusal(version, newestVersion(migrations));
  if (versionError) return versionError;
  const table = await findMismatchedTable(db, version, migrations);
  if (table !== null)
    return damaged(
      `it says that it is of version ${version}, and its table ${table} is not of that version`,
      table,
    );
  const [foreignObject] = await findTriggersAndViews(db);
  if (foreignObject !== undefined)
    return damaged(`it holds ${foreignObject}, which Keeling did not make`, foreignObject);
  return ok(version);
}

/** Prepares a file for writing. Call it only after the file was read, so that a refused file isn't changed. */
export const startWriting = (db: Knex): Promise<Result<null>> =>
  useRollbackJournal(db)
    .then(() => ok(null))
    .catch(refusalFor);

/**
 * Makes a review at a free path, filled by `fill` in one transaction. Refused, with nothing left behind, when the path has a
 * file or `fill` refuses.
 */
export async function createStore(
  path: string,
  fill: (trx: Knex.Transaction) => Promise<Result<null>>,
  migrations = MIGRATIONS,
): Promise<Result<null>> {
  const absolutePath = resolve(path);
  const vacancy = await checkVacant(absolutePath);
  if (!vacancy.ok) return vacancy;
  const unfinishedFile = unfinishedFilePath(absolutePath);
  try {
    const filled = await fillFile(unfinishedFile, fill, migrations);
    return filled.ok ? await moveIntoPlace(unfinishedFile, absolutePath) : filled;
  } catch (error) {
    return refusalFor(error);
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
}

/** Makes the tables in a new file, and fills them. */
async function fillFile(
  unfinishedFile: string,
  fill: (trx: Knex.Transaction) => Promise<Result<null>>,
  migrations: typeof MIGRATIONS,
): Promise<Result<null>> {
  const db = connect(unfinishedFile);
  try {
    const migrated = await migrate(db, unfinishedFile, migrations);
    return migrated.ok ? await write(db, fill) : migrated;
  } finally {
    await closeStore(db);
  }
}

/** Closes a review. Nothing stays beside its one file. */
export const closeStore = (db: Knex): Promise<void> => db.destroy();

/** The refusal for an error of the disk or the database. @throws any other error, which is a fault of Keeling's */
function refusalFor(error: unknown): Result<never> {
  if (error instanceof Damage) return damaged(error.message, error.place);
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]+$/.test(code))
    return refuse('refused', `Keeling could not write to the disk (${code}). Nothing was changed.`);
  throw error;
}

import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { partPath } from '../base/unfinished.ts';
import { Damage, damaged } from './damage.ts';
import { discard, inspect, place, vacant, versionOutside } from './file.ts';
import { foreignLogs, setAside } from './foreign-logs.ts';
import { MIGRATIONS, migrate, newestVersion } from './migrate.ts';
import { unlikeItsVersion } from './shape.ts';
import { connect } from './sqlite/driver.ts';
import { faults, keepNoLog, readMarks, refusalOf, strangers } from './sqlite/sqlite.ts';
import { sqliteWords } from './sqlite/words.ts';
import { write } from './transact.ts';

/**
 * A change that opening makes to a file: its tables are migrated from a version, its search index is rebuilt, or a log of
 * another file is renamed.
 */
export type Readied = { readonly from: number } | 'search' | { readonly log: string; readonly now: string };

/**
 * Opens the review at a path for reading, and migrates an older one. A file that can't be opened is refused with the reason
 * and not changed.
 * @param onReadying is called with each change to the file
 */
export async function openStore(
  path: string,
  migrations = MIGRATIONS,
  onReadying: (notice: Readied) => void = () => undefined,
): Promise<Result<Knex>> {
  const absolutePath = resolve(path);
  try {
    const inspected = await inspect(absolutePath, newestVersion(migrations));
    if (!inspected.ok) return inspected;
    const logs = await foreignLogs(absolutePath, (copy) => openWithLog(copy, migrations, () => undefined));
    for (const log of logs) onReadying({ log, now: await setAside(log) });
  } catch (error) {
    return refusalFor(error);
  }
  return openWithLog(absolutePath, migrations, onReadying);
}

/** Opens a file. SQLite applies the log beside it, if there is one. */
async function openWithLog(
  path: string,
  migrations: typeof MIGRATIONS,
  onReadying: (notice: Readied) => void,
): Promise<Result<Knex>> {
  const db = connect(path);
  try {
    const ready = await makeReady(db, path, migrations, onReadying);
    if (ready.ok) return ok(db);
    await db.destroy();
    return ready;
  } catch (error) {
    await db.destroy();
    return refusalFor(error);
  }
}

async function makeReady(
  db: Knex,
  path: string,
  migrations: typeof MIGRATIONS,
  onReadying: (notice: Readied) => void,
): Promise<Result<null>> {
  const faults = await structure(db);
  const fault = faults.find((one) => !sqliteWords.isFault(one));
  if (fault !== undefined) return damaged(fault, 'the file');
  const version = await soundVersion(db, migrations);
  if (!version.ok) return version;
  // Only the search index is damaged. It is rebuilt from the responses, so that the sound review can be opened.
  if (faults.length > 0) {
    onReadying('search');
    await db.transaction(sqliteWords.rebuild);
    const [left] = await structure(db);
    if (left !== undefined) return damaged(left, 'the file');
  }
  if (version.value < newestVersion(migrations)) onReadying({ from: version.value });
  return migrate(db, path, migrations);
}

/** The faults in a file's structure. An index that can't even be opened is reported as the only fault. */
async function structure(db: Knex): Promise<readonly string[]> {
  try {
    return await faults(db, 'quick');
  } catch (error) {
    if (error instanceof Error && sqliteWords.isFault(error.message)) return [error.message];
    throw error;
  }
}

/** The version of a file, whose tables must be those of that version. Nothing is written to the file. */
async function soundVersion(db: Knex, migrations: typeof MIGRATIONS): Promise<Result<number>> {
  // The marks are read through SQLite, because those of a new file whose process was killed may be only in its log.
  const { version } = await readMarks(db);
  if (version === 0) return damaged('it holds no tables, or does not say of which version', 'the whole file');
  const outside = versionOutside(version, newestVersion(migrations));
  if (outside) return outside;
  const table = await unlikeItsVersion(db, version, migrations);
  if (table !== null)
    return damaged(
      `it says that it is of version ${version}, and its table ${table} is not of that version`,
      table,
    );
  const [stranger] = await strangers(db);
  if (stranger !== undefined) return damaged(`it holds ${stranger}, which Keeling did not make`, stranger);
  return ok(version);
}

/** Prepares a file for writing. Call it only after the file was read, so that a refused file isn't changed. */
export const startWriting = (db: Knex): Promise<Result<null>> =>
  keepNoLog(db)
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
  const free = await vacant(absolutePath);
  if (!free.ok) return free;
  const part = partPath(absolutePath);
  try {
    const filled = await fillPart(part, fill, migrations);
    return filled.ok ? await place(part, absolutePath) : filled;
  } catch (error) {
    return refusalFor(error);
  } finally {
    await discard(part);
  }
}

async function fillPart(
  part: string,
  fill: (trx: Knex.Transaction) => Promise<Result<null>>,
  migrations: typeof MIGRATIONS,
): Promise<Result<null>> {
  const db = connect(part);
  try {
    const migrated = await migrate(db, part, migrations);
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

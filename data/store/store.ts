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
 * What is done before a file can be read: its tables are brought on from a version, its words made findable, or a log of
 * another file is given another name.
 */
export type Readied = { readonly from: number } | 'search' | { readonly log: string; readonly now: string };

/**
 * Opens the review at a path for reading, migrating an older one. Whatever can't be opened is refused
 * with the reason, and left as it was.
 * @param onReadying hears of what is about to be done to the file
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
    const logs = await foreignLogs(absolutePath, (copy) => openSettled(copy, migrations, () => undefined));
    for (const log of logs) onReadying({ log, now: await setAside(log) });
  } catch (error) {
    return refusalFor(error);
  }
  return openSettled(absolutePath, migrations, onReadying);
}

/** Opens a file, with whatever log lies beside it. */
async function openSettled(
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
  // What is spoilt follows from the responses, and would keep a sound review from being opened.
  if (faults.length > 0) {
    onReadying('search');
    await db.transaction(sqliteWords.rebuild);
    const [left] = await structure(db);
    if (left !== undefined) return damaged(left, 'the file');
  }
  if (version.value < newestVersion(migrations)) onReadying({ from: version.value });
  return migrate(db, path, migrations);
}

/** What is wrong with a file's structure. A table of words that can't even be opened ends the looking. */
async function structure(db: Knex): Promise<readonly string[]> {
  try {
    return await faults(db, 'quick');
  } catch (error) {
    if (error instanceof Error && sqliteWords.isFault(error.message)) return [error.message];
    throw error;
  }
}

/** Which version a file is of, once it is found to be a review of that version. Nothing is written to it. */
async function soundVersion(db: Knex, migrations: typeof MIGRATIONS): Promise<Result<number>> {
  // A file made a moment ago and killed may say who made it only in its log.
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

/** Readies a file that has been read for writing: not before, so that one which is refused then is as it was. */
export const startWriting = (db: Knex): Promise<Result<null>> =>
  keepNoLog(db)
    .then(() => ok(null))
    .catch(refusalFor);

/**
 * Makes a review at a path where nothing is, filled by `fill` in one transaction. Refused, with nothing left behind,
 * when there is a file already or `fill` refuses.
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

/** Closes a review: nothing stays beside its one file. */
export const closeStore = (db: Knex): Promise<void> => db.destroy();

/** A disk's or database's error as a refusal. Any other is a fault of ours, and thrown on. */
function refusalFor(error: unknown): Result<never> {
  if (error instanceof Damage) return damaged(error.message, error.place);
  const refusal = refusalOf(error);
  if (refusal) return refusal;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]+$/.test(code))
    return refuse('refused', `Keeling could not write to the disk (${code}). Nothing was changed.`);
  throw error;
}

import { open } from 'node:fs/promises';
import type { Knex } from 'knex';
import { type Refusal, refuse } from '../../../core/base/result.ts';
import { sqliteCode } from './code.ts';
import { pathForSqlite } from './path.ts';

/**
 * Functions for SQLite files only: recognise, mark, check and copy a file, and explain its errors. The rest of the store is
 * portable SQL through Knex.
 */

/** The letters `KEEL`, at bytes 68 to 71 of every review file. */
export const APPLICATION_ID = 0x4b45454c;

/** Whether bytes begin as every SQLite file does. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';

/** The facts in the first hundred bytes of an SQLite file. For any other file only `bytes` and `isSqlite` have a meaning. */
export interface Header {
  /** The actual size of the file. */
  readonly bytes: number;
  readonly isSqlite: boolean;
  readonly applicationId: number;
  /** The version of the tables. */
  readonly version: number;
  /** The size of the file by its header; 0 if the header doesn't say. */
  readonly expectedBytes: number;
  /** Whether the file uses a write-ahead log, as in older versions of Keeling. */
  readonly usesWriteAheadLog: boolean;
}

/** Reads a file's header without SQLite, so that a file of another kind is not touched by so much as a lock. */
export async function readHeader(path: string): Promise<Header> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(100);
    await file.read(bytes, 0, 100, 0);
    const pageSize = bytes.readUInt16BE(16);
    return {
      bytes: size,
      isSqlite: isSqlite(bytes),
      applicationId: bytes.readInt32BE(68),
      version: bytes.readInt32BE(60),
      usesWriteAheadLog: bytes[18] === 2,
      expectedBytes: (pageSize === 1 ? 65_536 : pageSize) * bytes.readUInt32BE(28),
    };
  } finally {
    await file.close();
  }
}

/** The number that a pragma returns. */
async function readPragma(db: Knex, name: string): Promise<number> {
  const rows: readonly Record<string, number>[] = await db.raw(`PRAGMA ${name}`);
  return Object.values(rows[0] ?? {})[0] ?? 0;
}

/** The application id and version of an open file. Unlike `readHeader`, this includes a log beside the file. */
export const readPragmas = async (db: Knex) => ({
  applicationId: await readPragma(db, 'application_id'),
  version: await readPragma(db, 'user_version'),
});

/** Marks the file as a review with this version of the tables. It takes the write lock, and can be rolled back. */
export async function writePragmas(trx: Knex.Transaction, version: number): Promise<void> {
  await trx.raw(`PRAGMA application_id = ${APPLICATION_ID}`);
  await trx.raw(`PRAGMA user_version = ${version}`);
}

/** Takes the write lock of a file that may have no tables yet. */
export async function takeMigrationLock(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`PRAGMA application_id = ${APPLICATION_ID}`);
}

/**
 * Makes a file use SQLite's rollback journal, which is beside it only during a write. At any other time, a copy of the one
 * file has everything. A write-ahead log (WAL), as older files have, can't be used on a network drive. SQLite would also
 * apply it to whatever file is beside it.
 */
export async function useRollbackJournal(db: Knex): Promise<void> {
  await db.raw('PRAGMA journal_mode = DELETE');
}

/** Drops a connection's cached pages, when another program than SQLite may have changed the file. */
export async function dropCachedPages(db: Knex): Promise<void> {
  await db.raw('PRAGMA shrink_memory');
}

/** Writes a copy of the file to a free path. */
export async function copyTo(db: Knex, path: string): Promise<void> {
  await db.raw('VACUUM INTO ?', [pathForSqlite(path)]);
}

/** The faults in the file's structure, in SQLite's words. `quick` doesn't check indexes and foreign keys. */
export async function findFaults(db: Knex, depth: 'quick' | 'full'): Promise<readonly string[]> {
  const check = depth === 'quick' ? 'quick_check(20)' : 'integrity_check(20)';
  const rows: readonly Record<string, string>[] = await db.raw(`PRAGMA ${check}`);
  const messages = rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok');
  if (depth === 'quick' || messages.length > 0) return messages;
  const orphans: readonly { table: string; parent: string }[] = await db.raw('PRAGMA foreign_key_check');
  return orphans.map(({ table, parent }) => `a row of ${table} names a row of ${parent} that is not there`);
}

/**
 * The names of triggers and views. A review has none. One that another program added would act on what Keeling reads
 * and writes.
 */
export const findTriggersAndViews = (db: Knex): Promise<readonly string[]> =>
  db('sqlite_master').whereIn('type', ['trigger', 'view']).pluck('name');

/** Runs `work` without checks of foreign keys, to restore rows in any order although some are lost. */
export async function withoutForeignKeys<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  await db.raw('PRAGMA foreign_keys = OFF');
  try {
    return await work();
  } finally {
    await db.raw('PRAGMA foreign_keys = ON');
  }
}

/** Rolls back a transaction that a failed commit left open. Does nothing if there is none. */
export async function rollBack(db: Knex): Promise<void> {
  await db.raw('ROLLBACK').catch(() => undefined);
}

const REFUSALS: Readonly<Record<string, readonly [Refusal['kind'], string]>> = {
  SQLITE_BUSY: ['unavailable', 'Another program is writing to this review. Nothing was saved. Try again.'],
  SQLITE_LOCKED: ['unavailable', 'Another program is writing to this review. Nothing was saved. Try again.'],
  SQLITE_FULL: ['unavailable', 'The disk is full. Nothing was saved. Make space, then try again.'],
  SQLITE_IOERR: [
    'unavailable',
    'The disk could not be read or written. Nothing was saved. Check the disk, then try again.',
  ],
  SQLITE_READONLY: ['refused', 'The review is read-only. Nothing was saved. Work on a copy.'],
  SQLITE_PERM: [
    'refused',
    'You do not have permission to change the review. Nothing was saved. Work on a copy.',
  ],
  SQLITE_CANTOPEN: [
    'refused',
    'The review could not be opened: its folder is read-only, or its path is too long. Nothing was changed.',
  ],
  SQLITE_CORRUPT: ['damaged', 'The review file is damaged. Nothing was changed. Open a backup.'],
  SQLITE_NOTADB: ['unsupported', 'This is not a Keeling review. It was not changed.'],
};

/**
 * Damage for which SQLite has no code. A file with our application id lacks one of our tables, or its search tables are
 * damaged.
 */
const DAMAGE_MESSAGE = /no such (?:table|column)|invalid fts5 file format|vtable constructor failed/;

/** The refusal that explains an error of the file or the disk; null for any other error. */
export function refusalOf(error: unknown): ReturnType<typeof refuse> | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  const refusal =
    REFUSALS[code === 'SQLITE_ERROR' && DAMAGE_MESSAGE.test(String(error)) ? 'SQLITE_CORRUPT' : code];
  return refusal ? refuse(refusal[0], refusal[1]) : null;
}

import { open } from 'node:fs/promises';
import type { Knex } from 'knex';
import { type Refusal, refuse } from '../../../core/base/result.ts';
import { sqliteCode } from './code.ts';

/**
 * Everything that is SQLite's alone: how a file is recognised, opened, checked, copied and settled. The rest of the
 * store is portable SQL through Knex.
 */

/** `KEEL`, at bytes 68 to 71 of every review file. */
export const APPLICATION_ID = 0x4b45454c;

/** Whether bytes begin as those of every SQLite file do: a review, or refused as one. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';

/** What the first hundred bytes of a file say of it. `pages` is 0 where they don't say. */
export interface Header {
  readonly bytes: number;
  readonly isSqlite: boolean;
  readonly applicationId: number;
  readonly version: number;
  readonly expectedBytes: number;
  /** Whether writes go to a log beside it, as those of older Keelings did. */
  readonly keepsLog: boolean;
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
      keepsLog: bytes[18] === 2,
      expectedBytes: (pageSize === 1 ? 65_536 : pageSize) * bytes.readUInt32BE(28),
    };
  } finally {
    await file.close();
  }
}

/** The number that one pragma answers with. */
async function pragma(db: Knex, name: string): Promise<number> {
  const rows: readonly Record<string, number>[] = await db.raw(`PRAGMA ${name}`);
  return Object.values(rows[0] ?? {})[0] ?? 0;
}

/** The application and version that a file is marked with, its log of recent writes included. */
export const readMarks = async (db: Knex) => ({
  applicationId: await pragma(db, 'application_id'),
  version: await pragma(db, 'user_version'),
});

/** Marks the file as a review of this version of the tables. A write like any other: it takes the turn, and rolls back. */
export async function writeMarks(trx: Knex.Transaction, version: number): Promise<void> {
  await trx.raw(`PRAGMA application_id = ${APPLICATION_ID}`);
  await trx.raw(`PRAGMA user_version = ${version}`);
}

/** Waits for the turn to write in a file that may have no tables yet, whatever its version. */
export async function takeTurnToMigrate(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`PRAGMA application_id = ${APPLICATION_ID}`);
}

/**
 * Has what a write replaces kept beside the file until the write is whole (SQLite's rollback journal), and nothing
 * beside it at any other time: whoever copies, mails or syncs the one file has all of it. A write-ahead log
 * (WAL), as older files have, can't be used on a network drive. SQLite would also apply it to any file beside it.
 */
export async function keepNoLog(db: Knex): Promise<void> {
  await db.raw('PRAGMA journal_mode = DELETE');
}

/** Forgets the pages that a connection holds: the file may have been written to by another program than SQLite. */
export async function forgetPages(db: Knex): Promise<void> {
  await db.raw('PRAGMA shrink_memory');
}

/** Writes a copy of the file as it stands to a path where nothing is yet. */
export async function copyTo(db: Knex, path: string): Promise<void> {
  await db.raw('VACUUM INTO ?', [path]);
}

/** What is wrong with the file's structure, in SQLite's words; empty when it is sound. `quick` leaves out the indexes. */
export async function faults(db: Knex, depth: 'quick' | 'full'): Promise<readonly string[]> {
  const check = depth === 'quick' ? 'quick_check(20)' : 'integrity_check(20)';
  const rows: readonly Record<string, string>[] = await db.raw(`PRAGMA ${check}`);
  const messages = rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok');
  if (depth === 'quick' || messages.length > 0) return messages;
  const orphans: readonly { table: string; parent: string }[] = await db.raw('PRAGMA foreign_key_check');
  return orphans.map(({ table, parent }) => `a row of ${table} names a row of ${parent} that is not there`);
}

/** Triggers and views, of which no review has one: they would act on what Keeling writes. */
export const strangers = (db: Knex): Promise<readonly string[]> =>
  db('sqlite_master').whereIn('type', ['trigger', 'view']).pluck('name');

/** Runs `work` without what ties a row to another: for rows that are put back in any order, some of them lost. */
export async function withoutTies<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  await db.raw('PRAGMA foreign_keys = OFF');
  try {
    return await work();
  } finally {
    await db.raw('PRAGMA foreign_keys = ON');
  }
}

/** Ends a transaction that a failed commit left open; without effect when there is none. */
export async function abandon(db: Knex): Promise<void> {
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
    'The review could not be opened because its folder is read-only. Nothing was changed.',
  ],
  SQLITE_CORRUPT: ['damaged', 'The review file is damaged. Nothing was changed. Open a backup.'],
  SQLITE_NOTADB: ['unsupported', 'This is not a Keeling review. It was not changed.'],
};

/**
 * Damage for which SQLite has no code: a file with our marks that lacks one of our tables, and a file whose search tables
 * are damaged.
 */
const DAMAGE = /no such (?:table|column)|invalid fts5 file format|vtable constructor failed/;

/** What a database error means to a person; null for an error that isn't the file's or the disk's. */
export function refusalOf(error: unknown): ReturnType<typeof refuse> | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  const refusal = REFUSALS[code === 'SQLITE_ERROR' && DAMAGE.test(String(error)) ? 'SQLITE_CORRUPT' : code];
  return refusal ? refuse(refusal[0], refusal[1]) : null;
}

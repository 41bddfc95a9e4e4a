import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';
import type { LedgerRow } from './ledger.ts';
import { logsBeside } from './logs-beside.ts';
import { MIGRATIONS, newestVersion } from './migrate.ts';
import { sqliteCode } from './sqlite/code.ts';
import { connect } from './sqlite/driver.ts';
import { APPLICATION_ID, readHeader } from './sqlite/sqlite.ts';

/** Whether an error means that another program has locked the file, so that it can't be checked now. */
export const isBusy = (error: unknown): boolean =>
  ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error) ?? '');

/**
 * The newest entry of a review’s ledger, if the ledger has a saved entry with the same number and hash. Null if the
 * file is another review or an older copy, or can’t be read.
 * @throws the database’s error if the file is locked or its drive doesn’t answer
 */
export async function headIfContaining(db: Knex, saved: ChainHead): Promise<ChainHead | null> {
  try {
    const [entryAtSeq, newest = entryAtSeq] = await db<LedgerRow>('ledger')
      .select('seq', 'hash')
      .where({ seq: saved.seq })
      .orWhere('seq', db('ledger').max('seq'))
      .orderBy('seq');
    return entryAtSeq?.seq === saved.seq && entryAtSeq.hash === saved.hash ? (newest ?? null) : null;
  } catch (error) {
    if (isBusy(error) || sqliteCode(error) === 'SQLITE_IOERR') throw error;
    return null;
  }
}

/**
 * The same for the file at a path, which isn’t changed. Null if it has a log beside it, because SQLite would apply the
 * log.
 */
export async function headIfContainingAt(path: string, saved: ChainHead): Promise<ChainHead | null> {
  if ((await logsBeside(path)).length > 0) return null;
  const { isSqlite, applicationId, version } = await readHeader(path);
  if (!isSqlite || applicationId !== APPLICATION_ID || version !== newestVersion(MIGRATIONS)) return null;
  const db = connect(path);
  try {
    return await headIfContaining(db, saved);
  } finally {
    await db.destroy();
  }
}

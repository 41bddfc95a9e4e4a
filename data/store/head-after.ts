import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';
import type { LedgerRow } from './ledger.ts';
import { logsBeside } from './logs-beside.ts';
import { MIGRATIONS, newestVersion } from './migrate.ts';
import { sqliteCode } from './sqlite/code.ts';
import { connect } from './sqlite/driver.ts';
import { APPLICATION_ID, readHeader } from './sqlite/sqlite.ts';

/** Whether another program has its turn, so that nothing can be said of the file. */
export const isBusy = (error: unknown): boolean =>
  ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error) ?? '');

/**
 * The newest entry of a review's ledger, where an entry that was saved is in it, by number and hash; null where the file
 * is another one or an older copy, or can't be read.
 * @throws what the database says where others are writing to the file, or its drive doesn't answer
 */
export async function headAfter(db: Knex, saved: ChainHead): Promise<ChainHead | null> {
  try {
    const [first, last = first] = await db<LedgerRow>('ledger')
      .select('seq', 'hash')
      .where({ seq: saved.seq })
      .orWhere('seq', db('ledger').max('seq'))
      .orderBy('seq');
    return first?.seq === saved.seq && first.hash === saved.hash ? (last ?? null) : null;
  } catch (error) {
    if (isBusy(error) || sqliteCode(error) === 'SQLITE_IOERR') throw error;
    return null;
  }
}

/** `headAfter` of the file at a path, which is read and not touched: not where a log lies beside it. */
export async function headAfterAt(path: string, saved: ChainHead): Promise<ChainHead | null> {
  if ((await logsBeside(path)).length > 0) return null;
  const { isSqlite, applicationId, version } = await readHeader(path);
  if (!isSqlite || applicationId !== APPLICATION_ID || version !== newestVersion(MIGRATIONS)) return null;
  const db = connect(path);
  try {
    return await headAfter(db, saved);
  } finally {
    await db.destroy();
  }
}

import type { Knex } from 'knex';
import type { ChainHead } from '../../../core/ledger/chain.ts';
import type { Engine } from '../engine.ts';

/** How long to look for a write whose commit was not acknowledged. A database restarts after a crash within that time. */
const MAX_WAIT_MS = 20_000;
const RETRY_MS = 200;

/**
 * Finds out whether a write was committed when the connection was lost during its commit: `kept` if it was, `gone` if
 * not. The restarted database is asked for the write’s ledger entry, whose hash no other write can have. The number of
 * a transaction may be reused after a crash.
 */
export const commitOutcomeOf: Engine['commitOutcomeOf'] = async (db, lastEntry) => {
  for (const deadline = Date.now() + MAX_WAIT_MS; Date.now() < deadline; ) {
    const isCommitted = await isInLedger(db, lastEntry).catch(() => null);
    if (isCommitted !== null) return isCommitted ? 'kept' : 'gone';
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return null;
};

const isInLedger = (db: Knex, { seq, hash }: ChainHead): Promise<boolean> =>
  db.transaction(async (trx) => {
    // Waits for the write lock, so that a commit that still runs has ended or failed.
    await trx('review').forUpdate().first('id');
    return (await trx('ledger').where({ seq, hash }).first('seq')) !== undefined;
  });

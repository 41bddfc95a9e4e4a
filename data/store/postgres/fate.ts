import type { Knex } from 'knex';
import type { ChainHead } from '../../../core/ledger/chain.ts';
import type { Engine } from '../engine.ts';

/** How long it is asked what became of a write, and how often, in milliseconds: a database is back after a crash by then. */
const PATIENCE_MS = 20_000;
const RETRY_MS = 200;

/**
 * Asked of the database that is there by now: the one before may have been lost as it committed. The ledger says it, whose
 * entries have hashes that no other write could have; a transaction's number may be another's after a crash.
 */
export const fateOf: Engine['fateOf'] = async (db, lastEntry) => {
  for (const ends = Date.now() + PATIENCE_MS; Date.now() < ends; ) {
    const isThere = await isInLedger(db, lastEntry).catch(() => null);
    if (isThere !== null) return isThere ? 'kept' : 'gone';
    await new Promise((waited) => setTimeout(waited, RETRY_MS));
  }
  return null;
};

const isInLedger = (db: Knex, { seq, hash }: ChainHead): Promise<boolean> =>
  db.transaction(async (trx) => {
    // Has the turn: a commit that nobody waits for any more is through, or is none, by then.
    await trx('review').forUpdate().first('id');
    return (await trx('ledger').where({ seq, hash }).first('seq')) !== undefined;
  });

import type { Knex } from 'knex';

/** The channel on which a database tells of each write: the review's schema, and the number of its last entry. */
export const LEDGER_CHANNEL = 'keeling_ledger';

/**
 * Tells of a review's last entry. The database passes it on when, and only if, the write is committed.
 * @returns that entry: its number and hash
 */
export async function announceLedger(trx: Knex.Transaction): Promise<string> {
  const { rows } = await trx.raw(
    `SELECT seq || ' ' || hash AS last, pg_notify('${LEDGER_CHANNEL}', current_schema() || ' ' || seq)
     FROM ledger ORDER BY seq DESC LIMIT 1`,
  );
  return rows[0]?.last ?? '';
}

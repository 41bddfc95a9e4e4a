import type { Knex } from 'knex';

/** The channel on which a database tells of each write: the review's schema, and the number of its last entry. */
export const LEDGER_CHANNEL = 'keeling_ledger';

/** Tells of a review's last entry. The database passes it on when, and only if, the write is committed. */
export async function announceLedger(trx: Knex.Transaction): Promise<void> {
  await trx.raw(
    `SELECT pg_notify('${LEDGER_CHANNEL}', current_schema() || ' ' || coalesce(max(seq), 0)) FROM ledger`,
  );
}

import type { Migration } from './migration.ts';

/** Drops the table of amendments' revisions, because the ledger has them all. */
export const revisionsInLedger: Migration = {
  version: 8,
  up: async (trx) => {
    await trx.schema.dropTable('amendment_revision');
  },
};

import type { Migration } from './migration.ts';

/** Every value that an amendment ever had stood here beside the ledger, which tells them all. */
export const revisionsInLedger: Migration = {
  version: 8,
  up: async (trx) => {
    await trx.schema.dropTable('amendment_revision');
  },
};

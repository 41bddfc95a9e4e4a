import type { Migration } from './migration.ts';

/** What was looked at when a link was made or cleared, and what a note or a source was before it was corrected. */
export const keptTable: Migration = {
  version: 6,
  up: (trx) =>
    trx.schema.createTable('kept', (table) => {
      table.string('hash').primary();
      table.text('json').notNullable();
    }),
};

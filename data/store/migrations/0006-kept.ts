import type { Migration } from './migration.ts';

/** Adds former values: the words at a link's endpoints when it was last reviewed, and notes and sources before corrections. */
export const keptTable: Migration = {
  version: 6,
  up: (trx) =>
    trx.schema.createTable('kept', (table) => {
      table.string('hash').primary();
      table.text('json').notNullable();
    }),
};

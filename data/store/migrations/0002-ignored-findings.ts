import type { Migration } from './migration.ts';

/** Adds findings that are ignored with a reason. The key is `text`, because keys may be longer than a `string` of 255. */
export const ignoredFindings: Migration = {
  version: 2,
  up: (trx) =>
    trx.schema.createTable('ignored_finding', (table) => {
      table.text('key').primary();
      table.integer('seq').notNullable().unique().references('seq').inTable('ledger');
      table.text('json').notNullable();
    }),
};

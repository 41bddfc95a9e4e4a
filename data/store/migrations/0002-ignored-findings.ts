import type { Migration } from './migration.ts';

/** Findings that are ignored with a reason. Keys have no greatest length that every engine's `string` would hold. */
export const ignoredFindings: Migration = {
  version: 2,
  up: (trx) =>
    trx.schema.createTable('ignored_finding', (table) => {
      table.text('key').primary();
      table.integer('seq').notNullable().unique().references('seq').inTable('ledger');
      table.text('json').notNullable();
    }),
};

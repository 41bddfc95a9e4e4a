import type { Migration } from './migration.ts';

/** The texts that a review was moved from: what earlier revisions of its amendments are edits of. */
export const formerTexts: Migration = {
  version: 4,
  up: (trx) =>
    trx.schema.createTable('former_text', (table) => {
      table.string('hash').primary();
      table.text('json').notNullable();
    }),
};

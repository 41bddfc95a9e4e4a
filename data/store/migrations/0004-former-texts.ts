import type { Migration } from './migration.ts';

/** Adds a review's former base texts, which earlier revisions of its amendments are edits of. */
export const formerTexts: Migration = {
  version: 4,
  up: (trx) =>
    trx.schema.createTable('former_text', (table) => {
      table.string('hash').primary();
      table.text('json').notNullable();
    }),
};

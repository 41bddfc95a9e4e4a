import type { Migration } from './migration.ts';

/** Adds records, such as themes and decisions, and the responses to a consultation. */
export const records: Migration = {
  version: 5,
  up: async (trx) => {
    await trx.schema.createTable('record', (table) => {
      table.string('kind').notNullable();
      table.string('id').notNullable();
      table.text('json').notNullable();
      table.primary(['kind', 'id']);
    });
    await trx.schema.createTable('respondent', (table) => {
      table.integer('id').primary();
      table.string('import').notNullable().index();
      // The line of the response in the imported file.
      table.integer('line').notNullable();
      table.string('type').notNullable().index();
      table.boolean('consent').notNullable();
      table.boolean('confidential').notNullable();
      table.text('json').notNullable();
    });
    await trx.schema.createTable('answer', (table) => {
      table.integer('id').primary();
      table.integer('respondent').notNullable().index().references('id').inTable('respondent');
      table.string('question').notNullable().index();
      table.text('text').notNullable();
    });
  },
};

import type { Migration } from './migration.ts';

/** What people make of the evidence, and the responses to a consultation, which are too many to be held as one list. */
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
      // Where in the file it stood: the number of its line.
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

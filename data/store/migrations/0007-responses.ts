import { engineOf } from '../engine.ts';
import type { Migration } from './migration.ts';

/**
 * Replaces the tables of responses of version 5, which nothing ever wrote to, and adds the search index. An answer's id now
 * contains its respondent's, so that a hundred thousand answers need no second index.
 */
export const responses: Migration = {
  version: 7,
  up: async (trx) => {
    await trx.schema.dropTable('answer');
    await trx.schema.dropTable('respondent');
    await trx.schema.createTable('respondent', (table) => {
      table.integer('id').primary();
      table.string('import').notNullable().index();
      // The line of the response in the imported file.
      table.integer('line').notNullable();
      table.string('type').notNullable();
      table.boolean('consent').notNullable();
      table.boolean('confidential').notNullable();
      // For finding duplicates: the respondent's id or address in the file, and a hash of the row.
      table.string('key').notNullable();
      table.string('row').notNullable();
      table.text('json').notNullable();
    });
    await trx.schema.createTable('answer', (table) => {
      // The respondent's id times a thousand, plus the place of the answer in its row.
      table.integer('id').primary();
      table.integer('respondent').notNullable();
      table.string('question').notNullable().index();
      table.text('text').notNullable();
    });
    await engineOf(trx).answerIndex.create(trx);
  },
};

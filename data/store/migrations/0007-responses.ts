import { engineOf } from '../engine.ts';
import type { Migration } from './migration.ts';

/**
 * Responses as they are taken in and searched. The tables of version 5 for them, which nothing ever wrote to, are made
 * anew: an answer's id says whose it is, so that a hundred thousand of them need no second index.
 */
export const responses: Migration = {
  version: 7,
  up: async (trx) => {
    await trx.schema.dropTable('answer');
    await trx.schema.dropTable('respondent');
    await trx.schema.createTable('respondent', (table) => {
      table.integer('id').primary();
      table.string('import').notNullable().index();
      // Where in the file it stood: the number of its line.
      table.integer('line').notNullable();
      table.string('type').notNullable();
      table.boolean('consent').notNullable();
      table.boolean('confidential').notNullable();
      // What tells it from others: the id or address that the file gives, and a hash of its row.
      table.string('key').notNullable();
      table.string('row').notNullable();
      table.text('json').notNullable();
    });
    await trx.schema.createTable('answer', (table) => {
      // The respondent's id times a thousand, and the place of the answer among those of the row.
      table.integer('id').primary();
      table.integer('respondent').notNullable();
      table.string('question').notNullable().index();
      table.text('text').notNullable();
    });
    await engineOf(trx).words.create(trx);
  },
};

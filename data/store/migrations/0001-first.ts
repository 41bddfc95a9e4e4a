import type { Knex } from 'knex';
import type { Migration } from './migration.ts';

/**
 * The tables of a review. `json` columns have canonical JSON, so any text that a person typed is kept exactly. A stored
 * value’s hash is the hash of its column. The other columns are for look-ups and order.
 */
async function up(trx: Knex.Transaction): Promise<void> {
  await trx.schema.createTable('review', (table) => {
    table.string('id').primary();
    table.text('title').notNullable();
    table.string('created').notNullable();
  });
  await trx.schema.createTable('instrument', (table) => {
    table.string('hash').primary();
    table.text('json').notNullable();
  });
  await trx.schema.createTable('ledger', (table) => {
    table.integer('seq').primary();
    table.string('at').notNullable();
    table.string('who').notNullable();
    table.string('act').notNullable();
    table.string('subject').notNullable();
    table.text('payload').notNullable();
    table.string('prev').notNullable();
    table.string('hash').notNullable();
  });
  await trx.schema.createTable('amendment', (table) => {
    table.string('id').primary();
    table.integer('number').notNullable().unique();
    table.text('json').notNullable();
  });
  await trx.schema.createTable('amendment_revision', (table) => {
    table.integer('seq').primary().references('seq').inTable('ledger');
    table.string('id').notNullable().references('id').inTable('amendment');
    table.integer('revision').notNullable();
    table.text('json').notNullable();
    table.unique(['id', 'revision']);
  });
  await trx.schema.createTable('link', (table) => {
    table.string('id').primary();
    table.integer('seq').notNullable().unique().references('seq').inTable('ledger');
    table.string('type').notNullable();
    table.string('from_ref').notNullable();
    table.string('to_ref').notNullable();
    table.text('json').notNullable();
    table.unique(['type', 'from_ref', 'to_ref']);
  });
  await trx.schema.createTable('evidence', (table) => {
    table.integer('position').primary();
    table.string('kind').notNullable();
    table.string('id').notNullable();
    table.text('json').notNullable();
    table.unique(['kind', 'id']);
  });
}

/** From nothing to the first tables. */
export const firstTables: Migration = { version: 1, up };

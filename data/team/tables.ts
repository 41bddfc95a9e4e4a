import type { Knex } from 'knex';
import { connectPostgres, type Database } from '../store/postgres/connect.ts';
import { grantUse, roleOf, unfitRoleReason } from '../store/postgres/grants.ts';

/** The schema of the server's own tables, apart from the reviews': people, members, sign-ons and the audit. */
export const SCHEMA = 'keeling';

type Migration = (trx: Knex.Transaction) => Promise<void>;

const MIGRATIONS: readonly Migration[] = [
  async (trx) => {
    await trx.schema.createTable('person', (table) => {
      table.string('id').primary();
      // These two identify a person. An e-mail address may pass to somebody else, and two people may have one name.
      table.string('issuer').notNullable();
      table.string('subject').notNullable();
      table.string('name').notNullable();
      // The person's name in ledgers, which is unique and never changes.
      table.string('who').notNullable().unique();
      table.string('post').notNullable();
      table.string('since').notNullable();
      table.unique(['issuer', 'subject']);
    });
    await trx.schema.createTable('review', (table) => {
      table.string('id').primary();
      table.string('schema').notNullable().unique();
      table.string('title').notNullable();
      table.string('since').notNullable();
    });
    await trx.schema.createTable('member', (table) => {
      table.string('review').notNullable().references('id').inTable('review');
      table.string('person').notNullable().references('id').inTable('person').index();
      table.string('role').notNullable();
      table.primary(['review', 'person']);
    });
    await trx.schema.createTable('sign_on', (table) => {
      // Only a hash of the secret, so that a person who reads the database can't sign on as somebody else.
      table.string('hash').primary();
      table.string('person').notNullable().references('id').inTable('person').index();
      table.string('began').notNullable();
      table.string('seen').notNullable();
      table.string('ends').notNullable();
    });
    await trx.schema.createTable('audit', (table) => {
      table.bigIncrements('seq');
      table.string('at').notNullable().index();
      table.string('person').notNullable();
      table.string('what').notNullable();
      table.string('review').notNullable();
    });
  },
  async (trx) => {
    await trx.schema.createTable('presence', (table) => {
      table.string('review').notNullable();
      table.string('person').notNullable();
      table.string('tab').notNullable();
      table.string('place').notNullable();
      // The server that renews this presence. If the server is killed, the presence expires.
      table.string('server').notNullable().index();
      table.timestamp('until').notNullable();
      table.primary(['review', 'person', 'tab']);
    });
  },
  async (trx) => {
    await trx.schema.alterTable('audit', (table) => {
      for (const name of ['subject', 'was', 'became', 'address'])
        table.string(name).notNullable().defaultTo('');
    });
    await trx.schema.createTable('tab', (table) => {
      table.string('person').notNullable().references('id').inTable('person');
      table.string('tab').notNullable();
      table.string('review').notNullable();
      table.string('at').notNullable().index();
      table.primary(['person', 'tab']);
    });
    await trx.schema.createTable('download', (table) => {
      table.string('id').primary();
      table.string('person').notNullable().references('id').inTable('person');
      table.string('name').notNullable();
      table.bigInteger('size').notNullable();
      // Whether it is deleted after the first download.
      table.boolean('passing').notNullable();
      table.string('at').notNullable().index();
    });
    await trx.schema.createTable('download_part', (table) => {
      table.string('download').notNullable().references('id').inTable('download').onDelete('CASCADE');
      table.integer('nth').notNullable();
      table.binary('bytes').notNullable();
      table.primary(['download', 'nth']);
    });
    // Downloads are compressed already, so that the database need not compress them again.
    await trx.raw('ALTER TABLE download_part ALTER COLUMN bytes SET STORAGE EXTERNAL');
  },
];

/** The tables that the server's role may add to, but not change: the audit, and the record of migrations. */
const APPEND_ONLY_TABLES = ['audit', 'step'];

/** The most connections to the server's own tables. Every call checks there who may make it. */
const MAX_CONNECTIONS = 10;

/** Migrates the tables as their owner, and grants the server's role (`user`) their use. */
async function migrate(db: Knex, user: string): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(1997, 40)');
    await trx.raw('CREATE SCHEMA IF NOT EXISTS ??', [SCHEMA]);
    await trx.raw('CREATE TABLE IF NOT EXISTS step (number integer PRIMARY KEY)');
    const stepsDone = await trx('step').pluck('number');
    for (const [at, step] of MIGRATIONS.entries())
      if (!stepsDone.includes(at + 1)) {
        await step(trx);
        await trx('step').insert({ number: at + 1 });
      }
    await grantUse(trx, { schema: SCHEMA, appendOnlyTables: APPEND_ONLY_TABLES }, user);
  });
}

/**
 * Opens the server's own tables and migrates them.
 * @throws if the database can't be reached, or the server's role could alter a ledger
 */
export async function openTeam({ database, owner }: Required<Database>): Promise<Knex> {
  const ownerDb = connectPostgres({ database: owner, schema: SCHEMA }, 1);
  const db = connectPostgres({ database, schema: SCHEMA }, MAX_CONNECTIONS);
  try {
    const unfit = await unfitRoleReason(db, await roleOf(ownerDb));
    if (unfit !== null) throw new Error(unfit);
    await migrate(ownerDb, await roleOf(db));
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  } finally {
    await ownerDb.destroy();
  }
}

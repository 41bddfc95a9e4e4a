import type { Knex } from 'knex';
import { connectPostgres, type Database } from '../store/postgres/connect.ts';
import { grantUse, roleOf, unfitRole } from '../store/postgres/grants.ts';

/** The schema of what is not one review's: people, who may see which review, who is signed on, and what was done. */
export const SCHEMA = 'keeling';

type Migration = (trx: Knex.Transaction) => Promise<void>;

const MIGRATIONS: readonly Migration[] = [
  async (trx) => {
    await trx.schema.createTable('person', (table) => {
      table.string('id').primary();
      // What tells a person from all others. An e-mail address may pass to somebody else, and a name may be anybody's.
      table.string('issuer').notNullable();
      table.string('subject').notNullable();
      table.string('name').notNullable();
      // Their name in ledgers: nobody else's, and the same for good.
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
      // A hash: whoever reads the database can sign on as nobody.
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
      // Which server's it is, so that each renews what it holds; of one that was killed nobody does.
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
      // Whether it was made to be downloaded once.
      table.boolean('passing').notNullable();
      table.string('at').notNullable().index();
    });
    await trx.schema.createTable('download_part', (table) => {
      table.string('download').notNullable().references('id').inTable('download').onDelete('CASCADE');
      table.integer('nth').notNullable();
      table.binary('bytes').notNullable();
      table.primary(['download', 'nth']);
    });
    // What is downloaded is compressed already.
    await trx.raw('ALTER TABLE download_part ALTER COLUMN bytes SET STORAGE EXTERNAL');
  },
];

/** What was done, and which steps the tables went through. */
const APPEND_ONLY_TABLES = ['audit', 'step'];

/** Connections to what is not one review's: every call asks there who may make it. */
const MAX_CONNECTIONS = 10;

/** Brings the tables up to date, as their owner, for whoever uses them. */
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
    await grantUse(trx, { schema: SCHEMA, growing: APPEND_ONLY_TABLES }, user);
  });
}

/**
 * Opens what a server keeps beside its reviews, and brings its tables up to date.
 * @throws where it can't be reached, or where the server would work as somebody who could alter a ledger
 */
export async function openTeam({ database, owner }: Required<Database>): Promise<Knex> {
  const ownerDb = connectPostgres({ database: owner, schema: SCHEMA }, 1);
  const db = connectPostgres({ database, schema: SCHEMA }, MAX_CONNECTIONS);
  try {
    const unfit = await unfitRole(db, await roleOf(ownerDb));
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

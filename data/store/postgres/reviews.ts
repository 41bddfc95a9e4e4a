import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { copyAllRows } from '../carry-rows.ts';
import { Damage, damaged } from '../damage.ts';
import { engineOf } from '../engine.ts';
import { versionRefusal } from '../file.ts';
import { MIGRATIONS, migrate, newestVersion } from '../migrate.ts';
import { read } from '../transact.ts';
import { connectPostgres, type SchemaPlace } from './connect.ts';
import { excessPrivileges, grantUse, roleOf } from './grants.ts';
import { findLedgerGuardFaults, guardLedger } from './guard.ts';
import { postgresRefusal } from './refusals.ts';

/** Fills a new review's empty tables. */
type Fill = (trx: Knex.Transaction) => Promise<Result<null>>;

/** The collations that order texts by code, like SQLite. Any other would number and list items in another order. */
const COLLATIONS = ['C', 'POSIX', 'C.UTF-8', 'C.utf8'];

/** The refusal of a database with an unsuitable collation or encoding; null for a suitable one. */
async function refuseUnfitDatabase(db: Knex): Promise<Result<never> | null> {
  const { rows } = await db.raw(
    `SELECT datcollate AS "order", pg_encoding_to_char(encoding) AS encoding
     FROM pg_database WHERE datname = current_database()`,
  );
  const [{ order, encoding }] = rows;
  if (COLLATIONS.includes(order) && encoding === 'UTF8') return null;
  return refuse(
    'unsupported',
    `The database has the collation ${order} and the encoding ${encoding}. Create it with LC_COLLATE 'C.UTF-8' and ENCODING 'UTF8'.`,
  );
}

/** Runs `work` with connections to a schema. They stay open only if it succeeds; then the caller must close them. */
async function withConnection<T>(
  place: SchemaPlace,
  work: (db: Knex) => Promise<Result<T>>,
  maxConnections?: number,
): Promise<Result<T>> {
  const db = connectPostgres(place, maxConnections);
  try {
    const result = await work(db);
    if (!result.ok) await db.destroy();
    return result;
  } catch (error) {
    await db.destroy();
    if (error instanceof Damage) return damaged(error.message, error.place);
    const refusal = postgresRefusal(error);
    if (refusal) return refusal;
    throw error;
  }
}

const schemaExists = async (db: Knex, schema: string): Promise<boolean> => {
  const { rows } = await db.raw('SELECT 1 FROM pg_namespace WHERE nspname = ?', [schema]);
  return rows.length > 0;
};

/** The place with the role of the tables' owner. */
const asOwner = ({ owner, database, schema }: SchemaPlace): SchemaPlace => ({
  database: owner ?? database,
  schema,
});

/** Grants the role that reads and writes reviews the use of the tables, if it isn't their owner. */
async function grantToUser(trx: Knex, { database, owner, schema }: SchemaPlace): Promise<void> {
  if (owner === undefined) return;
  const userDb = connectPostgres({ database, schema }, 1);
  try {
    await grantUse(trx, { schema, appendOnlyTables: ['ledger'] }, await roleOf(userDb));
  } finally {
    await userDb.destroy();
  }
}

/** Migrates a review's tables to the newest version, as their owner. */
async function migrateAsOwner(place: SchemaPlace, db: Knex): Promise<Result<null>> {
  if (place.owner === undefined) return migrate(db, place.schema, MIGRATIONS);
  const migrated = await withConnection(asOwner(place), async (ownerDb) => {
    const migration = await migrate(ownerDb, place.schema, MIGRATIONS);
    if (!migration.ok) return migration;
    await grantToUser(ownerDb, place);
    return ok(ownerDb);
  });
  if (!migrated.ok) return migrated;
  await migrated.value.destroy();
  return ok(null);
}

/** The refusal of a review whose ledger could be altered; null for a protected one. */
async function refuseUnguarded(place: SchemaPlace, db: Knex): Promise<Result<never> | null> {
  const [fault] = await findLedgerGuardFaults(db);
  if (fault !== undefined) return damaged(fault, 'ledger');
  if (place.owner === undefined) return null;
  const [privilege] = await excessPrivileges(db);
  return privilege === undefined
    ? null
    : damaged(`the server’s own role was granted to ${privilege} its entries`, 'ledger');
}

/**
 * Opens the review in a schema, and migrates its tables. Refused `not-found` if the schema doesn't exist, and `damaged` if
 * its ledger could be altered. Refused `unsupported` if a newer Keeling made it, or for an unsuitable database.
 */
export const openSchema = (place: SchemaPlace, maxConnections?: number): Promise<Result<Knex>> =>
  withConnection(
    place,
    async (db) => {
      const unfitDatabase = await refuseUnfitDatabase(db);
      if (unfitDatabase) return unfitDatabase;
      if (!(await schemaExists(db, place.schema)))
        return refuse('not-found', 'There is no such review on this server.');
      const version = await engineOf(db).readVersion(db);
      if (version === 0)
        return damaged('it holds no review, or does not say of which version', 'the whole schema');
      const versionError = versionRefusal(version, newestVersion(MIGRATIONS));
      if (versionError) return versionError;
      const migration = version < newestVersion(MIGRATIONS) ? await migrateAsOwner(place, db) : ok(null);
      if (!migration.ok) return migration;
      return (await refuseUnguarded(place, db)) ?? ok(db);
    },
    maxConnections,
  );

const schemaTaken = (): Result<never> => refuse('clash', 'This review is already on this server.');

/** Returns false for the error of a schema that somebody else has just created. @throws any other error */
function falseIfTaken(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === '42P06' || code === '23505') return false;
  throw error;
}

/**
 * Makes a review in a new schema and opens it. `fill` runs in one transaction, as the owner of the tables. Refused `clash`
 * if the schema exists, and as `fill` is, with nothing left behind.
 */
export async function createSchema(place: SchemaPlace, fill: Fill): Promise<Result<Knex>> {
  const created = await withConnection(asOwner(place), async (db) => {
    const unfitDatabase = await refuseUnfitDatabase(db);
    if (unfitDatabase) return unfitDatabase;
    if (await schemaExists(db, place.schema)) return schemaTaken();
    // The tables, too, are made in this transaction, so that a server that is killed leaves a complete review or none.
    const outcome = await read(db, async (trx) => {
      const isCreated = await trx.raw('CREATE SCHEMA ??', [place.schema]).then(() => true, falseIfTaken);
      if (!isCreated) return schemaTaken();
      const migration = await migrate(trx, place.schema, MIGRATIONS);
      if (!migration.ok) return migration;
      await guardLedger(trx);
      const fillOutcome = await fill(trx);
      if (fillOutcome.ok) await grantToUser(trx, place);
      return fillOutcome;
    });
    return outcome.ok ? ok(db) : outcome;
  });
  if (!created.ok || place.owner === undefined) return created;
  await created.value.destroy();
  return openSchema(place);
}

/**
 * Copies an open review on any engine into a new schema, with the same ledger, hashes and exports.
 * @param alsoWrite writes other tables, such as the server's list of reviews, in the same transaction
 */
export const copyIntoSchema = (
  source: Knex,
  place: SchemaPlace,
  alsoWrite: (trx: Knex.Transaction) => Promise<void> = async () => undefined,
): Promise<Result<Knex>> =>
  createSchema(place, (trx) =>
    source.transaction(async (from) => {
      await copyAllRows(from, trx);
      await alsoWrite(trx);
      return ok(null);
    }),
  );

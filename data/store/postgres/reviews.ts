import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { carryRows } from '../carry-rows.ts';
import { Damage, damaged } from '../damage.ts';
import { engineOf } from '../engine.ts';
import { versionOutside } from '../file.ts';
import { MIGRATIONS, migrate, newestVersion } from '../migrate.ts';
import { read } from '../transact.ts';
import { connectPostgres, type SchemaPlace } from './connect.ts';
import { grantUse, roleOf, tooMuchOn } from './grants.ts';
import { guardLedger, ledgerGuardFault } from './guard.ts';
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
async function connected<T>(
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

const isThere = async (db: Knex, schema: string): Promise<boolean> => {
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
  const user = connectPostgres({ database, schema }, 1);
  try {
    await grantUse(trx, { schema, growing: ['ledger'] }, await roleOf(user));
  } finally {
    await user.destroy();
  }
}

/** Migrates a review's tables to the newest version, as their owner. */
async function migrateAsOwner(place: SchemaPlace, db: Knex): Promise<Result<null>> {
  if (place.owner === undefined) return migrate(db, place.schema, MIGRATIONS);
  const updated = await connected(asOwner(place), async (own) => {
    const ready = await migrate(own, place.schema, MIGRATIONS);
    if (!ready.ok) return ready;
    await grantToUser(own, place);
    return ok(own);
  });
  if (!updated.ok) return updated;
  await updated.value.destroy();
  return ok(null);
}

/** The refusal of a review whose ledger could be altered; null for a protected one. */
async function refuseUnguarded(place: SchemaPlace, db: Knex): Promise<Result<never> | null> {
  const [fault] = await ledgerGuardFault(db);
  if (fault !== undefined) return damaged(fault, 'ledger');
  if (place.owner === undefined) return null;
  const [privilege] = await tooMuchOn(db);
  return privilege === undefined
    ? null
    : damaged(`the server’s own role was granted to ${privilege} its entries`, 'ledger');
}

/**
 * Opens the review in a schema, and migrates its tables. Refused `not-found` if the schema doesn't exist, and `damaged` if
 * its ledger could be altered. Refused `unsupported` if a newer Keeling made it, or for an unsuitable database.
 */
export const openSchema = (place: SchemaPlace, maxConnections?: number): Promise<Result<Knex>> =>
  connected(
    place,
    async (db) => {
      const bad = await refuseUnfitDatabase(db);
      if (bad) return bad;
      if (!(await isThere(db, place.schema)))
        return refuse('not-found', 'There is no such review on this server.');
      const version = await engineOf(db).readVersion(db);
      if (version === 0)
        return damaged('it holds no review, or does not say of which version', 'the whole schema');
      const outside = versionOutside(version, newestVersion(MIGRATIONS));
      if (outside) return outside;
      const ready = version < newestVersion(MIGRATIONS) ? await migrateAsOwner(place, db) : ok(null);
      if (!ready.ok) return ready;
      return (await refuseUnguarded(place, db)) ?? ok(db);
    },
    maxConnections,
  );

const takenAlready = (): Result<never> => refuse('clash', 'This review is already on this server.');

/** Returns false for the error of a schema that somebody else just created. @throws any other error */
function isTaken(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === '42P06' || code === '23505') return false;
  throw error;
}

/**
 * Makes a review in a new schema and opens it. `fill` runs in one transaction, as the owner of the tables. Refused `clash`
 * if the schema exists, and as `fill` is, with nothing left behind.
 */
export async function createSchema(place: SchemaPlace, fill: Fill): Promise<Result<Knex>> {
  const created = await connected(asOwner(place), async (db) => {
    const bad = await refuseUnfitDatabase(db);
    if (bad) return bad;
    if (await isThere(db, place.schema)) return takenAlready();
    // The tables, too, are made in this transaction, so that a server that is killed leaves a complete review or none.
    const filled = await read(db, async (trx) => {
      const isMade = await trx.raw('CREATE SCHEMA ??', [place.schema]).then(() => true, isTaken);
      if (!isMade) return takenAlready();
      const ready = await migrate(trx, place.schema, MIGRATIONS);
      if (!ready.ok) return ready;
      await guardLedger(trx);
      const filled = await fill(trx);
      if (filled.ok) await grantToUser(trx, place);
      return filled;
    });
    return filled.ok ? ok(db) : filled;
  });
  if (!created.ok || place.owner === undefined) return created;
  await created.value.destroy();
  return openSchema(place);
}

/**
 * Copies an open review on any engine into a new schema, with the same ledger, hashes and exports.
 * @param also writes other tables, such as the server's list of reviews, in the same transaction
 */
export const carryIn = (
  file: Knex,
  place: SchemaPlace,
  also: (trx: Knex.Transaction) => Promise<void> = async () => undefined,
): Promise<Result<Knex>> =>
  createSchema(place, (trx) =>
    file.transaction(async (from) => {
      await carryRows(from, trx);
      await also(trx);
      return ok(null);
    }),
  );

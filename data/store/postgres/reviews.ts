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

/** How a new review's empty tables are filled. */
type Fill = (trx: Knex.Transaction) => Promise<Result<null>>;

/** A database that puts texts in another order than a file does would number and list things differently. */
const ORDERS = ['C', 'POSIX', 'C.UTF-8', 'C.utf8'];

async function unfit(db: Knex): Promise<Result<never> | null> {
  const { rows } = await db.raw(
    `SELECT datcollate AS "order", pg_encoding_to_char(encoding) AS encoding
     FROM pg_database WHERE datname = current_database()`,
  );
  const [{ order, encoding }] = rows;
  if (ORDERS.includes(order) && encoding === 'UTF8') return null;
  return refuse(
    'unsupported',
    `The database has the collation ${order} and the encoding ${encoding}. Create it with LC_COLLATE 'C.UTF-8' and ENCODING 'UTF8'.`,
  );
}

/** Runs `work` with the connections to a schema, which stay open only where it succeeds. */
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

/** The tables' owner's connections, where reviews are not read and written as them. */
const asOwner = ({ owner, database, schema }: SchemaPlace): SchemaPlace => ({
  database: owner ?? database,
  schema,
});

/** Lets whoever reads and writes a review do so, as the owner of its tables. */
async function letUse(trx: Knex, { database, owner, schema }: SchemaPlace): Promise<void> {
  if (owner === undefined) return;
  const user = connectPostgres({ database, schema }, 1);
  try {
    await grantUse(trx, { schema, growing: ['ledger'] }, await roleOf(user));
  } finally {
    await user.destroy();
  }
}

/** Brings a review's tables up to date. */
async function bringOn(place: SchemaPlace, db: Knex): Promise<Result<null>> {
  if (place.owner === undefined) return migrate(db, place.schema, MIGRATIONS);
  const updated = await connected(asOwner(place), async (own) => {
    const ready = await migrate(own, place.schema, MIGRATIONS);
    if (!ready.ok) return ready;
    await letUse(own, place);
    return ok(own);
  });
  if (!updated.ok) return updated;
  await updated.value.destroy();
  return ok(null);
}

/** Why a ledger could be altered; null where it couldn't. */
async function unguarded(place: SchemaPlace, db: Knex): Promise<Result<never> | null> {
  const [fault] = await ledgerGuardFault(db);
  if (fault !== undefined) return damaged(fault, 'ledger');
  if (place.owner === undefined) return null;
  const [privilege] = await tooMuchOn(db);
  return privilege === undefined
    ? null
    : damaged(`the server’s own role was granted to ${privilege} its entries`, 'ledger');
}

/**
 * Opens the review in a schema, bringing its tables up to date. Refused `not-found` where there is no such schema,
 * `damaged` where its ledger could be altered, `unsupported` where a newer Keeling made it.
 * @param most connections
 */
export const openSchema = (place: SchemaPlace, maxConnections?: number): Promise<Result<Knex>> =>
  connected(
    place,
    async (db) => {
      const bad = await unfit(db);
      if (bad) return bad;
      if (!(await isThere(db, place.schema)))
        return refuse('not-found', 'There is no such review on this server.');
      const version = await engineOf(db).readVersion(db);
      if (version === 0)
        return damaged('it holds no review, or does not say of which version', 'the whole schema');
      const outside = versionOutside(version, newestVersion(MIGRATIONS));
      if (outside) return outside;
      const ready = version < newestVersion(MIGRATIONS) ? await bringOn(place, db) : ok(null);
      if (!ready.ok) return ready;
      return (await unguarded(place, db)) ?? ok(db);
    },
    maxConnections,
  );

const takenAlready = (): Result<never> => refuse('clash', 'This review is already on this server.');

/** Somebody else made it between the look and the making. @throws any other error */
function isTaken(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === '42P06' || code === '23505') return false;
  throw error;
}

/**
 * Makes a review in a new schema and leaves it open. `fill` runs in one transaction, as the owner of the tables. Refused `clash` where the schema is there, and with nothing left behind when `fill` refuses.
 */
export async function createSchema(place: SchemaPlace, fill: Fill): Promise<Result<Knex>> {
  const created = await connected(asOwner(place), async (db) => {
    const bad = await unfit(db);
    if (bad) return bad;
    if (await isThere(db, place.schema)) return takenAlready();
    // In one transaction, tables and all: a server that is killed leaves a whole review, or none.
    const filled = await read(db, async (trx) => {
      const isMade = await trx.raw('CREATE SCHEMA ??', [place.schema]).then(() => true, isTaken);
      if (!isMade) return takenAlready();
      const ready = await migrate(trx, place.schema, MIGRATIONS);
      if (!ready.ok) return ready;
      await guardLedger(trx);
      const filled = await fill(trx);
      if (filled.ok) await letUse(trx, place);
      return filled;
    });
    return filled.ok ? ok(db) : filled;
  });
  if (!created.ok || place.owner === undefined) return created;
  await created.value.destroy();
  return openSchema(place);
}

/**
 * Takes an open review of any engine into a schema that is not there yet: the same ledger, hashes and exports.
 * @param also what is written down elsewhere of it, in the transaction that makes it
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

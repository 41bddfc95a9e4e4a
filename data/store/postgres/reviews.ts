import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { carryRows } from '../carry.ts';
import { Damage, damaged } from '../damage.ts';
import { engineOf } from '../engine.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';
import { read } from '../transact.ts';
import { connectPostgres, type SchemaPlace } from './connect.ts';
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
  most?: number,
): Promise<Result<T>> {
  const db = connectPostgres(place, most);
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

/**
 * Opens the review in a schema, bringing its tables up to date. Refused `not-found` where there is no such schema,
 * `damaged` where its ledger could be altered, `unsupported` where a newer Keeling made it.
 * @param most connections
 */
export const openSchema = (place: SchemaPlace, most?: number): Promise<Result<Knex>> =>
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
      const [fault] = await ledgerGuardFault(db);
      if (fault !== undefined) return damaged(fault, 'ledger');
      const ready = await migrate(db, place.schema, MIGRATIONS);
      return ready.ok ? ok(db) : ready;
    },
    most,
  );

/**
 * Makes a review in a schema that is not there yet, filled by `fill` in one transaction, and leaves it open. Refused
 * `clash` where the schema is there, and with nothing left behind when `fill` refuses.
 */
export const createSchema = (place: SchemaPlace, fill: Fill): Promise<Result<Knex>> =>
  connected(place, async (db) => {
    const bad = await unfit(db);
    if (bad) return bad;
    if (await isThere(db, place.schema))
      return refuse('clash', 'There is such a review on this server already.');
    // In one transaction, tables and all: a server that is killed leaves a whole review, or none.
    const made = await read(db, async (trx) => {
      await trx.raw('CREATE SCHEMA ??', [place.schema]);
      const ready = await migrate(trx, place.schema, MIGRATIONS);
      if (!ready.ok) return ready;
      await guardLedger(trx);
      return fill(trx);
    });
    return made.ok ? ok(db) : made;
  });

/** Takes an open review of any engine into a schema that is not there yet: the same ledger, hashes and exports. */
export const carryIn = (file: Knex, place: SchemaPlace): Promise<Result<Knex>> =>
  createSchema(place, (trx) =>
    file.transaction(async (from) => {
      await carryRows(from, trx);
      return ok(null);
    }),
  );

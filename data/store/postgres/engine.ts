import type { Knex } from 'knex';
import type { Engine } from '../engine.ts';
import { announceLedger } from './announce.ts';
import { copyOutTo } from './copies.ts';
import { fateOf } from './fate.ts';
import { ledgerGuardFault } from './guard.ts';
import { postgresRefusal } from './refusals.ts';
import { postgresRows } from './rows.ts';
import { besideWriter, inTurn } from './turns.ts';
import { postgresWords } from './words.ts';

/** What a schema says of itself: that it is a review, and of which version. */
const MARK = /^Keeling review, version (\d+)$/;

async function readVersion(db: Knex): Promise<number> {
  const { rows } = await db.raw(
    "SELECT obj_description(to_regnamespace(quote_ident(current_schema())), 'pg_namespace') AS said",
  );
  return Number(MARK.exec(rows[0]?.said ?? '')?.[1] ?? 0);
}

async function writeVersion(trx: Knex.Transaction, version: number): Promise<void> {
  const { rows } = await trx.raw('SELECT current_schema() AS name');
  await trx.raw(`COMMENT ON SCHEMA ?? IS 'Keeling review, version ${version}'`, [rows[0].name]);
}

/** A review as one schema of a PostgreSQL database. */
export const postgres: Engine = {
  isFile: false,
  // A write has the turn, and must see what the one before it wrote; a reader sees one moment throughout.
  isolation: { reading: 'repeatable read', writing: 'read committed' },
  refusalOf: postgresRefusal,
  abandon: async () => undefined,
  inTurn,
  besideWriter,
  announce: announceLedger,
  fateOf,
  readVersion,
  writeVersion,
  takeTurnToMigrate: async (trx) => {
    await trx.raw("SELECT pg_advisory_xact_lock(hashtext('keeling ' || current_schema()))");
  },
  // The database's own backups hold it, and each step is made whole or not at all.
  keepBefore: async () => undefined,
  copyTo: copyOutTo,
  faults: ledgerGuardFault,
  words: postgresWords,
  rows: postgresRows,
};

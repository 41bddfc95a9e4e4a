import type { Knex } from 'knex';
import type { Engine } from '../engine.ts';
import { LOCKED_STATE_QUERY, lockedStateFrom } from '../turn.ts';
import { LEDGER_CHANNEL } from './announce.ts';
import { copyToFile } from './copies.ts';
import { commitOutcomeOf } from './fate.ts';
import { findLedgerGuardFaults } from './guard.ts';
import { limitReads, queueWrite } from './in-turn.ts';
import { postgresRefusal } from './refusals.ts';
import { postgresBulkQueries } from './rows.ts';
import { postgresAnswerIndex } from './words.ts';

/** The comment on a review's schema, which has the version of its tables. */
const VERSION_COMMENT = /^Keeling review, version (\d+)$/;

/** The version of the tables in the schema’s comment; 0 without a comment. */
async function readVersion(db: Knex): Promise<number> {
  const { rows } = await db.raw(
    "SELECT obj_description(to_regnamespace(quote_ident(current_schema())), 'pg_namespace') AS said",
  );
  return Number(VERSION_COMMENT.exec(rows[0]?.said ?? '')?.[1] ?? 0);
}

/** Writes the version of the tables to the schema’s comment. */
async function writeVersion(trx: Knex.Transaction, version: number): Promise<void> {
  const { rows } = await trx.raw('SELECT current_schema() AS name');
  await trx.raw(`COMMENT ON SCHEMA ?? IS 'Keeling review, version ${version}'`, [rows[0].name]);
}

/** The engine of a review in one schema of a PostgreSQL database. */
export const postgresEngine: Engine = {
  isFile: false,
  // A writer must see the write before it, which was committed while it waited. A reader sees one moment throughout.
  isolation: { reading: 'repeatable read', writing: 'read committed' },
  refusalOf: postgresRefusal,
  rollBack: async () => undefined,
  queueWrite,
  limitReads,
  // The UPDATE takes the row lock, which is the write lock. All three statements go in one message, to hold the lock no
  // longer than needed. The database sends the notification only if and when the write is committed.
  takeWriteLock: async (trx) => {
    const [, , { rows }] = await trx.raw(
      `UPDATE review SET title = title; SELECT pg_notify('${LEDGER_CHANNEL}', current_schema()); ${LOCKED_STATE_QUERY}`,
    );
    return lockedStateFrom(rows[0]);
  },
  canPipeline: true,
  commitOutcomeOf,
  readVersion,
  writeVersion,
  takeMigrationLock: async (trx) => {
    await trx.raw("SELECT pg_advisory_xact_lock(hashtext('keeling ' || current_schema()))");
  },
  // The database has its own backups, and each migration is one transaction.
  backUpBeforeMigration: async () => undefined,
  copyTo: copyToFile,
  findFaults: findLedgerGuardFaults,
  answerIndex: postgresAnswerIndex,
  bulkQueries: postgresBulkQueries,
};

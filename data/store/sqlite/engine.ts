import { backUp } from '../back-up.ts';
import type { Engine } from '../engine.ts';
import { LOCKED_STATE_QUERY, type LockedStateRow, lockedStateFrom } from '../turn.ts';
import { sqliteBulkQueries } from './rows.ts';
import {
  copyTo,
  findFaults,
  readPragmas,
  refusalOf,
  rollBack,
  takeMigrationLock,
  writePragmas,
} from './sqlite.ts';
import { sqliteAnswerIndex } from './words.ts';

/** The engine of a review in one SQLite file. */
export const sqliteEngine: Engine = {
  isFile: true,
  isolation: {},
  refusalOf,
  rollBack,
  queueWrite: (_, work) => work(),
  limitReads: (_, work) => work(),
  // The update takes SQLite's write lock. There are no notifications: windows poll the file.
  takeWriteLock: async (trx) => {
    await trx('review').update({ title: trx.ref('title') });
    const rows: readonly LockedStateRow[] = await trx.raw(LOCKED_STATE_QUERY);
    const [row] = rows;
    if (!row) throw new RangeError('A query of one row gave none');
    return lockedStateFrom(row);
  },
  // The driver runs statements on threads, in no fixed order, so that each must be awaited.
  canPipeline: false,
  commitOutcomeOf: async () => null,
  readVersion: async (db) => (await readPragmas(db)).version,
  writeVersion: writePragmas,
  takeMigrationLock,
  backUpBeforeMigration: async (db, path, version) => void (await backUp(db, path, `v${version}`)),
  copyTo,
  findFaults,
  answerIndex: sqliteAnswerIndex,
  bulkQueries: sqliteBulkQueries,
};

import { backUp } from '../back-up.ts';
import type { Engine } from '../engine.ts';
import { TURN, type TurnRow, turnOf } from '../turn.ts';
import { sqliteRows } from './rows.ts';
import { abandon, copyTo, faults, readMarks, refusalOf, takeTurnToMigrate, writeMarks } from './sqlite.ts';
import { sqliteWords } from './words.ts';

/** The engine of a review in one SQLite file. */
export const sqlite: Engine = {
  isFile: true,
  isolation: {},
  refusalOf,
  abandon,
  inTurn: (_, work) => work(),
  besideWriter: (_, work) => work(),
  // The update takes SQLite's write lock. There are no notifications: windows poll the file.
  takeTurn: async (trx) => {
    await trx('review').update({ title: trx.ref('title') });
    const rows: readonly TurnRow[] = await trx.raw(TURN);
    const [row] = rows;
    if (!row) throw new RangeError('A query of one row gave none');
    return turnOf(row);
  },
  // The driver runs statements on threads, in no fixed order, so that each must be awaited.
  isAhead: false,
  fateOf: async () => null,
  readVersion: async (db) => (await readMarks(db)).version,
  writeVersion: writeMarks,
  takeTurnToMigrate,
  keepBefore: async (db, path, version) => void (await backUp(db, path, `v${version}`)),
  copyTo,
  faults,
  words: sqliteWords,
  rows: sqliteRows,
};

import { backUp } from '../back-up.ts';
import type { Engine } from '../engine.ts';
import { sqliteRows } from './rows.ts';
import { abandon, copyTo, faults, readMarks, refusalOf, takeTurnToMigrate, writeMarks } from './sqlite.ts';
import { sqliteWords } from './words.ts';

/** A review as one file of SQLite's. */
export const sqlite: Engine = {
  isFile: true,
  isolation: {},
  refusalOf,
  abandon,
  inTurn: (_, work) => work(),
  besideWriter: (_, work) => work(),
  // Nobody listens to a file: windows look for themselves.
  announce: async () => null,
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

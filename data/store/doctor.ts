import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Knex } from 'knex';
import { logsBeside } from './logs-beside.ts';
import { connect } from './sqlite/driver.ts';
import { APPLICATION_ID, findFaults, readHeader } from './sqlite/sqlite.ts';

// Diagnoses and rescues damaged files, for the command `keeling doctor`.

/** The state of a file that may be damaged, found without trusting its contents. */
interface Diagnosis {
  readonly bytes: number;
  /** Why the file isn't a review, in words; '' for a review. */
  readonly reasonNotReview: string;
  readonly version: number;
  /** The faults in the file's structure, in SQLite's words. */
  readonly faults: readonly string[];
}

/** The names that sync programs give the second copy of a file that was changed in two places. */
const CONFLICTED_NAME = /conflicted copy|\(conflict|-conflict-|sync-conflict/i;

/** The names of conflicted copies that a sync program made beside a review. */
export async function conflictedCopies(path: string): Promise<readonly string[]> {
  const name = basename(path);
  const stem = name.replace(/\.keeling$/i, '');
  const names = await readdir(dirname(path));
  return names.filter(
    (other) =>
      other !== name && other.startsWith(stem) && other.endsWith('.keeling') && CONFLICTED_NAME.test(other),
  );
}

/** The names of files beside a review that people should know of: SQLite's journals, backups and conflicted copies. */
export async function filesBeside(path: string): Promise<readonly string[]> {
  const [name, folder] = [basename(path), dirname(path)];
  const stem = name.replace(/\.keeling$/i, '');
  const names = await readdir(folder);
  return names.filter(
    (other) =>
      [`${name}-wal`, `${name}-journal`].includes(other) ||
      (other !== name &&
        other.startsWith(stem) &&
        (CONFLICTED_NAME.test(other) || other.includes('.backup-'))),
  );
}

/** Why a file with this header isn’t a review; '' for a review. */
function reasonNotReviewOf(header: Awaited<ReturnType<typeof readHeader>>): string {
  if (header.bytes === 0) return 'it is empty';
  if (!header.isSqlite) return 'it does not begin as a review does';
  return header.applicationId === APPLICATION_ID ? '' : 'it is a database of another program';
}

/** Diagnoses a file. Pass a copy, because SQLite may apply a journal to it. @throws the system's error for an unreadable file */
export async function diagnose(path: string): Promise<Diagnosis> {
  const header = await readHeader(path);
  const reasonNotReview = reasonNotReviewOf(header);
  const truncation =
    reasonNotReview === '' && header.bytes < header.expectedBytes
      ? [`it is cut short at ${header.bytes} of ${header.expectedBytes} bytes`]
      : [];
  return {
    bytes: header.bytes,
    reasonNotReview,
    version: header.version,
    faults: reasonNotReview === '' ? [...truncation, ...(await findFaultsOf(path))] : [],
  };
}

/** The faults in a file’s structure. An error of SQLite counts as one. */
async function findFaultsOf(path: string): Promise<readonly string[]> {
  const db = connect(path);
  try {
    return await findFaults(db, 'full');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await db.destroy();
  }
}

type Row = Readonly<Record<string, unknown>>;

/** The most rows read with one query. Near damage, rows are read one by one. */
const MAX_ROWS_PER_QUERY = 200;

type RowOrder = 'asc' | 'desc';

/**
 * Reads the rows of a table from its first or last row until one can’t be read. `isWhole` says whether all could be
 * read.
 */
async function readRows(
  db: Knex,
  table: string,
  order: RowOrder,
): Promise<{ rows: readonly Row[]; isWhole: boolean }> {
  const rows: Row[] = [];
  let lastRowId: number | null = null;
  for (let limit = MAX_ROWS_PER_QUERY; ; ) {
    const query = db(table)
      .select('*', db.raw('rowid as "the row"'))
      .orderByRaw(`rowid ${order}`)
      .limit(limit);
    if (lastRowId !== null) query.whereRaw(`rowid ${order === 'asc' ? '>' : '<'} ?`, [lastRowId]);
    const page: readonly Row[] | null = await query.then(
      (rowsRead: readonly Row[]) => rowsRead,
      () => null,
    );
    if (page) {
      rows.push(...page);
      lastRowId = Number(page.at(-1)?.['the row'] ?? lastRowId);
      if (page.length < limit) return { rows, isWhole: true };
    } else if (limit === 1) return { rows, isWhole: false };
    else limit = 1;
  }
}

/** The rows of a table that can be read from its beginning and from its end. Those between two unreadable rows are lost. */
async function readableRows(db: Knex, table: string): Promise<{ rows: readonly Row[]; isWhole: boolean }> {
  const fromStart = await readRows(db, table, 'asc');
  if (fromStart.isWhole) return fromStart;
  const fromEnd = await readRows(db, table, 'desc');
  const rowIds = new Set(fromStart.rows.map((row) => row['the row']));
  const lastRows = fromEnd.rows.filter((row) => !rowIds.has(row['the row'])).toReversed();
  return { rows: [...fromStart.rows, ...lastRows], isWhole: false };
}

/** The number of rows that were read from one table, and whether these are all. */
export interface RescuedTable {
  readonly table: string;
  readonly rows: number;
  readonly isWhole: boolean;
}

/**
 * Reads all readable rows of a damaged review, from a copy of its file, table by table.
 * @param keepRows receives each table's rows
 */
export async function rescueRows(
  copy: string,
  keepRows: (table: string, rows: readonly Row[]) => Promise<void>,
): Promise<readonly RescuedTable[]> {
  const db = connect(copy);
  try {
    const tables: readonly string[] = await db('sqlite_master')
      .where({ type: 'table' })
      .whereNot('name', 'like', 'sqlite%')
      .whereNot('name', 'like', 'answer_words%')
      .orderBy('name')
      .pluck('name');
    const rescued = [];
    for (const table of tables) {
      const { rows, isWhole } = await readableRows(db, table);
      await keepRows(
        table,
        rows.map(({ 'the row': _, ...row }) => row),
      );
      rescued.push({ table, rows: rows.length, isWhole });
    }
    return rescued;
  } finally {
    await db.destroy();
  }
}

/** The files of a review on disk: the review, and SQLite's journals beside it. */
export const filesOf = async (path: string): Promise<readonly string[]> => [
  path,
  ...(await logsBeside(path)),
];

/** The path of a file's copy in a folder. */
export const copyIn = (folder: string, file: string): string => join(folder, basename(file));

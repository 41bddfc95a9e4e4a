import type { Knex } from 'knex';

/** The version of the index. Raise it with every change of its contents: an index of another version is rebuilt. */
const INDEX_VERSION = 6;

/** One text on this computer. */
export interface TextRow {
  /** `ukpga/1997/40@current`. */
  readonly key: string;
  readonly id: string;
  readonly version: string;
  readonly origin: 'keeling' | 'imported';
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly description: string;
  readonly hash: string;
  /** The number of provisions. */
  readonly provisions: number;
  /** The file's time and size. When they differ, the text is indexed again. */
  readonly stamp: string;
}

/** A section, article or paragraph of a Schedule. A search finds whole divisions. */
export interface DivisionRow {
  readonly place: number;
  readonly key: string;
  readonly pid: string;
  readonly cite: string;
  readonly heading: string;
  readonly words: string;
}

/** A citation of another Act in a text on this computer. */
export interface CitationRow {
  readonly key: string;
  /** The cited Act's title, normalised by `titleKey`. */
  readonly act: string;
  readonly pid: string;
  readonly cite: string;
  readonly field: string;
  readonly text: string;
  /** The span of the citation in `text`, the words of the field. */
  readonly from: number;
  readonly to: number;
  /** The steps of the cited provision, as JSON. */
  readonly path: string;
  /** 1 if the citation is the end of a range, as in “sections 2 to 4”; otherwise 0. */
  readonly range: number;
  /** 1 if the provision amends the cited Act; otherwise 0. */
  readonly amends: number;
  /** The terms that the provision takes from the cited Act, and where they are used, as JSON. */
  readonly adopts: string;
}

/** The statements that make the tables. `searched` is a full-text index of `divisions`. */
const TABLES = [
  `CREATE TABLE texts (key TEXT PRIMARY KEY, id TEXT, version TEXT, origin TEXT, title TEXT, number TEXT, date TEXT,
     description TEXT, hash TEXT, provisions INTEGER, stamp TEXT)`,
  'CREATE TABLE divisions (place INTEGER PRIMARY KEY, key TEXT, pid TEXT, cite TEXT, heading TEXT, words TEXT)',
  'CREATE INDEX divisions_key ON divisions (key, cite)',
  `CREATE VIRTUAL TABLE searched USING fts5 (heading, words, content='divisions', content_rowid='place',
     tokenize="unicode61 remove_diacritics 2")`,
  `CREATE TABLE citations (key TEXT, act TEXT, pid TEXT, cite TEXT, field TEXT, text TEXT, "from" INTEGER, "to" INTEGER,
     path TEXT, range INTEGER, amends INTEGER, adopts TEXT)`,
  'CREATE INDEX citations_act ON citations (act)',
  'CREATE INDEX citations_key ON citations (key)',
] as const;

/** Creates the tables if they are missing or have another version. Nothing is lost, because the texts are indexed again. */
export async function prepareTables(db: Knex): Promise<void> {
  const [{ user_version: storedVersion }] = await db.raw('PRAGMA user_version');
  if (storedVersion === INDEX_VERSION) return;
  await db.transaction(async (trx) => {
    for (const table of ['searched', 'texts', 'divisions', 'citations'])
      await trx.raw(`DROP TABLE IF EXISTS ${table}`);
    for (const statement of TABLES) await trx.raw(statement);
    await trx.raw(`PRAGMA user_version = ${INDEX_VERSION}`);
  });
}

/** Removes a text from the index. The full-text table must be given the old words to delete them. */
export async function dropText(trx: Knex.Transaction, key: string): Promise<void> {
  await trx.raw(
    `INSERT INTO searched (searched, rowid, heading, words)
       SELECT 'delete', place, heading, words FROM divisions WHERE key = ?`,
    [key],
  );
  for (const table of ['divisions', 'citations', 'texts']) await trx(table).where({ key }).delete();
}

/** Rows per INSERT, so that rows of many columns stay below SQLite's limit of bound values. */
const ROWS_PER_INSERT = 40;

/** Adds a text to the index, and replaces the one with the same key. */
export async function putText(
  trx: Knex.Transaction,
  text: TextRow,
  divisions: readonly Omit<DivisionRow, 'place'>[],
  citations: readonly CitationRow[],
): Promise<void> {
  await dropText(trx, text.key);
  await trx('texts').insert(text);
  await trx.batchInsert('divisions', [...divisions], ROWS_PER_INSERT);
  await trx.raw(
    `INSERT INTO searched (rowid, heading, words) SELECT place, heading, words FROM divisions WHERE key = ?`,
    [text.key],
  );
  await trx.batchInsert('citations', [...citations], ROWS_PER_INSERT);
}

import type { Knex } from 'knex';
import type { AnswerIndex, SearchWord } from '../engine.ts';
import { sqliteCode } from './code.ts';

/** The search index of answers in SQLite: a full-text table (FTS5) without a copy of the texts. */

/** The tokeniser ignores case and accents. `prefix='3'` indexes the first three letters, for searches by prefix. */
const CREATE_INDEX = `CREATE VIRTUAL TABLE answer_words USING fts5(
  text, content='answer', content_rowid='id', columnsize=0, prefix='3', tokenize='unicode61 remove_diacritics 2')`;

/** Creates the empty index. */
async function createIndex(trx: Knex.Transaction): Promise<void> {
  await trx.raw(CREATE_INDEX);
}

/** Indexes stored answers by their ids, from `from` to `to` inclusive. */
async function addAnswers(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await trx.raw(
    'INSERT INTO answer_words(rowid, text) SELECT id, text FROM answer WHERE id BETWEEN ? AND ?',
    [from, to],
  );
}

/** Bytes of new index data that FTS5 buffers before it writes: its default, and the size for a whole import. */
const BUFFER_BYTES = 1024 * 1024;
const IMPORT_BUFFER_BYTES = 64 * BUFFER_BYTES;

const setBuffer = (trx: Knex.Transaction, bytes: number) =>
  trx.raw(`INSERT INTO answer_words(answer_words, rank) VALUES('hashsize', ?)`, [bytes]);

/** Indexes thousands of answers. A larger buffer saves FTS5 from merging many small parts of the index. */
async function addManyAnswers(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await setBuffer(trx, IMPORT_BUFFER_BYTES);
  await addAnswers(trx, from, to);
  await setBuffer(trx, BUFFER_BYTES);
}

/** Removes answers from the index by id, `from` to `to` inclusive. FTS5 needs their texts, so call it before they are deleted. */
async function removeAnswers(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await trx.raw(
    `INSERT INTO answer_words(answer_words, rowid, text)
     SELECT 'delete', id, text FROM answer WHERE id BETWEEN ? AND ?`,
    [from, to],
  );
}

/** Empties the index. */
async function clearIndex(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`INSERT INTO answer_words(answer_words) VALUES('delete-all')`);
}

/** Whether a fault that SQLite reports is only in the index. */
const isIndexFault = (fault: string): boolean => /\banswer_words\b|^fts5:|\bfts5 file format\b/.test(fault);

/** Whether an error means a damaged index. SQLite uses the general code when it can't open one. A full disk has another code. */
const isDamageError = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_ERROR'].includes(sqliteCode(error) ?? '');

/**
 * Finds pages of the index that lack their row in `answer_words_idx`; the integrity check above only checks the rows that
 * exist. A page on which a word begins is longer than the length in its third and fourth bytes. The bits of `id` are FTS5's
 * segment and page.
 */
const LOST_PAGES_QUERY = `SELECT id FROM answer_words_data AS page
  WHERE id >> 37 > 0 AND (id >> 31) & 63 = 0 AND printf('%04X', length(block)) > hex(substr(block, 3, 2))
  AND NOT EXISTS (
    SELECT 1 FROM answer_words_idx WHERE segid = page.id >> 37 AND pgno >> 1 = page.id & 2147483647
  ) LIMIT 1`;

/** Whether the index agrees with the answers and is undamaged. */
async function agreesWithAnswers(trx: Knex.Transaction): Promise<boolean> {
  try {
    await trx.raw(`INSERT INTO answer_words(answer_words, rank) VALUES('integrity-check', 1)`);
    const lostPages: readonly unknown[] = await trx.raw(LOST_PAGES_QUERY);
    return lostPages.length === 0;
  } catch (error) {
    if (isDamageError(error)) return false;
    throw error;
  }
}

/** FTS5's own tables behind the index. FTS5 can drop a damaged index only if these exist and have its version. */
const SHADOW_TABLES = {
  answer_words_data: 'id INTEGER PRIMARY KEY, block BLOB',
  answer_words_idx: 'segid, term, pgno, PRIMARY KEY(segid, term)',
  answer_words_config: 'k PRIMARY KEY, v',
} as const;

/** Rebuilds the index from the answers, even if its tables are damaged or missing. */
async function rebuildIndex(trx: Knex.Transaction): Promise<void> {
  const indexTable = await trx('sqlite_master').where({ type: 'table', name: 'answer_words' }).first();
  if (indexTable) {
    for (const [name, columns] of Object.entries(SHADOW_TABLES))
      await trx.raw(`CREATE TABLE IF NOT EXISTS ${name}(${columns})`);
    await trx.raw('DELETE FROM answer_words_config');
    await trx.raw(`INSERT INTO answer_words_config(k, v) VALUES('version', 4)`);
    await trx.raw('DROP TABLE answer_words');
  }
  for (const name of Object.keys(SHADOW_TABLES)) await trx.schema.dropTableIfExists(name);
  await createIndex(trx);
  await setBuffer(trx, IMPORT_BUFFER_BYTES);
  await trx.raw(`INSERT INTO answer_words(answer_words) VALUES('rebuild')`);
  await setBuffer(trx, BUFFER_BYTES);
}

/**
 * The ids of the answers that have all of the given words and phrases, ascending. They come as one JSON text, which is read
 * ten times as fast as rows: a common word is in a hundred thousand answers.
 */
async function findAnswerIds(
  trx: Knex.Transaction,
  words: readonly SearchWord[],
): Promise<readonly number[]> {
  if (words.length === 0) return [];
  const matchExpression = words
    .map(({ spellings, isPrefix }) => {
      const phrases = spellings.map(
        (spelling) => `"${spelling.replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`,
      );
      return `(${phrases.join(' OR ')})`;
    })
    .join(' AND ');
  const [row]: readonly { readonly ids: string }[] = await trx.raw(
    'SELECT json_group_array(rowid) AS ids FROM answer_words WHERE answer_words MATCH ?',
    [matchExpression],
  );
  return row ? JSON.parse(row.ids) : [];
}

/** The search index of a review in an SQLite file. */
export const sqliteAnswerIndex: AnswerIndex = {
  create: createIndex,
  add: addAnswers,
  addMany: addManyAnswers,
  remove: removeAnswers,
  clear: clearIndex,
  isIndexFault,
  agreesWithAnswers,
  rebuild: rebuildIndex,
  find: findAnswerIds,
};

import type { Knex } from 'knex';
import type { SearchedWord, Words } from '../engine.ts';
import { sqliteCode } from './code.ts';

/** The words of all answers in SQLite's FTS5. The table holds no text of its own. */

/** Letters without regard to case and accents. Of a word's beginning, three letters are looked up at once. */
const MAKE = `CREATE VIRTUAL TABLE answer_words USING fts5(
  text, content='answer', content_rowid='id', columnsize=0, prefix='3', tokenize='unicode61 remove_diacritics 2')`;

/** Makes the table of words, empty. */
async function createWords(trx: Knex.Transaction): Promise<void> {
  await trx.raw(MAKE);
}

/** Takes in the words of the answers whose ids are between two, both included, once they are stored. */
async function addWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await trx.raw(
    'INSERT INTO answer_words(rowid, text) SELECT id, text FROM answer WHERE id BETWEEN ? AND ?',
    [from, to],
  );
}

/** Bytes of words that are gathered before they are written: as the engine has it, and for a whole import. */
const GATHERED = 1024 * 1024;
const GATHERED_OF_MANY = 64 * GATHERED;

const gather = (trx: Knex.Transaction, bytes: number) =>
  trx.raw(`INSERT INTO answer_words(answer_words, rank) VALUES('hashsize', ?)`, [bytes]);

/** `addWords` for thousands of answers: words that are written a few at a time have to be merged again and again. */
async function addManyWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await gather(trx, GATHERED_OF_MANY);
  await addWords(trx, from, to);
  await gather(trx, GATHERED);
}

/** Forgets the words of the answers whose ids are between two, both included, while they are still stored. */
async function forgetWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await trx.raw(
    `INSERT INTO answer_words(answer_words, rowid, text)
     SELECT 'delete', id, text FROM answer WHERE id BETWEEN ? AND ?`,
    [from, to],
  );
}

/** Forgets all words, for a review whose last answers go. */
async function forgetAllWords(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`INSERT INTO answer_words(answer_words) VALUES('delete-all')`);
}

/** A fault that SQLite finds in the tables of words, and nowhere else. */
const isOfWords = (fault: string): boolean => /\banswer_words\b|^fts5:|\bfts5 file format\b/.test(fault);

/** SQLite has no code of its own for a table of words that it can't open; a full disk or another's turn is no damage. */
const isDamage = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_ERROR'].includes(sqliteCode(error) ?? '');

/**
 * The pages of words that nothing leads to: SQLite looks whether what leads to a page is right, and not whether it is
 * there. A page that begins a word has something behind its own length, which stands in its third and fourth byte.
 */
const LOST_PAGES = `SELECT id FROM answer_words_data AS page
  WHERE id >> 37 > 0 AND (id >> 31) & 63 = 0 AND printf('%04X', length(block)) > hex(substr(block, 3, 2))
  AND NOT EXISTS (
    SELECT 1 FROM answer_words_idx WHERE segid = page.id >> 37 AND pgno >> 1 = page.id & 2147483647
  ) LIMIT 1`;

/** Whether the words are those of the answers, no more and no fewer, and each can be found. */
async function wordsAgree(trx: Knex.Transaction): Promise<boolean> {
  try {
    await trx.raw(`INSERT INTO answer_words(answer_words, rank) VALUES('integrity-check', 1)`);
    const lostPages: readonly unknown[] = await trx.raw(LOST_PAGES);
    return lostPages.length === 0;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** What FTS5 keeps the words in. It opens, and so drops, its table only where these are there, with the version in one. */
const KEPT_IN = {
  answer_words_data: 'id INTEGER PRIMARY KEY, block BLOB',
  answer_words_idx: 'segid, term, pgno, PRIMARY KEY(segid, term)',
  answer_words_config: 'k PRIMARY KEY, v',
} as const;

/** Makes the words anew from the answers, whatever is left of their tables: they hold nothing that the answers don't. */
async function rebuildWords(trx: Knex.Transaction): Promise<void> {
  const isThere = await trx('sqlite_master').where({ type: 'table', name: 'answer_words' }).first();
  if (isThere) {
    for (const [name, columns] of Object.entries(KEPT_IN))
      await trx.raw(`CREATE TABLE IF NOT EXISTS ${name}(${columns})`);
    await trx.raw('DELETE FROM answer_words_config');
    await trx.raw(`INSERT INTO answer_words_config(k, v) VALUES('version', 4)`);
    await trx.raw('DROP TABLE answer_words');
  }
  for (const name of Object.keys(KEPT_IN)) await trx.schema.dropTableIfExists(name);
  await createWords(trx);
  await gather(trx, GATHERED_OF_MANY);
  await trx.raw(`INSERT INTO answer_words(answer_words) VALUES('rebuild')`);
  await gather(trx, GATHERED);
}

/**
 * The ids of the answers that hold all of the given words and phrases, ascending. One text rather than rows: a common
 * word is in a hundred thousand answers, which are then read in a tenth of the time.
 */
async function idsWithWords(
  trx: Knex.Transaction,
  words: readonly SearchedWord[],
): Promise<readonly number[]> {
  if (words.length === 0) return [];
  const match = words
    .map(({ spellings, isPrefix }) => {
      const each = spellings.map((spelling) => `"${spelling.replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`);
      return `(${each.join(' OR ')})`;
    })
    .join(' AND ');
  const [row]: readonly { readonly ids: string }[] = await trx.raw(
    'SELECT json_group_array(rowid) AS ids FROM answer_words WHERE answer_words MATCH ?',
    [match],
  );
  return row ? JSON.parse(row.ids) : [];
}

export const sqliteWords: Words = {
  create: createWords,
  add: addWords,
  addMany: addManyWords,
  forget: forgetWords,
  forgetAll: forgetAllWords,
  isFault: isOfWords,
  agree: wordsAgree,
  rebuild: rebuildWords,
  find: idsWithWords,
};

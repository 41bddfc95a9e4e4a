import type { Knex } from 'knex';

/**
 * The words of all answers, so that they can be searched: SQLite's FTS5, and the one place that would differ on another
 * engine. The table holds no text of its own; what an answer says is in `answer`, and both change in one transaction.
 */

/** Letters without regard to case and accents. Of a word's beginning, three letters are looked up at once. */
const MAKE = `CREATE VIRTUAL TABLE answer_words USING fts5(
  text, content='answer', content_rowid='id', columnsize=0, prefix='3', tokenize='unicode61 remove_diacritics 2')`;

/** Makes the table of words, empty. */
export async function createWords(trx: Knex.Transaction): Promise<void> {
  await trx.raw(MAKE);
}

/** Takes in the words of the answers whose ids are between two, both included, once they are stored. */
export async function addWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
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
export async function addManyWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await gather(trx, GATHERED_OF_MANY);
  await addWords(trx, from, to);
  await gather(trx, GATHERED);
}

/** Forgets the words of the answers whose ids are between two, both included, while they are still stored. */
export async function forgetWords(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  await trx.raw(
    `INSERT INTO answer_words(answer_words, rowid, text)
     SELECT 'delete', id, text FROM answer WHERE id BETWEEN ? AND ?`,
    [from, to],
  );
}

/** Forgets all words, for a review whose last answers go. */
export async function forgetAllWords(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`INSERT INTO answer_words(answer_words) VALUES('delete-all')`);
}

/** Whether the words are those of the answers, no more and no fewer. */
export async function wordsAgree(trx: Knex.Transaction): Promise<boolean> {
  try {
    await trx.raw(`INSERT INTO answer_words(answer_words, rank) VALUES('integrity-check', 1)`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT'))
      return false;
    throw error;
  }
}

/**
 * The ids of the answers that hold all of the given words and phrases, ascending. One text rather than rows: a common
 * word is in a hundred thousand answers, which are then read in a tenth of the time.
 */
export async function idsWithWords(
  trx: Knex.Transaction,
  words: readonly { readonly text: string; readonly beginning: boolean }[],
): Promise<readonly number[]> {
  if (words.length === 0) return [];
  const match = words
    .map(({ text, beginning }) => `"${text.replaceAll('"', '""')}"${beginning ? ' *' : ''}`)
    .join(' AND ');
  const [row]: readonly { readonly ids: string }[] = await trx.raw(
    'SELECT json_group_array(rowid) AS ids FROM answer_words WHERE answer_words MATCH ?',
    [match],
  );
  return row ? JSON.parse(row.ids) : [];
}

/**
 * Stores rows, given as their values in the order of the columns. One text rather than a value for each: a statement that
 * names thousands of values takes longer to read than to carry out.
 */
export async function insertRows(
  trx: Knex.Transaction,
  table: 'respondent' | 'answer',
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = columns.map((_, at) => `value ->> ${at}`).join(', ');
  await trx.raw(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`, [
    JSON.stringify(rows),
  ]);
}

/** The ids of a table's rows by the values of some columns: as texts, for the same reason. */
export async function idsByGroup<T extends { readonly ids: readonly number[] }>(
  trx: Knex.Transaction,
  table: 'respondent' | 'answer',
  columns: readonly (keyof T & string)[],
): Promise<readonly T[]> {
  const rows: readonly (Omit<T, 'ids'> & { readonly ids: string })[] = await trx(table)
    .select(...columns, trx.raw('json_group_array(id) AS ids'))
    .groupBy([...columns]);
  return rows.map((row) => ({ ...row, ids: JSON.parse(row.ids) }) as unknown as T);
}

import type { Knex } from 'knex';
import { engineOf, type SearchWord } from '../engine.ts';
import { connect } from '../sqlite/driver.ts';

/**
 * Splits texts into words with SQLite's tokeniser, in an in-memory table. A search on a server then finds the same answers
 * as in a file, because word boundaries and case folding come from the same code.
 */

/** The text of an answer. */
export interface AnswerText {
  readonly id: number;
  readonly text: string;
}

let tokeniserDb: Promise<Knex> | undefined;

/** Opens an in-memory database with the search index, and a table that lists the words in it. */
async function openTokeniserDb(): Promise<Knex> {
  const db = connect(':memory:');
  await db.raw('CREATE TABLE answer (id INTEGER PRIMARY KEY, text TEXT)');
  await db.transaction(engineOf(db).answerIndex.create);
  await db.raw("CREATE VIRTUAL TABLE answer_terms USING fts5vocab('answer_words', 'instance')");
  return db;
}

/** Runs `work` on a table with only these texts. There is one table, so that calls run in sequence. */
async function withTexts<T>(
  texts: readonly AnswerText[],
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  tokeniserDb ??= openTokeniserDb();
  return (await tokeniserDb).transaction(async (trx) => {
    const { answerIndex } = engineOf(trx);
    await answerIndex.clear(trx);
    await trx('answer').delete();
    for (const { id, text } of texts) await trx('answer').insert({ id, text });
    await answerIndex.add(trx, 0, Number.MAX_SAFE_INTEGER);
    return work(trx);
  });
}

/** The words of each text in order, by the text's id. A text without words is left out. */
export const wordsOf = (texts: readonly AnswerText[]): Promise<ReadonlyMap<number, readonly string[]>> =>
  withTexts(texts, async (trx) => {
    const rows: readonly { readonly doc: number; readonly terms: string }[] = await trx.raw(
      `SELECT doc, json_group_array(term) AS terms
       FROM (SELECT doc, term FROM answer_terms ORDER BY doc, offset) GROUP BY doc`,
    );
    return new Map(rows.map(({ doc, terms }) => [doc, JSON.parse(terms)]));
  });

/** The ids of the texts that have all of some words and phrases, ascending. */
export const textsWithAll = (
  texts: readonly AnswerText[],
  words: readonly SearchWord[],
): Promise<readonly number[]> => withTexts(texts, (trx) => engineOf(trx).answerIndex.find(trx, words));

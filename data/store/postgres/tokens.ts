import type { Knex } from 'knex';
import { engineOf, type SearchedWord } from '../engine.ts';
import { connect } from '../sqlite/driver.ts';

/**
 * The words of texts, found by SQLite's own tokeniser in a table in memory: which letters belong together, and which are
 * alike, is the same in a file and on a server because it is the same code.
 */

/** A text by the id of its answer. */
export interface AnswerText {
  readonly id: number;
  readonly text: string;
}

let memory: Promise<Knex> | undefined;

async function make(): Promise<Knex> {
  const db = connect(':memory:');
  await db.raw('CREATE TABLE answer (id INTEGER PRIMARY KEY, text TEXT)');
  await db.transaction(engineOf(db).words.create);
  await db.raw("CREATE VIRTUAL TABLE answer_terms USING fts5vocab('answer_words', 'instance')");
  return db;
}

/** Runs `work` over a table that holds just these texts. One after the other: there is one table. */
async function over<T>(
  texts: readonly AnswerText[],
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  memory ??= make();
  return (await memory).transaction(async (trx) => {
    const { words } = engineOf(trx);
    await words.forgetAll(trx);
    await trx('answer').delete();
    for (const { id, text } of texts) await trx('answer').insert({ id, text });
    await words.add(trx, 0, Number.MAX_SAFE_INTEGER);
    return work(trx);
  });
}

/** The words of each text, by its id, in the order in which they stand; nothing for one without words. */
export const wordsOf = (texts: readonly AnswerText[]): Promise<ReadonlyMap<number, readonly string[]>> =>
  over(texts, async (trx) => {
    const rows: readonly { readonly doc: number; readonly terms: string }[] = await trx.raw(
      `SELECT doc, json_group_array(term) AS terms
       FROM (SELECT doc, term FROM answer_terms ORDER BY doc, offset) GROUP BY doc`,
    );
    return new Map(rows.map(({ doc, terms }) => [doc, JSON.parse(terms)]));
  });

/** The ids of the texts that hold all of some words and phrases, ascending. */
export const holdingAll = (
  texts: readonly AnswerText[],
  words: readonly SearchedWord[],
): Promise<readonly number[]> => over(texts, (trx) => engineOf(trx).words.find(trx, words));

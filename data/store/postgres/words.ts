import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { AnswerIndex, SearchWord } from '../engine.ts';
import { type AnswerText, textsWithAll, wordsOf } from './tokens.ts';

/**
 * The search index of answers on PostgreSQL: their words as `tsvector`s, in parts, because one is limited to a megabyte.
 * Positions are not stored, because PostgreSQL limits their number. A phrase is therefore searched first by its words, and
 * then in the texts of the answers that have them.
 */
const CREATE_TABLE = `CREATE TABLE answer_words (
  answer bigint NOT NULL, part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (answer, part))`;
const CREATE_INDEX = 'CREATE INDEX answer_words_found ON answer_words USING gin (words)';

/** Distinct words in one part: with words of the greatest length, less than a megabyte. */
const WORDS_PER_PART = 600;
const ANSWERS_PER_PAGE = 2_000;

/** The most characters of a word in the index, because PostgreSQL allows two kilobytes. Longer words are cut. */
const MAX_WORD_CHARS = 400;
const truncateWord = (word: string): string =>
  word.length <= MAX_WORD_CHARS ? word : [...word].slice(0, MAX_WORD_CHARS).join('');

/** One row of the index: some of the words of an answer. */
interface IndexPart {
  readonly answer: number;
  readonly part: number;
  readonly words: readonly string[];
}

/** The words of answers, sorted and in parts. An answer without words has no part. */
async function indexPartsOf(texts: readonly AnswerText[]): Promise<readonly IndexPart[]> {
  const words = await wordsOf(texts);
  return texts.flatMap(({ id }) => {
    const sortedWords = [...new Set((words.get(id) ?? []).map(truncateWord))].toSorted();
    return Array.from({ length: Math.ceil(sortedWords.length / WORDS_PER_PART) }, (_, part) => ({
      answer: id,
      part,
      words: sortedWords.slice(part * WORDS_PER_PART, (part + 1) * WORDS_PER_PART),
    }));
  });
}

/** Pages of the answers with ids from `from` to `to` inclusive. */
async function* answerPages(
  trx: Knex.Transaction,
  from: number,
  to: number,
): AsyncGenerator<readonly AnswerText[]> {
  for (let after = from - 1; ; ) {
    const page: readonly AnswerText[] = await trx('answer')
      .select('id', 'text')
      .whereBetween('id', [after + 1, to])
      .orderBy('id')
      .limit(ANSWERS_PER_PAGE);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

async function createIndex(trx: Knex.Transaction): Promise<void> {
  await trx.raw(CREATE_TABLE);
  await trx.raw(CREATE_INDEX);
}

/** Indexes the answers with ids from `from` to `to` inclusive. */
async function addAnswers(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  for await (const page of answerPages(trx, from, to))
    await trx.raw(
      `INSERT INTO answer_words (answer, part, words)
       SELECT answer, part, array_to_tsvector(ARRAY(SELECT json_array_elements_text(words)))
       FROM json_to_recordset(?) AS given (answer bigint, part integer, words json)`,
      [JSON.stringify(await indexPartsOf(page))],
    );
}

const removeAnswers = async (trx: Knex.Transaction, from: number, to: number): Promise<void> => {
  await trx('answer_words').whereBetween('answer', [from, to]).delete();
};

const ALL_IDS = [0, Number.MAX_SAFE_INTEGER] as const;

/** Whether the stored parts are those of the answers. */
async function agreesWithAnswers(trx: Knex.Transaction): Promise<boolean> {
  let parts = 0;
  for await (const page of answerPages(trx, ...ALL_IDS)) {
    const storedParts: readonly IndexPart[] = await trx('answer_words')
      .select('answer', 'part', trx.raw('array_to_json(tsvector_to_array(words)) AS words'))
      .whereBetween('answer', [page[0]?.id ?? 0, page.at(-1)?.id ?? 0])
      .orderBy(['answer', 'part']);
    // PostgreSQL sorts the words of a tsvector in another order.
    const sortedParts = storedParts.map((part) => ({ ...part, words: part.words.toSorted() }));
    if (canonicalJson(sortedParts) !== canonicalJson(await indexPartsOf(page))) return false;
    parts += storedParts.length;
  }
  const [row]: readonly { readonly count: number }[] = await trx('answer_words').count({ count: '*' });
  return row?.count === parts;
}

async function rebuildIndex(trx: Knex.Transaction): Promise<void> {
  const { rows } = await trx.raw("SELECT to_regclass('answer_words') AS held");
  // The table is emptied and not recreated, because the server's role need not own it.
  if (rows[0]?.held === null) await createIndex(trx);
  else await trx('answer_words').delete();
  await addAnswers(trx, ...ALL_IDS);
}

/** A word as a tsquery. */
const queryWord = (word: string, isBeginning: boolean): string =>
  `'${truncateWord(word).replaceAll(/['\\\\]/g, '$&$&')}'${isBeginning ? ':*' : ''}`;

/** For each term, for each of its spellings, the words as tsqueries. */
type QueryTerms = readonly (readonly (readonly string[])[])[];

/** The answers that have, for each term, all words of one of its spellings, in any order. */
async function answersWithAllTerms(trx: Knex.Transaction, terms: QueryTerms): Promise<readonly number[]> {
  const answersWithWord = 'SELECT answer FROM answer_words WHERE words @@ ?::tsquery';
  const termQueries = terms.map((spellings) =>
    spellings.map((words) => `(${words.map(() => answersWithWord).join(' INTERSECT ')})`).join(' UNION '),
  );
  const { rows }: { readonly rows: readonly { readonly ids: readonly number[] | null }[] } = await trx.raw(
    `SELECT json_agg(answer ORDER BY answer) AS ids
     FROM (${termQueries.map((term) => `(${term})`).join(' INTERSECT ')}) AS found`,
    terms.flat(2),
  );
  return rows[0]?.ids ?? [];
}

/** The ids of the answers that have all of the given words and phrases, ascending. */
async function findAnswerIds(
  trx: Knex.Transaction,
  words: readonly SearchWord[],
): Promise<readonly number[]> {
  const spellings = words.flatMap(({ spellings, isPrefix }, term) =>
    spellings.map((text) => ({ term, text, isPrefix })),
  );
  const tokens = await wordsOf(spellings.map(({ text }, id) => ({ id, text })));
  const terms = words
    .map((_, termIndex) =>
      spellings.flatMap(({ term, isPrefix }, id) => {
        const termWords = tokens.get(id) ?? [];
        if (term !== termIndex || termWords.length === 0) return [];
        return [termWords.map((word, place) => queryWord(word, isPrefix && place === termWords.length - 1))];
      }),
    )
    .filter((term) => term.length > 0);
  if (terms.length === 0) return [];
  const ids = await answersWithAllTerms(trx, terms);
  // The order of a phrase's words, and the end of a cut word, must be checked in the texts themselves.
  if (
    [...tokens.values()].every(
      ([first = '', ...others]) => others.length === 0 && truncateWord(first) === first,
    )
  )
    return ids;
  const matchingIds: number[] = [];
  for (let offset = 0; offset < ids.length; offset += ANSWERS_PER_PAGE) {
    const texts: readonly AnswerText[] = await trx('answer')
      .select('id', 'text')
      .whereIn('id', ids.slice(offset, offset + ANSWERS_PER_PAGE));
    matchingIds.push(...(await textsWithAll(texts, words)));
  }
  return matchingIds;
}

/** The search index of a review on PostgreSQL. */
export const postgresAnswerIndex: AnswerIndex = {
  create: createIndex,
  add: addAnswers,
  addMany: addAnswers,
  remove: removeAnswers,
  clear: async (trx) => void (await trx('answer_words').delete()),
  isIndexFault: () => false,
  agreesWithAnswers,
  rebuild: rebuildIndex,
  find: findAnswerIds,
};

import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { SearchedWord, Words } from '../engine.ts';
import { type AnswerText, holdingAll, wordsOf } from './tokens.ts';

/**
 * The search index of answers on PostgreSQL: their words as `tsvector`s, in parts, because one is limited to a megabyte.
 * Positions are not stored, because PostgreSQL limits their number. A phrase is therefore searched first by its words, and
 * then in the texts of the answers that have them.
 */
const MAKE = `CREATE TABLE answer_words (
  answer bigint NOT NULL, part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (answer, part))`;
const INDEX = 'CREATE INDEX answer_words_found ON answer_words USING gin (words)';

/** Distinct words in one part: with words of the greatest length, less than a megabyte. */
const WORDS_PER_PART = 600;
const ANSWERS_PER_PAGE = 2_000;

/** The most characters of a word in the index, because PostgreSQL allows two kilobytes. Longer words are cut. */
const MAX_WORD_CHARS = 400;
const cutWord = (word: string): string =>
  word.length <= MAX_WORD_CHARS ? word : [...word].slice(0, MAX_WORD_CHARS).join('');

interface Part {
  readonly answer: number;
  readonly part: number;
  readonly words: readonly string[];
}

/** The words of answers, sorted and in parts. An answer without words has no part. */
async function partsOf(texts: readonly AnswerText[]): Promise<readonly Part[]> {
  const words = await wordsOf(texts);
  return texts.flatMap(({ id }) => {
    const own = [...new Set((words.get(id) ?? []).map(cutWord))].toSorted();
    return Array.from({ length: Math.ceil(own.length / WORDS_PER_PART) }, (_, part) => ({
      answer: id,
      part,
      words: own.slice(part * WORDS_PER_PART, (part + 1) * WORDS_PER_PART),
    }));
  });
}

/** Pages of the answers with ids from `from` to `to` inclusive. */
async function* pages(
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

async function create(trx: Knex.Transaction): Promise<void> {
  await trx.raw(MAKE);
  await trx.raw(INDEX);
}

async function add(trx: Knex.Transaction, from: number, to: number): Promise<void> {
  for await (const page of pages(trx, from, to))
    await trx.raw(
      `INSERT INTO answer_words (answer, part, words)
       SELECT answer, part, array_to_tsvector(ARRAY(SELECT json_array_elements_text(words)))
       FROM json_to_recordset(?) AS given (answer bigint, part integer, words json)`,
      [JSON.stringify(await partsOf(page))],
    );
}

const forget = async (trx: Knex.Transaction, from: number, to: number): Promise<void> => {
  await trx('answer_words').whereBetween('answer', [from, to]).delete();
};

const ALL_IDS = [0, Number.MAX_SAFE_INTEGER] as const;

async function agree(trx: Knex.Transaction): Promise<boolean> {
  let parts = 0;
  for await (const page of pages(trx, ...ALL_IDS)) {
    const storedParts: readonly Part[] = await trx('answer_words')
      .select('answer', 'part', trx.raw('array_to_json(tsvector_to_array(words)) AS words'))
      .whereBetween('answer', [page[0]?.id ?? 0, page.at(-1)?.id ?? 0])
      .orderBy(['answer', 'part']);
    // PostgreSQL sorts the words of a tsvector in another order.
    const sorted = storedParts.map((part) => ({ ...part, words: part.words.toSorted() }));
    if (canonicalJson(sorted) !== canonicalJson(await partsOf(page))) return false;
    parts += storedParts.length;
  }
  const [row]: readonly { readonly count: number }[] = await trx('answer_words').count({ count: '*' });
  return row?.count === parts;
}

async function rebuild(trx: Knex.Transaction): Promise<void> {
  const { rows } = await trx.raw("SELECT to_regclass('answer_words') AS held");
  // The table is emptied and not recreated, because the server's role need not own it.
  if (rows[0]?.held === null) await create(trx);
  else await trx('answer_words').delete();
  await add(trx, ...ALL_IDS);
}

/** A word as a tsquery. */
const queryWord = (word: string, isBeginning: boolean): string =>
  `'${cutWord(word).replaceAll(/['\\\\]/g, '$&$&')}'${isBeginning ? ':*' : ''}`;

/** For each term, for each of its spellings, the words as tsqueries. */
type AskedTerms = readonly (readonly (readonly string[])[])[];

/** The answers that have, for each term, all words of one of its spellings, in any order. */
async function candidates(trx: Knex.Transaction, terms: AskedTerms): Promise<readonly number[]> {
  const holding = 'SELECT answer FROM answer_words WHERE words @@ ?::tsquery';
  const each = terms.map((spellings) =>
    spellings.map((words) => `(${words.map(() => holding).join(' INTERSECT ')})`).join(' UNION '),
  );
  const { rows }: { readonly rows: readonly { readonly ids: readonly number[] | null }[] } = await trx.raw(
    `SELECT json_agg(answer ORDER BY answer) AS ids
     FROM (${each.map((term) => `(${term})`).join(' INTERSECT ')}) AS found`,
    terms.flat(2),
  );
  return rows[0]?.ids ?? [];
}

async function find(trx: Knex.Transaction, words: readonly SearchedWord[]): Promise<readonly number[]> {
  const spellings = words.flatMap(({ spellings, isPrefix }, term) =>
    spellings.map((text) => ({ term, text, isPrefix })),
  );
  const tokens = await wordsOf(spellings.map(({ text }, id) => ({ id, text })));
  const terms = words
    .map((_, at) =>
      spellings.flatMap(({ term, isPrefix }, id) => {
        const own = tokens.get(id) ?? [];
        if (term !== at || own.length === 0) return [];
        return [own.map((word, place) => queryWord(word, isPrefix && place === own.length - 1))];
      }),
    )
    .filter((term) => term.length > 0);
  if (terms.length === 0) return [];
  const ids = await candidates(trx, terms);
  // The order of a phrase's words, and the end of a cut word, must be checked in the texts themselves.
  if (
    [...tokens.values()].every(([first = '', ...others]) => others.length === 0 && cutWord(first) === first)
  )
    return ids;
  const matchingIds: number[] = [];
  for (let at = 0; at < ids.length; at += ANSWERS_PER_PAGE) {
    const texts: readonly AnswerText[] = await trx('answer')
      .select('id', 'text')
      .whereIn('id', ids.slice(at, at + ANSWERS_PER_PAGE));
    matchingIds.push(...(await holdingAll(texts, words)));
  }
  return matchingIds;
}

export const postgresWords: Words = {
  create,
  add,
  addMany: add,
  forget,
  forgetAll: async (trx) => void (await trx('answer_words').delete()),
  isFault: () => false,
  agree,
  rebuild,
  find,
};

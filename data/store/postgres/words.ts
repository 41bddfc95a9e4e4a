import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { SearchedWord, Words } from '../engine.ts';
import { type AnswerText, holdingAll, wordsOf } from './tokens.ts';

/**
 * The words of all answers as `tsvector`s, in parts: one may take a megabyte at most. Their places are not held, of which
 * the database keeps too few: a phrase is looked for in the answers that have its words.
 */
const MAKE = `CREATE TABLE answer_words (
  answer bigint NOT NULL, part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (answer, part))`;
const INDEX = 'CREATE INDEX answer_words_found ON answer_words USING gin (words)';

/** Different words in one part: with words of any length, less than a megabyte. */
const IN_PART = 600;
const AT_ONCE = 2_000;

/** Longer words are looked up by their beginning: the database holds none of over two kilobytes. */
const LONGEST = 400;
const heldAs = (word: string): string =>
  word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join('');

interface Part {
  readonly answer: number;
  readonly part: number;
  readonly words: readonly string[];
}

/** Answers' words in parts, each in order; none for one without words. */
async function partsOf(texts: readonly AnswerText[]): Promise<readonly Part[]> {
  const words = await wordsOf(texts);
  return texts.flatMap(({ id }) => {
    const own = [...new Set((words.get(id) ?? []).map(heldAs))].toSorted();
    return Array.from({ length: Math.ceil(own.length / IN_PART) }, (_, part) => ({
      answer: id,
      part,
      words: own.slice(part * IN_PART, (part + 1) * IN_PART),
    }));
  });
}

/** The answers whose ids are between two, both included, in pages. */
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
      .limit(AT_ONCE);
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

const EVERY = [0, Number.MAX_SAFE_INTEGER] as const;

async function agree(trx: Knex.Transaction): Promise<boolean> {
  let parts = 0;
  for await (const page of pages(trx, ...EVERY)) {
    const storedParts: readonly Part[] = await trx('answer_words')
      .select('answer', 'part', trx.raw('array_to_json(tsvector_to_array(words)) AS words'))
      .whereBetween('answer', [page[0]?.id ?? 0, page.at(-1)?.id ?? 0])
      .orderBy(['answer', 'part']);
    // The database has an order of its own for the words of one part.
    const sorted = storedParts.map((part) => ({ ...part, words: part.words.toSorted() }));
    if (canonicalJson(sorted) !== canonicalJson(await partsOf(page))) return false;
    parts += storedParts.length;
  }
  const [row]: readonly { readonly count: number }[] = await trx('answer_words').count({ count: '*' });
  return row?.count === parts;
}

async function rebuild(trx: Knex.Transaction): Promise<void> {
  const { rows } = await trx.raw("SELECT to_regclass('answer_words') AS held");
  // Emptied and not made anew: whoever reads and writes a review need not own its tables.
  if (rows[0]?.held === null) await create(trx);
  else await trx('answer_words').delete();
  await add(trx, ...EVERY);
}

/** A word as the database asks for it. */
const queryWord = (word: string, isBeginning: boolean): string =>
  `'${heldAs(word).replaceAll(/['\\\\]/g, '$&$&')}'${isBeginning ? ':*' : ''}`;

/** The words of each spelling of each term, as the database asks for them; no term of which it holds none. */
type AskedTerms = readonly (readonly (readonly string[])[])[];

/** The answers that have all words of a spelling of each term, in whatever order. */
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
  // That they follow one another, and how a long word goes on, is seen in the texts themselves.
  if ([...tokens.values()].every(([first = '', ...others]) => others.length === 0 && heldAs(first) === first))
    return ids;
  const matchingIds: number[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const texts: readonly AnswerText[] = await trx('answer')
      .select('id', 'text')
      .whereIn('id', ids.slice(at, at + AT_ONCE));
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

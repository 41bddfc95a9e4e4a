import fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { ok } from '../../../../core/base/result.ts';
import { engineOf, type SearchWord } from '../../../../data/store/engine.ts';
import { MIGRATIONS, migrate } from '../../../../data/store/migrate.ts';
import { createSchema } from '../../../../data/store/postgres/reviews.ts';
import { connect } from '../../../../data/store/sqlite/driver.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';

const inFile = async (): Promise<Knex> => {
  const db = connect(':memory:');
  onTestFinished(() => db.destroy());
  await migrate(db, ':memory:', MIGRATIONS);
  return db;
};

const onServer = async (schema: string): Promise<Knex> => {
  const db = must(await createSchema({ database: inject('postgres'), schema }, async () => ok(null)));
  onTestFinished(() => db.destroy());
  return db;
};

/** What was said, stored and searched in one engine; the ids that are found. */
async function found(
  db: Knex,
  texts: readonly string[],
  asked: readonly (readonly SearchWord[])[],
): Promise<readonly (readonly number[])[]> {
  const { answerIndex } = engineOf(db);
  return db.transaction(async (trx) => {
    await answerIndex.clear(trx);
    await trx('answer').delete();
    const rows = texts.map((text, at) => [at + 1, 1, 'Q', text] as const);
    await engineOf(trx).bulkQueries.insert(trx, 'answer', ['id', 'respondent', 'question', 'text'], rows);
    await answerIndex.addMany(trx, 1, texts.length);
    expect(await answerIndex.agreesWithAnswers(trx)).toBe(true);
    const ids: (readonly number[])[] = [];
    for (const some of asked) ids.push(await answerIndex.find(trx, some));
    return ids;
  });
}

/** Of scripts that Unicode had before 2012, from when SQLite's own tables of letters are. */
const CHARACTER = fc
  .oneof(
    ...(
      [
        [0x20, 0x24f],
        [0x300, 0x30f],
        [0x391, 0x3c9],
        [0x400, 0x4ff],
        [0x5d0, 0x5ea],
        [0x620, 0x64a],
        [0x905, 0x939],
        [0x1e00, 0x1eff],
        [0x2010, 0x2027],
        [0x4e00, 0x4e40],
      ] as const
    ).map(([min, max]) => fc.integer({ min, max })),
  )
  .map((code) => String.fromCodePoint(code));

/** Words that are alike but for case, accents, what joins them and what letters they are of. */
const WORD = fc.oneof(
  fc.constantFrom(
    'stalking',
    'Stalking',
    'stalk',
    'café',
    'cafe',
    'CAFÉ',
    'Llŷn',
    'naïve',
    'İstanbul',
    'straße',
    'ΣΊΣΥΦΟΣ',
  ),
  fc.constantFrom(
    's.2A',
    '2A(1)',
    'e-mail',
    'o’clock',
    'www.gov.uk',
    '10%',
    '£5',
    '1997',
    'a',
    '日本語',
    'пять',
    'ﬁne',
  ),
  fc.string({ unit: CHARACTER, minLength: 1, maxLength: 8 }),
);
const TEXT = fc.array(WORD, { maxLength: 12 }).map((words) => words.join(' '));
const ASKED = fc.array(
  fc.record({
    spellings: fc.array(
      fc.array(WORD, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      { minLength: 1, maxLength: 3 },
    ),
    isPrefix: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('a search of responses', () => {
  it('finds the same answers on a server as in a file', async () => {
    const [file, server] = [await inFile(), await onServer('words_alike')];
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(TEXT, { minLength: 1, maxLength: 8 }),
        fc.array(ASKED, { minLength: 1, maxLength: 6 }),
        async (texts, random) => {
          // What was said is asked for as well: random words are seldom there.
          const said = texts
            .filter((text) => /[\p{L}\p{N}]/u.test(text))
            .flatMap((text) => [text.split(' ').slice(0, 2).join(' '), text.slice(0, 3)])
            .map((text, at) => [{ spellings: at % 2 === 0 ? [text] : [`${text} x`, text], isPrefix: true }]);
          const asked = [...random, ...said].filter((some) =>
            some.every(({ spellings }) => spellings.every((text) => /[\p{L}\p{N}]/u.test(text))),
          );
          const [here, there] = [await found(file, texts, asked), await found(server, texts, asked)];
          expect(there).toEqual(here);
          hits += here.flat().length;
        },
      ),
      { numRuns: amount(60, 2000) },
    );
    expect(hits).toBeGreaterThan(100);
  });

  it('finds words of any length, and as many as an answer has', async () => {
    const [file, server] = [await inFile(), await onServer('words_long')];
    const long = 'x'.repeat(5000);
    const many = Array.from({ length: 30_000 }, (_, at) => `word${at}`).join(' ');
    const texts = [long, `${long}y`, many, 'word29999 word1'];
    const asked = [long, `${long}y`, 'word29998 word29999', 'word1 word2'].map((text) => [
      { spellings: [text], isPrefix: false },
    ]);
    const here = await found(file, texts, asked);
    expect(here).toEqual([[1], [2], [3], [3]]);
    expect(await found(server, texts, asked)).toEqual(here);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from './support.ts';

/** As many that the words stand on several pages, which is when one of them can be lost. */
const RESPONSES = 1500;
const SEARCHES = ['stalking ', 'word1234 ', 'wor', 'other 3', 'Gwynedd '];

let whole: Promise<Buffer> | undefined;
/** The bytes of a review with many responses, each with a word of its own. */
function withResponses(): Promise<Buffer> {
  whole ??= (async () => {
    const review = await newReview();
    const rows = Array.from({ length: RESPONSES }, (_, n) => [
      `R${n}`,
      `word${n} stalking by other means ${n % 7}`,
    ]);
    await review.do('consultation.import', asFile('a.csv', csv([['Response ID', 'Q1: Why?'], ...rows])));
    await review.session.close();
    return readFileSync(review.path);
  })();
  return whole;
}

/** A copy of the review after some statements. */
async function hurtBy(...statements: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(), 'hurt.keeling');
  writeFileSync(path, await withResponses());
  const db = connect(path);
  for (const sql of statements) await db.raw(sql);
  await db.destroy();
  return path;
}

/** What the searches find once the review is opened and verified, and what was said of its index. */
async function searched(path: string) {
  const session = mustOpen(await openReview(path, testDeps()));
  const { notices = [] } = must(await session.call('review.get', {}));
  const { search } = must(await session.call('ledger.verify', {}));
  const found: number[] = [];
  for (const words of SEARCHES)
    found.push(must(await session.call('consultation.responses', { search: words })).total);
  // What was made again is as good as what was there: nothing is left to be found.
  expect(must(await session.call('ledger.verify', {})).search).toBeUndefined();
  await session.close();
  return { found, isSaid: search === 'rebuilt' || notices.some((notice) => notice.includes('index')) };
}

const RIGHT = [RESPONSES, 1, RESPONSES, 214, 0];

describe('the index that responses are searched by', () => {
  it('is right where nothing was done to it, and nothing is said of it', async () => {
    expect(await searched(await hurtBy())).toEqual({ found: RIGHT, isSaid: false });
  });

  it.each([
    `INSERT INTO answer_words(answer_words) VALUES('delete-all')`,
    'DELETE FROM answer_words_data',
    'DELETE FROM answer_words_data WHERE id > 10',
    'DELETE FROM answer_words_idx',
    'DELETE FROM answer_words_config',
    "UPDATE answer_words_config SET v = 0 WHERE k = 'version'",
    `UPDATE answer_words_data SET block = x'00'`,
    'UPDATE answer_words_data SET block = zeroblob(length(block))',
    'DROP TABLE answer_words',
    'DROP TABLE answer_words_data',
    'DROP TABLE answer_words_idx',
    'DROP TABLE answer_words_config',
    `INSERT INTO answer_words(answer_words, rowid, text) SELECT 'delete', id, text FROM answer LIMIT 1`,
    `INSERT INTO answer_words(rowid, text) VALUES (99999, 'Gwynedd')`,
  ])('is found and made again after %s', async (sql) => {
    expect(await searched(await hurtBy(sql))).toEqual({ found: RIGHT, isSaid: true });
  });

  it('is made again whichever of its rows are lost, and of whichever tables', async () => {
    const db = connect(await hurtBy());
    const pages: readonly number[] = await db('answer_words_data').orderBy('id').pluck('id');
    const leads: readonly { readonly segid: number; readonly pgno: number }[] = await db('answer_words_idx');
    await db.destroy();
    expect(leads.length).toBeGreaterThan(5);
    const lost = fc.record({
      pages: fc.subarray([...pages], { maxLength: 4 }),
      leads: fc.subarray([...leads], { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(lost, async (given) => {
        fc.pre(given.pages.length + given.leads.length > 0);
        const path = await hurtBy(
          ...given.pages.map((id) => `DELETE FROM answer_words_data WHERE id = ${id}`),
          ...given.leads.map(
            ({ segid, pgno }) => `DELETE FROM answer_words_idx WHERE segid = ${segid} AND pgno = ${pgno}`,
          ),
        );
        expect(await searched(path)).toEqual({ found: RIGHT, isSaid: true });
      }),
      { numRuns: amount(12, 500) },
    );
  });
});

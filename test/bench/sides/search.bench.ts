import sqlite3 from 'sqlite3';
import { it } from 'vitest';
import { cite } from '../../../core/act/citation.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline, textOf } from '../../../core/amend/redline/redline.ts';
import { must } from '../../support/reviews/review.ts';
import { medianOf } from '../measure.ts';
import { record } from '../record.ts';
import { scattered } from '../support.ts';
import { CASES } from './inputs.ts';
import { reviewOf } from './review.ts';

const WORDS = ['notice', 'civil proceedings', 'period of', 'section 1', 'contrav'] as const;
const MOST = 50;

const asked = (database: sqlite3.Database, sql: string, values: readonly unknown[] = []) =>
  new Promise<readonly unknown[]>((resolve, reject) =>
    database.all(sql, values, (error, rows) => (error ? reject(error) : resolve(rows))),
  );

/** The same texts in SQLite’s own index of words, and nothing round it. */
async function indexed(texts: readonly string[]): Promise<sqlite3.Database> {
  const database = new sqlite3.Database(':memory:');
  await asked(database, "create virtual table texts using fts5(words, tokenize = 'unicode61')");
  await asked(database, 'begin');
  for (const text of texts) await asked(database, 'insert into texts values (?)', [text]);
  await asked(database, 'commit');
  return database;
}

it.each(CASES)('searches $title', async ({ name, instrument, amendments }) => {
  const { root } = instrument;
  const review = await reviewOf(instrument, amendments);
  const lines = linesOf(redline(root, scattered(root, amendments)));
  const texts = lines.map(({ body }) => body.map(({ runs }) => textOf(runs, 'deleted')).join(''));
  const names = lines.map(({ pid }) => cite(root, pid));
  const each = async (run: (words: string) => unknown): Promise<void> => {
    for (const words of WORDS) await run(words);
  };
  const ours = await medianOf(() =>
    each(async (words) => must(await review.session.call('search.run', { words, limit: MOST }))),
  );
  const scan = await medianOf(() =>
    each((words) => {
      const parts = words.toLowerCase().split(' ');
      return texts.flatMap((text, at) => {
        const folded = text.toLowerCase();
        return parts.every((part) => folded.includes(part)) ? [{ name: names[at], text }] : [];
      });
    }),
  );
  const database = await indexed(texts);
  const sql = `select rowid, snippet(texts, 0, '[', ']', '…', 20) from texts where texts match ? order by rank limit ${MOST}`;
  const engine = await medianOf(() =>
    each((words) =>
      asked(database, sql, [
        words
          .split(' ')
          .map((word, at, all) => `"${word}"${at === all.length - 1 ? '*' : ''}`)
          .join(' '),
      ]),
    ),
  );
  database.close();
  await review.remove();
  const row = { topic: 'search', what: 'five searches', input: name, amendments, unit: 'ms', ours } as const;
  record({ ...row, peer: 'a scan of the texts, not ranked', theirs: scan });
  record({ ...row, peer: 'SQLite’s FTS5 alone, in memory', theirs: engine });
});

import type { Knex } from 'knex';
import { expect, inject, it, onTestFinished } from 'vitest';
import { ok } from '../../../../core/base/result.ts';
import { contentsOf } from '../../../../data/session/create-review.ts';
import { fill } from '../../../../data/session/fill.ts';
import { createSchema, openSchema } from '../../../../data/store/postgres/reviews.ts';
import { read, write } from '../../../../data/store/transact.ts';
import { must, testDeps } from '../../../support/review.ts';

let made = 0;

/** A review over so many connections. */
async function over(most: number): Promise<Knex> {
  const place = { database: inject('postgres'), schema: `turns_${process.pid}_${++made}` };
  const contents = must(await contentsOf({ title: 'Turns', act: 'ukpga/1997/40', at: 'current' }, {}));
  await must(await createSchema(place, (trx) => fill(trx, contents, testDeps()))).destroy();
  const db = must(await openSchema(place, most));
  onTestFinished(() => db.destroy());
  return db;
}

it('tells a writer that stood still for too long in its turn that nothing was saved', async () => {
  const db = await over(2);
  const answer = await write(db, async (trx) => {
    await trx('review').update({ title: 'Lost' });
    await trx.raw('SET LOCAL idle_in_transaction_session_timeout = 1');
    for (;;) {
      await new Promise((waited) => setTimeout(waited, 50));
      await trx('review').pluck('title');
    }
  });
  expect(answer).toMatchObject({ error: { kind: 'unavailable', message: /Nothing was saved/ } });
  expect(must(await read(db, async (trx) => ok(await trx('review').pluck('title'))))).toEqual(['Turns']);
});

it.each([2, 6])('lets whoever writes have a connection of %i, however many read', async (most) => {
  const db = await over(most);
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  let reading = 0;
  const readers = Array.from({ length: 20 }, () =>
    read(db, async (trx) => {
      const titles = await trx('review').pluck('title');
      reading += 1;
      await gate;
      return ok(titles);
    }),
  );
  await expect.poll(() => reading).toBe(most - 1);
  // Were the writer behind those who read, it would wait for the gate until it gave up.
  must(await write(db, async (trx) => ok(await trx('review').update({ title: 'Written' }))));
  letThrough();
  const titles = (await Promise.all(readers)).flatMap((answer) => must(answer));
  expect(titles).toHaveLength(20);
  expect(titles.filter((title) => title === 'Turns')).toHaveLength(most - 1);
  expect(must(await read(db, async (trx) => ok(await trx('review').pluck('title'))))).toEqual(['Written']);
});

import { join } from 'node:path';
import type { Knex } from 'knex';
import { expect, inject, it, onTestFinished } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import { ok } from '../../../../core/base/result.ts';
import { contentsOf } from '../../../../data/session/create-review.ts';
import { fillReview } from '../../../../data/session/fill.ts';
import { sessionOnConnections } from '../../../../data/session/session.ts';
import { createSchema, openSchema } from '../../../../data/store/postgres/reviews.ts';
import { read, write } from '../../../../data/store/transact.ts';
import { send } from '../../../../data/store/turn.ts';
import { must, mustOpen, testDeps } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

let made = 0;

/** A review over so many connections. */
async function over(most: number): Promise<Knex> {
  const place = { database: inject('postgres'), schema: `turns_${process.pid}_${++made}` };
  const contents = must(await contentsOf({ title: 'Turns', act: 'ukpga/1997/40', at: 'current' }, {}));
  await must(await createSchema(place, (trx) => fillReview(trx, contents, testDeps()))).destroy();
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

it('has the turn for no longer than it takes to look, and waits for none of what it writes before it commits', async () => {
  const db = await over(2);
  const session = mustOpen(
    await sessionOnConnections(db, join(temporaryFolder(), 'review.keeling'), testDeps()),
  );
  const { id } = must(await session.call('amendment.create', { title: 'One' }));
  const act = must(await session.call('act.get', {}));
  const { pid } = [...walk(act.root)].find(({ content }) => content) ?? { pid: '' };
  const edit = { type: 'text', pid, field: 'content', from: 0, to: 0, insert: 'New ', rank: 'i' } as const;
  const asked: string[] = [];
  const answered: string[] = [];
  let doneAtCommit: readonly string[] = [];
  db.on('query', ({ sql }: { readonly sql: string }) => {
    asked.push(sql);
    if (/^COMMIT/.test(sql)) doneAtCommit = [...answered];
  });
  db.on('query-response', (_: unknown, { sql }: { readonly sql: string }) => answered.push(sql));
  must(await session.call('amendment.revise', { changes: [{ id, revision: 1, edits: [edit] }] }));
  // Begin, the turn, the scope, the amendment; the entry, the amendment; the end.
  expect(asked.map((sql) => sql.split(' ')[0]?.toUpperCase())).toEqual([
    ...['BEGIN', 'UPDATE', 'SELECT', 'SELECT'],
    ...['INSERT', 'UPDATE', 'COMMIT;'],
  ]);
  expect(doneAtCommit.map((sql) => sql.split(' ')[0]).filter((verb) => verb !== 'select')).toEqual([
    'UPDATE',
  ]);
});

it('keeps nothing of what was sent after what failed, and says what failed', async () => {
  const db = await over(2);
  const titled = (trx: Knex.Transaction, title: string) => trx('review').update({ title });
  const twice = (trx: Knex.Transaction) => trx('ledger').insert(trx('ledger').select('*').limit(1));
  for (const goesOn of [true, false])
    await expect(
      write(db, async (trx) => {
        await titled(trx, 'Lost');
        await send(trx, true, twice(trx));
        // Whoever asks on fails for that alone; whoever doesn't hears of it as the write ends.
        if (goesOn) await trx('review').pluck('title');
        return ok(null);
      }),
    ).rejects.toMatchObject({ code: '23505' });
  expect(must(await read(db, async (trx) => ok(await trx('review').pluck('title'))))).toEqual(['Turns']);
});

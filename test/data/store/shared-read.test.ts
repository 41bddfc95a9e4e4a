import { expect, it, onTestFinished } from 'vitest';
import { ok, refuse } from '../../../core/base/result.ts';
import { sessionOnConnections } from '../../../data/session/session.ts';
import { readShared } from '../../../data/store/shared-read.ts';
import { closeStore, openStore } from '../../../data/store/store.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

const openDb = async () => {
  const review = await newReview();
  await review.session.close();
  const db = mustOpen(await openStore(review.path));
  onTestFinished(() => closeStore(db));
  return { db, path: review.path };
};

it('is read once more for all who ask while it is read, and not for who asks something else', async () => {
  const { db } = await openDb();
  const begun: string[] = [];
  const ask = (what: string) =>
    readShared(db, what, async (trx) => {
      begun.push(what);
      return ok(await trx('review').pluck('title'));
    });
  const answers = await Promise.all([...Array.from({ length: 20 }, () => ask('titles')), ask('other')]);
  expect(begun.toSorted()).toEqual(['other', 'titles', 'titles']);
  expect(answers.every((answer) => must(answer)[0] === 'Stalking')).toBe(true);
  await ask('titles');
  expect(begun).toHaveLength(4);
});

it('fails for those alone who asked for what failed', async () => {
  const { db } = await openDb();
  let nth = 0;
  const ask = () =>
    readShared(db, 'one', async () => {
      nth += 1;
      if (nth === 1) throw new Error('The first');
      return nth === 2 ? refuse('refused', 'The second') : ok(nth);
    });
  const first = ask().catch((error: Error) => error.message);
  const second = ask();
  expect([await first, await second]).toEqual(['The first', refuse('refused', 'The second')]);
  expect(await ask()).toEqual(ok(3));
});

it('answers nobody with less than was saved when they asked, however many save and read at once', async () => {
  const { db, path } = await openDb();
  const people = await Promise.all(
    Array.from({ length: 8 }, async (_, at) =>
      mustOpen(
        await sessionOnConnections(db, path, testDeps(`Person ${at}`), { close: async () => undefined }),
      ),
    ),
  );
  const saved = new Set<string>();
  await Promise.all(
    people.map(async ({ call }, at) => {
      for (let nth = 0; nth < amount(6, 200); nth++) {
        if ((nth + at) % 3 === 0) saved.add(must(await call('amendment.create', { title: 'One' })).id);
        const wanted = [...saved];
        const all = must(await call('amendment.list', {})).map(({ id }) => id);
        expect(all).toEqual(expect.arrayContaining(wanted));
        const some = must(await call('amendment.list', { ids: [...wanted.toReversed(), 'A-999'] }));
        expect(some.map(({ id }) => id)).toEqual(wanted.toReversed());
      }
    }),
  );
  expect(saved.size).toBeGreaterThan(0);
});

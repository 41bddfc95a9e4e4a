import { expect, it, onTestFinished } from 'vitest';
import { ok } from '../../../core/base/result.ts';
import { openReview } from '../../../data/session/session.ts';
import { listAmendments } from '../../../data/store/amendments.ts';
import { closeStore, openStore } from '../../../data/store/store.ts';
import { read } from '../../../data/store/transact.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';

it('reads amendments anew that another connection changed, and no others', async () => {
  const review = await newReview();
  for (const title of ['One', 'Two', 'Three']) await review.do('amendment.create', { title });
  await review.session.close();
  const db = mustOpen(await openStore(review.path));
  onTestFinished(() => closeStore(db));
  const list = async () => must(await read(db, async (trx) => ok(await listAmendments(trx))));
  const first = await list();
  expect(first.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  const other = mustOpen(await openReview(review.path, testDeps('Another Person')));
  onTestFinished(() => other.close());
  const { revision } = must(await other.call('amendment.list', {}))[1] ?? { revision: 0 };
  must(await other.call('amendment.describe', { id: 'A-002', revision, title: 'Another' }));
  must(await other.call('amendment.create', { title: 'Four' }));
  const second = await list();
  expect(second.map(({ title }) => title)).toEqual(['One', 'Another', 'Three', 'Four']);
  // What is as it was is the very same value: it was not read a second time.
  expect(second.map((one, at) => one === first[at])).toEqual([true, false, true, false]);
});

import { expect, it } from 'vitest';
import { MOST_FINDINGS, type SignOff } from '../../../core/pack/records.ts';
import { changeRecords, findRecord } from '../../../data/store/records.ts';
import { openStore } from '../../../data/store/store.ts';
import { mustOpen, newReview } from '../../support/reviews/review.ts';

it('keeps no record that could not be read again', async () => {
  const review = await newReview();
  await review.session.close();
  const db = mustOpen(await openStore(review.path));
  const signed = (findings: number): SignOff => ({
    id: 'consultation',
    by: 'Ann Draper',
    at: '2026-11-20T09:00:00.000Z',
    findings: Array.from({ length: findings }, (_, at) => ({ id: `${at}`, words: '' })),
  });
  const keep = (is: SignOff) =>
    db.transaction((trx) => changeRecords(trx, [{ kind: 'sign-off', id: is.id, was: null, is }]));
  const held = () => db.transaction((trx) => findRecord(trx, 'sign-off', 'consultation'));
  await expect(keep(signed(MOST_FINDINGS + 1))).rejects.toThrow(RangeError);
  expect(await held()).toBeUndefined();
  const most = signed(2);
  await keep(most);
  expect(await held()).toEqual(most);
  await db.destroy();
});

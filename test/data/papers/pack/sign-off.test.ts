import { expect, it } from 'vitest';
import { describeEntry } from '../../../../core/events/describe-entry.ts';
import { newReview } from '../../../support/reviews/review.ts';

it('is asked for with a reason, which the history and the checklist have', async () => {
  const review = await newReview();
  const { findings } = await review.do('pack.checklist', {});
  const asked = { findings: findings.map(({ id }) => id) };
  for (const reason of ['', '  '])
    expect(await review.session.call('pack.signOff', { ...asked, reason })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', place: 'reason' },
    });
  expect((await review.do('pack.checklist', {})).isReady).toBe(false);

  const reason = 'The minister has seen the list.';
  await review.do('pack.signOff', { ...asked, reason });
  expect(await review.do('pack.checklist', {})).toMatchObject({
    isReady: true,
    signed: { by: 'Ann Draper', reason },
  });
  const said = (await review.do('ledger.list', {})).at(-1);
  expect(said && describeEntry(said)).toContain(`not fixed: “${reason}”`);
  expect(said?.payload).toMatchObject({ records: [{ kind: 'sign-off', is: { reason } }] });
  await review.do('ledger.verify', {});
});

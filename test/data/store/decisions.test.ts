import { describe, expect, it } from 'vitest';
import { newReview, testDeps } from '../../support/review.ts';

const NOT_TAKEN = {
  about: 'recommendation:3',
  outcome: 'not-taken-forward',
  reason: 'It asks nothing of this Act',
} as const;

describe('decisions', () => {
  it('are kept with who made them, and told in the ledger', async () => {
    const review = await newReview();
    const made = await review.do('decision.add', NOT_TAKEN);
    expect(made).toMatchObject({ ...NOT_TAKEN, id: 'D-0001', by: testDeps().person().name });
    expect(await review.do('decision.list', {})).toEqual([made]);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'records.change',
      subject: 'decision:D-0001',
      payload: {
        what: 'decided on recommendation 3: not taken forward',
        records: [{ kind: 'decision', id: 'D-0001', was: null, is: made }],
      },
    });
    await review.do('ledger.verify', {});
  });

  it('can be taken back, and made anew', async () => {
    const review = await newReview();
    const { id } = await review.do('decision.add', NOT_TAKEN);
    await review.do('decision.remove', { id });
    expect(await review.do('decision.list', {})).toEqual([]);
    await review.do('decision.add', { ...NOT_TAKEN, outcome: 'taken-forward', reason: '' });
    await review.do('ledger.verify', {});
  });

  it.each([
    ['without a reason', { ...NOT_TAKEN, reason: ' ' }, 'invalid'],
    ['on what nobody asked', { ...NOT_TAKEN, about: 'recommendation:99' }, 'not-found'],
    ['on a note', { ...NOT_TAKEN, about: 'note:N-001' }, 'invalid'],
  ] as const)('are refused %s', async (_, input, kind) => {
    const review = await newReview();
    expect(await review.session.call('decision.add', input)).toMatchObject({ ok: false, error: { kind } });
    expect(await review.do('decision.list', {})).toEqual([]);
  });

  it('are refused where there is one already', async () => {
    const review = await newReview();
    await review.do('decision.add', NOT_TAKEN);
    expect(await review.session.call('decision.add', NOT_TAKEN)).toMatchObject({
      ok: false,
      error: { kind: 'clash', place: 'D-0001' },
    });
  });
});

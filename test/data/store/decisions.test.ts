import { describe, expect, it } from 'vitest';
import { coverageStatusLine } from '../../../core/coverage/coverage-words.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { newReview, testDeps } from '../../support/reviews/review.ts';

const NOT_TAKEN = {
  about: 'recommendation:3',
  outcome: 'not-taken-forward',
  reason: 'It asks nothing of this Act',
} as const;

const NO_CHANGE = 'accepted (no change to the law needed)';

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

  it('can accept what needs no change to the law, which is told as that wherever decisions are', async () => {
    const review = await newReview();
    const outcome = 'accepted-no-change';
    await review.do('decision.add', { about: 'recommendation:3', outcome, reason: 'Guidance is enough' });
    const { recommendations } = await review.do('coverage.get', {});
    const row = recommendations.find(({ id }) => id === '3');
    expect(row).toMatchObject({ standing: outcome, atOdds: false });
    expect(row && coverageStatusLine(row)).toBe(`${NO_CHANGE}: Guidance is enough`);
    const said = (await review.do('ledger.list', {})).at(-1);
    expect(said && describeEntry(said)).toContain(`decided on recommendation 3: ${NO_CHANGE}`);
    // What an amendment answers all the same is told, and that both cannot be so.
    await review.do('amendment.create', { title: 'Doxing' });
    await review.do('link.add', { type: 'implements', from: 'amendment:A-001', to: 'recommendation:3' });
    const after = (await review.do('coverage.get', {})).recommendations.find(({ id }) => id === '3');
    expect(after).toMatchObject({ standing: 'answered', atOdds: true });
    await review.do('ledger.verify', {});
  });

  it.each([
    ['to accept without a reason', { ...NOT_TAKEN, outcome: 'accepted-no-change', reason: '' }, 'invalid'],
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

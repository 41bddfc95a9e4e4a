import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../core/act/tree.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) omit section 6.`;

const limit = (review: Opened, num: string) => {
  const all = [...indexTree(review.act).byPid.values()];
  const section = all.find((one) => one.kind === 'section' && one.num === num);
  return review.do('scope.set', { scope: { provisions: [section?.pid ?? ''], additions: false } });
};
const OUTSIDE = /^section 6 is outside what this review may change$/;

describe('amending words in a review that may not change all of the Act', () => {
  it('are applied as far as they are inside, and each that is not is told why', async () => {
    const review = await newReview();
    await limit(review, '2A');
    const { items } = await review.do('wording.read', { text: BILL });
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ['applied', ''],
      ['not-applied', expect.stringMatching(OUTSIDE)],
    ]);
    const applied = await review.do('wording.apply', { text: BILL, title: 'The Bill' });
    expect(applied.amendment.edits).toHaveLength(1);
    expect(applied.items[1]).toMatchObject({ status: 'not-applied', reason: expect.stringMatching(OUTSIDE) });
  });

  it('are all refused with their reasons, where none is inside', async () => {
    const review = await newReview();
    await limit(review, '4');
    const refused = await review.session.call('wording.apply', { text: BILL, title: 'The Bill' });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        message: expect.stringContaining(
          'a new provision after section 2A(3)(g) is outside what this review may change',
        ),
      },
    });
    expect(await review.do('amendment.list', {})).toEqual([]);
  });

  it('are gone through item by item, and what is outside can’t be applied', async () => {
    const review = await newReview();
    await limit(review, '2A');
    const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text: BILL });
    const { items } = await review.do('overlay.read', { id: overlay.id });
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ['applied', ''],
      ['not-applied', expect.stringMatching(OUTSIDE)],
    ]);
    const [, second] = items;
    const alone = await review.session.call('overlay.apply', { id: overlay.id, keys: [second?.key ?? ''] });
    expect(alone).toMatchObject({
      ok: false,
      error: {
        message:
          'This was not applied, because section 6 is outside what this review may change. Nothing was changed.',
      },
    });
    const done = await review.do('overlay.apply', { id: overlay.id });
    expect(done.made).toHaveLength(1);
    expect(done.not).toMatchObject([{ reason: expect.stringMatching(OUTSIDE) }]);
    await review.do('ledger.verify', {});
  });
});

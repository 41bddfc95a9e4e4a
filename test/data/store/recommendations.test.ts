import { describe, expect, it } from 'vitest';
import { newReview } from '../../support/reviews/review.ts';
import { takeIn, twoCopies } from '../merge/two-copies.ts';

const GIVEN = {
  no: 40,
  addressee: 'the Keeper',
  text: 'Every door should be painted.',
  gist: null,
  gistFrom: null,
  found: 'Report on doors, page 4',
};

describe('recommendations', () => {
  it('are added with what is known of them, and told', async () => {
    const review = await newReview();
    const added = await review.do('recommendation.add', GIVEN);
    expect(added).toEqual({ ...GIVEN, id: 'R-001', confidence: 'A', deadline: null, sub: [], remark: '' });
    expect((await review.do('evidence.get', {})).recommendations.at(-1)).toEqual(added);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'evidence.add',
      subject: 'recommendation:R-001',
    });
  });

  it.each([
    [{ text: 'Paint.', no: null }, 'C'],
    [{ text: null, gist: 'painting', gistFrom: 'a newspaper' }, 'C'],
    [{ text: null }, 'X'],
  ])('say how much of them was seen: %j', async (known, confidence) => {
    const review = await newReview();
    expect(await review.do('recommendation.add', { ...GIVEN, ...known })).toMatchObject({ confidence });
  });

  it('refuse a summary of nobody’s, and the same number of the same report twice', async () => {
    const review = await newReview();
    const call = (given: Partial<typeof GIVEN>) =>
      review.session.call('recommendation.add', { ...GIVEN, ...given });
    expect(
      await review.session.call('recommendation.add', { ...GIVEN, text: null, gist: 'paint' }),
    ).toMatchObject({
      error: { kind: 'invalid', place: 'gistFrom' },
    });
    expect((await call({})).ok).toBe(true);
    expect(await call({})).toMatchObject({ error: { kind: 'clash', place: 'R-001' } });
    expect((await call({ found: 'Another report' })).ok).toBe(true);
  });

  it('of two people come together, each with what answers it', async () => {
    const { ann, bea } = await twoCopies();
    await ann.do('recommendation.add', { ...GIVEN, text: 'Ann’s' });
    await bea.do('recommendation.add', { ...GIVEN, found: 'Another report', text: 'Bea’s' });
    const { id } = await bea.do('amendment.create', { title: 'Doors' });
    await bea.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:R-001' });
    await takeIn(ann, bea);
    const { recommendations } = await ann.do('evidence.get', {});
    const ids = new Map(recommendations.map((one) => [one.text, one.id]));
    expect([ids.get('Ann’s'), ids.get('Bea’s')].sort()).toEqual(['R-001', 'R-002']);
    const ends = (await ann.do('link.list', {})).map(({ to }) => to);
    expect(ends).toEqual([`recommendation:${ids.get('Bea’s')}`]);
  });
});

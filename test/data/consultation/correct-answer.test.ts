import { describe, expect, it } from 'vitest';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from './support.ts';

const FILE = asFile(
  'answers.csv',
  csv([
    ['Response ID', 'Q1: Why?'],
    ['R1', 'Doors should be wider'],
    ['R2', 'Doors are wide enough'],
  ]),
);

/** A review with two answers, each tied to an amendment. */
async function answeredReview(): Promise<{ review: Opened; ids: readonly number[] }> {
  const review = await newReview();
  await review.do('consultation.import', FILE);
  const { answers } = await review.do('consultation.responses', {});
  const ids = answers.map(({ id }) => id);
  await review.do('amendment.create', { title: 'Doors' });
  for (const id of ids)
    await review.do('link.add', { type: 'evidence-for', from: 'amendment:A-001', to: `answer:${id}` });
  return { review, ids };
}

const suspects = async (review: Opened) =>
  (await review.do('link.list', {})).flatMap((link) => link.suspect.map(({ end }) => link[end]));

const correction = (id: number) =>
  ({
    id,
    was: 'Doors should be wider',
    is: 'Doors should be far wider',
    because: 'It was cut short',
  }) as const;

describe('correcting an answer', () => {
  it('makes just the links to it suspect, is found by its new words, and is told', async () => {
    const { review, ids } = await answeredReview();
    const [id = 0] = ids;
    expect(await suspects(review)).toEqual([]);
    await review.do('answer.revise', correction(id));
    expect(await suspects(review)).toEqual([`answer:${id}`]);
    expect((await review.do('consultation.responses', { search: 'far' })).total).toBe(1);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'answer.revise',
      payload: { because: 'It was cut short', import: 'I-0001' },
    });
    const [link] = await review.do('link.list', {});
    const [change] = await review.do('link.changes', { id: link?.id ?? '' });
    expect(change).toMatchObject({
      was: { text: 'Doors should be wider' },
      is: { text: 'Doors should be far wider' },
    });
    await review.do('ledger.verify', {});
    const again = { ...correction(id), was: correction(id).is, is: correction(id).was };
    await review.do('answer.revise', again);
    expect(await suspects(review)).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('is refused to who has not seen the last', async () => {
    const { review, ids } = await answeredReview();
    await review.do('answer.revise', correction(ids[0] ?? 0));
    expect(await review.session.call('answer.revise', correction(ids[0] ?? 0))).toMatchObject({
      error: { kind: 'stale' },
    });
  });

  it('does not hold when it is made behind the ledger’s back', async () => {
    const { review, ids } = await answeredReview();
    await review.do('answer.revise', correction(ids[0] ?? 0));
    const db = connect(review.path);
    await db('answer').where({ id: ids[0] }).update({ text: 'Doors should be wider' });
    await db.destroy();
    expect(await review.session.call('ledger.verify', {})).toMatchObject({ error: { kind: 'damaged' } });
  });

  it('goes with the import when that is taken back', async () => {
    const { review, ids } = await answeredReview();
    await review.do('answer.revise', correction(ids[0] ?? 0));
    for (const { id } of await review.do('link.list', {})) await review.do('link.remove', { id });
    await review.do('consultation.removeImport', { id: 'I-0001' });
    expect((await review.do('consultation.responses', {})).answers).toEqual([]);
    await review.do('ledger.verify', {});
    // What was typed is nowhere else by now.
    const db = connect(review.path);
    const kept: readonly { readonly json: string }[] = await db('kept').select('json');
    await db.destroy();
    expect(kept.map(({ json }) => JSON.parse(json) as unknown)).toContain(correction(0).is);
    await review.do('consultation.import', FILE);
    await review.do('ledger.verify', {});
  });
});

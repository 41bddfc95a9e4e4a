import { expect, it } from 'vitest';
import { editKey } from '../../../../core/amend/edits/edit-key.ts';
import type { Proposes } from '../../../../core/pack/records.ts';
import { pidOf, replace } from '../../../support/papers/pack.ts';
import { newReview, type Opened } from '../../../support/reviews/review.ts';

const document = 'consultation';

/** Two amendments, neither of which anybody has agreed. */
async function drafted(): Promise<Opened> {
  const review = await newReview();
  await review.do('amendment.create', {
    title: 'Following',
    edits: [
      replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following'),
      replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following'),
    ],
  });
  await review.do('amendment.create', {
    title: 'Places',
    edits: [replace(pidOf('2A', '(3)', '(e)'), 'content', 'loitering', 'waiting')],
  });
  return review;
}

const proposed = async (review: Opened): Promise<readonly string[]> =>
  (await review.do('pack.builder', { document })).parts
    .map(({ id }) => id)
    .filter((id) => id.startsWith('proposal:'));
const propose = (review: Opened, proposes: Proposes) => review.do('pack.propose', { document, proposes });

it('is kept with the review, for every window and for the command line', async () => {
  const review = await drafted();
  expect((await review.do('pack.proposes', { document })).proposes).toBe('agreed');
  expect(await proposed(review)).toEqual([]);
  await propose(review, 'all');
  expect((await review.do('pack.proposes', { document })).proposes).toBe('all');
  expect(await proposed(review)).toEqual(['proposal:A-001', 'proposal:A-002']);
  // The other paper has a choice of its own, and whoever names amendments has those.
  expect((await review.do('pack.proposes', { document: 'response' })).proposes).toBe('agreed');
  const { parts } = await review.do('pack.builder', { document, amendments: ['A-002'] });
  expect(parts.filter(({ id }) => id.startsWith('proposal:')).map(({ id }) => id)).toEqual([
    'proposal:A-002',
  ]);

  const { html } = await review.do('pack.preview', { document });
  expect(html).toContain('asks for views on two proposals');
  const { findings } = await review.do('pack.checklist', { document });
  expect(findings.filter(({ kind }) => kind === 'not-agreed')).toHaveLength(2);
  expect((await review.do('ledger.list', {})).at(-1)?.payload).toMatchObject({
    what: 'chose what the consultation paper proposes: all amendments except withdrawn ones',
  });
  await review.do('ledger.verify', {});
});

it('may be of some amendments, without some of their changes, as long as these are in the draft', async () => {
  const review = await drafted();
  const edits = (await review.do('amendment.list', {}))[0]?.edits ?? [];
  const keys = edits.slice(1).map((edit) => editKey('A-001', edit));
  await propose(review, { amendments: ['A-001'], withoutEdits: [...keys, 'A-001 a change that was'] });
  expect(await proposed(review)).toEqual(['proposal:A-001']);
  const { html } = await review.do('pack.preview', { document, part: 'changes' });
  expect(html).toContain('following');
  expect(html).not.toContain('stalking and following');
  const { revision, id } = (await review.do('amendment.list', {}))[0] ?? { revision: 0, id: '' };
  await review.do('amendment.setState', { id, revision, state: 'withdrawn' });
  expect(await proposed(review)).toEqual([]);
});

it('outlives a new arrangement of the parts, and does not change when it is chosen again', async () => {
  const review = await drafted();
  await propose(review, 'all');
  await review.do('pack.arrange', { document, order: ['foreword'], leftOut: ['scope'] });
  expect(await proposed(review)).toHaveLength(2);
  const { length } = await review.do('ledger.list', {});
  await propose(review, 'all');
  expect(await review.do('ledger.list', {})).toHaveLength(length);
  const call = review.session.call('pack.propose', {
    document,
    proposes: { amendments: ['A-009'], withoutEdits: [] },
  });
  expect(await call).toMatchObject({ ok: false, error: { kind: 'not-found', place: 'A-009' } });
});

import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../core/act/tree.ts';
import { type Opened, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { passedOn, stateIn, takeIn, tick, twoCopies } from './two-copies.ts';

const sectionPid = ({ act }: Opened, num: string): string =>
  [...indexTree(act).byPid.values()].find((one) => one.kind === 'section' && one.num === num)?.pid ?? '';
const limit = (review: Opened, num: string) =>
  review.do('scope.set', { scope: { provisions: [sectionPid(review, num)], additions: false } });
const draft = (review: Opened, title: string) =>
  review.do('amendment.create', {
    title,
    edits: [replacing(review.act, stalkingExamples(review.act).pid, 'examples', 'instances')],
  });

describe('what a review may change, when copies are merged', () => {
  it('comes with the work of whoever set it', async () => {
    const { ann, bea } = await twoCopies();
    await limit(bea, '2A');
    await takeIn(ann, bea);
    expect(await ann.do('scope.get', {})).toEqual(await bea.do('scope.get', {}));
    await takeIn(bea, ann);
    expect(await stateIn(bea)).toEqual(await stateIn(ann));
    await ann.do('ledger.verify', {});
  });

  it('is chosen by a person where both set it otherwise', async () => {
    const { ann, bea } = await twoCopies();
    await limit(ann, '2A');
    await limit(bea, '7');
    const { conflicts } = await takeIn(ann, bea);
    expect(conflicts).toMatchObject([{ about: 'What the review may change' }]);
    expect(conflicts[0]?.readings.flatMap(({ words }) => words).toSorted()).toEqual([
      'Section 2A.',
      'Section 7.',
    ]);
  });

  it('keeps out what another copy changes outside it, and says so before and at the import', async () => {
    const { ann, bea } = await twoCopies();
    await draft(bea, 'Bea’s');
    await limit(ann, '7');
    const given = await passedOn(bea);
    for (const call of ['package.look', 'package.merge'] as const)
      expect(await ann.session.call(call, given)).toMatchObject({
        ok: false,
        error: {
          kind: 'refused',
          place: 'scope',
          message: expect.stringMatching(
            /^A-001: section 2A\(3\) is outside what this review may change\. Nothing was imported\./,
          ),
        },
      });
    expect(await ann.do('amendment.list', {})).toEqual([]);
    await ann.do('scope.set', { scope: null });
    await takeIn(ann, bea);
    expect(await ann.do('amendment.list', {})).toHaveLength(1);
  });

  it('leaves the amendments of this copy that change something outside it, under whatever number', async () => {
    const { ann, bea } = await twoCopies();
    await draft(bea, 'Bea’s');
    await tick(ann);
    for (const _ of [1, 2, 3]) await tick(ann);
    await draft(ann, 'Ann’s');
    await limit(ann, '7');
    await bea.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits: [] }] });
    const { renamed } = await takeIn(ann, bea);
    expect(renamed).toHaveLength(1);
    expect((await ann.do('amendment.list', {})).flatMap(({ edits }) => edits)).toHaveLength(1);
    await ann.do('ledger.verify', {});
  });

  it('takes in what another copy has withdrawn, wherever it is', async () => {
    const { ann, bea } = await twoCopies();
    await draft(bea, 'Bea’s');
    await bea.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    await limit(ann, '7');
    await takeIn(ann, bea);
    expect(await ann.do('amendment.list', {})).toMatchObject([{ state: 'withdrawn' }]);
    await ann.do('ledger.verify', {});
  });

  it('keeps out what another copy made a draft again outside it', async () => {
    const { ann, bea } = await twoCopies();
    await draft(bea, 'Bea’s');
    await bea.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    await takeIn(ann, bea);
    await limit(ann, '7');
    await bea.do('amendment.setState', { id: 'A-001', revision: 2, state: 'draft' });
    const given = await passedOn(bea);
    for (const call of ['package.look', 'package.merge'] as const)
      expect(await ann.session.call(call, given)).toMatchObject({
        ok: false,
        error: { kind: 'refused', place: 'scope' },
      });
    expect(await ann.do('amendment.list', {})).toMatchObject([{ state: 'withdrawn' }]);
  });
});

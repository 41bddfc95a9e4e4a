import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree, type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendedNaively } from '../../support/drafts/naive.ts';
import { besides } from '../../support/drafts/outside-view.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

const section = (act: Provision, num: string): Provision => {
  const found = [...indexTree(act).byPid.values()].find((one) => one.kind === 'section' && one.num === num);
  if (!found) throw new Error(`No section ${num}`);
  return found;
};
const parentOf = (act: Provision, { pid }: Provision): Provision => indexTree(act).parentOf.get(pid) ?? act;
/** The first part of a provision that has words of its own. */
const worded = (node: Provision): Provision => {
  if (node.content) return node;
  const [first] = node.children;
  if (!first) throw new Error(`No words in ${node.pid}`);
  return worded(first);
};
const changing = (node: Provision): Edit => {
  const { pid, content } = worded(node);
  return { type: 'text', pid, field: 'content', from: 0, to: 0, insert: `New ${content.length} `, rank: 'V' };
};
const addedAfter = (act: Provision, node: Provision, pid: Pid): Edit => ({
  type: 'insert',
  parent: parentOf(act, node).pid,
  after: node.pid,
  rank: 'V',
  provision: provision({ pid, kind: node.kind, num: `${node.num}Z`, heading: 'New', content: 'New words.' }),
});
const limit = (review: Opened, additions: boolean, ...nodes: readonly Provision[]) =>
  review.do('scope.set', { scope: { provisions: nodes.map(({ pid }) => pid), additions } });
const creating = (review: Opened, ...edits: readonly Edit[]) =>
  review.session.call('amendment.create', { edits: [...edits] });
const REFUSED = { ok: false, error: { kind: 'refused', place: 'scope' } };

describe('a scope', () => {
  it('is nothing at first: everything may be changed', async () => {
    const review = await newReview();
    expect(await review.do('scope.get', {})).toEqual({ scope: null });
    expect(await creating(review, changing(section(review.act, '7')))).toMatchObject({ ok: true });
  });

  it('is set, told in the history, and removed', async () => {
    const review = await newReview();
    const [first, second] = [section(review.act, '2A'), section(review.act, '4')];
    const part = worded(first);
    // In the order of the text, and without what stands in another of them.
    const set = await limit(review, true, second, part, first);
    expect(set).toEqual({ scope: { provisions: [first.pid, second.pid], additions: true } });
    expect(await review.do('scope.get', {})).toEqual(set);
    await review.do('scope.set', { scope: null });
    expect(await review.do('scope.get', {})).toEqual({ scope: null });
    const told = (await review.do('ledger.list', {})).map((entry) => describeEntry(entry));
    expect(told.slice(-2)).toEqual([
      'limited what this review may change to section 2A and section 4. New provisions may be added after these',
      'removed the limit on what this review may change',
    ]);
    await review.do('ledger.verify', {});
  });

  it('names no provision that the text does not have, and changes nothing then', async () => {
    const review = await newReview();
    const scope = { provisions: ['none'], additions: false };
    expect(await review.session.call('scope.set', { scope })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect(await review.do('scope.get', {})).toEqual({ scope: null });
  });

  it('refuses what changes anything else, in words, and keeps nothing of it', async () => {
    const review = await newReview();
    await limit(review, false, section(review.act, '2A'));
    expect(await creating(review, changing(section(review.act, '7')))).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        place: 'scope',
        message: 'Section 7(1) is outside what this review may change. Nothing was changed.',
      },
    });
    expect(await review.do('amendment.list', {})).toEqual([]);
    expect(await creating(review, changing(section(review.act, '2A')))).toMatchObject({ ok: true });
  });

  it('lets new sections be added after those that it names, where it says so', async () => {
    const review = await newReview();
    const [named, other] = [section(review.act, '2A'), section(review.act, '4')];
    const edit = addedAfter(review.act, named, 'new-1');
    await limit(review, false, named);
    expect(await creating(review, edit)).toMatchObject({
      error: {
        message:
          'A new provision after section 2A is outside what this review may change. Nothing was changed.',
      },
    });
    await limit(review, true, named);
    expect(await creating(review, edit)).toMatchObject({ ok: true });
    expect(await creating(review, addedAfter(review.act, other, 'new-2'))).toMatchObject(REFUSED);
  });

  it('lets a whole provision be substituted, and nothing be added under that name', async () => {
    const review = await newReview();
    const named = section(review.act, '2A');
    await limit(review, false, named);
    const insert = { ...addedAfter(review.act, named, 'new-1'), pair: 'new-1' } as Edit;
    const omit: Edit = { type: 'omit', pid: named.pid, pair: 'new-1' };
    const made = await creating(review, omit, insert);
    expect(made).toMatchObject({ ok: true, value: { id: 'A-001', revision: 1 } });
    const changes = [{ id: 'A-001', revision: 1, edits: [insert] }];
    expect(await review.session.call('amendment.revise', { changes })).toMatchObject(REFUSED);
  });

  it('leaves what amendments changed before it, which can be taken back and not gone on with', async () => {
    const review = await newReview();
    const [inside, outside] = [section(review.act, '2A'), section(review.act, '7')];
    const before = changing(outside);
    await review.do('amendment.create', { edits: [before] });
    await limit(review, false, inside);
    const revise = (revision: number, ...edits: readonly Edit[]) =>
      review.session.call('amendment.revise', { changes: [{ id: 'A-001', revision, edits: [...edits] }] });
    expect(await revise(1, before, changing(inside))).toMatchObject({ ok: true });
    expect(await revise(2, { ...before, insert: 'More ' } as Edit, changing(inside))).toMatchObject(REFUSED);
    expect(await revise(2, changing(inside))).toMatchObject({ ok: true });
    await review.do('ledger.verify', {});
  });

  it('lets an amendment outside it be withdrawn, and refuses to make it a draft again', async () => {
    const review = await newReview();
    const [inside, outside] = [changing(section(review.act, '2A')), changing(section(review.act, '7'))];
    for (const edit of [outside, inside]) await review.do('amendment.create', { edits: [edit] });
    await limit(review, false, section(review.act, '2A'));
    const move = (id: string, revision: number, state: 'draft' | 'withdrawn') =>
      review.session.call('amendment.setState', { id, revision, state });
    for (const id of ['A-001', 'A-002']) expect(await move(id, 1, 'withdrawn')).toMatchObject({ ok: true });
    expect(await move('A-001', 2, 'draft')).toMatchObject(REFUSED);
    expect(await move('A-002', 2, 'draft')).toMatchObject({ ok: true });
    expect((await review.do('amendment.list', {})).map(({ state }) => state)).toEqual(['withdrawn', 'draft']);
    await review.do('scope.set', { scope: null });
    expect(await move('A-001', 2, 'draft')).toMatchObject({ ok: true });
    await review.do('ledger.verify', {});
  });

  it('takes what a withdrawn amendment changes for nothing that is there', async () => {
    const review = await newReview();
    const outside = changing(section(review.act, '7'));
    await review.do('amendment.create', { edits: [outside] });
    await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    await limit(review, false, section(review.act, '2A'));
    expect(await creating(review, outside)).toMatchObject(REFUSED);
    await review.do('ledger.verify', {});
  });

  it('lets an amendment be withdrawn whose numbers others outside it then have', async () => {
    const review = await newReview();
    const after = section(review.act, '7');
    for (const pid of ['new-1', 'new-2', 'new-3'])
      await review.do('amendment.create', { edits: [addedAfter(review.act, after, pid)] });
    await limit(review, false, section(review.act, '2A'));
    const withdrawn = { id: 'A-001', revision: 1, state: 'withdrawn' } as const;
    expect(await review.session.call('amendment.setState', withdrawn)).toMatchObject({ ok: true });
    await review.do('ledger.verify', {});
  });
});

describe('by random drafts', () => {
  const act = realAct();
  const all = [...indexTree(act).byPid.keys()];
  const scopes = fc.record({
    provisions: fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 12 }),
    additions: fc.boolean(),
  });

  it('whatever is accepted changes only what may be changed, and nothing else is refused', async () => {
    const review = await newReview();
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(drafts(act, 4), scopes, fc.boolean(), async ({ amendments }, scope, isNear) => {
        const edits = amendments[0]?.edits ?? [];
        const near = edits.flatMap((edit) =>
          edit.type === 'insert'
            ? [edit.parent]
            : edit.type === 'move'
              ? [edit.pid, edit.parent]
              : [edit.pid],
        );
        const provisions = isNear ? [...new Set([...near, ...scope.provisions])] : scope.provisions;
        const asked = { ...scope, provisions };
        await review.do('scope.set', { scope: asked });
        const made = await review.session.call('amendment.create', { edits: [...edits] });
        const isRefused = !made.ok && made.error.place === 'scope';
        if (isNear) expect(isRefused).toBe(false);
        if (isRefused) refused += 1;
        if (!made.ok) return;
        accepted += 1;
        const text = amendedNaively(act, [{ id: 'A-001', edits }]);
        expect(besides(act, text, asked)).toEqual(besides(act, act, asked));
        // What it put in has its identities as long as it is made.
        await review.do('amendment.revise', { changes: [{ id: made.value.id, revision: 1, edits: [] }] });
      }),
      { numRuns: amount(30, 1000) },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(2);
  });

  it('without a scope, nothing is refused for it', async () => {
    const review = await newReview();
    await fc.assert(
      fc.asyncProperty(drafts(act, 4), async ({ amendments }) => {
        const edits = amendments[0]?.edits ?? [];
        const made = await review.session.call('amendment.create', { edits: [...edits] });
        expect(made.ok ? '' : made.error.place).not.toBe('scope');
        if (made.ok)
          await review.do('amendment.revise', { changes: [{ id: made.value.id, revision: 1, edits: [] }] });
      }),
      { numRuns: amount(20, 500) },
    );
  });
});

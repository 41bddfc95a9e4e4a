import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OverlayItem } from '../../../core/wording/overlay-calls.ts';
import { itemStatus, possibleActions } from '../../../renderer/amendments/overlay/overlay-words.ts';
import { moved, newReview, type Opened } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(4), for “51 weeks” substitute “2 years”;
(c) in section 2A(4), for “52 weeks” substitute “3 years”;
(d) in section 2A(3)(h), for “tracking” substitute “following”.`;

async function opened() {
  const review = await newReview();
  const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text: BILL });
  const { id } = overlay;
  const [a = '', b = '', c = '', d = ''] = (await itemsOf(review, id)).map(({ key }) => key);
  return { review, id, a, b, c, d };
}

const itemsOf = async (review: Opened, id: string) => (await review.do('overlay.read', { id })).items;

const nowOf = async (review: Opened, id: string) => (await itemsOf(review, id)).map(itemStatus);

const decided = async (review: Opened) => (await review.do('overlay.list', {}))[0]?.decided;

async function withdraw(review: Opened, id: string): Promise<void> {
  const one = (await review.do('amendment.list', {})).find((each) => each.id === id);
  await moved(review, id, one?.revision ?? 0, 'withdrawn');
}

describe('an item that changed words of an amendment that is withdrawn', () => {
  it('is open again, and is applied to the words that are put in anew', async () => {
    const { review, id, a, d } = await opened();
    await review.do('overlay.apply', { id, keys: [a] });
    expect(await review.do('overlay.apply', { id, keys: [d] })).toMatchObject({ revised: ['A-001'] });
    await review.do('overlay.reopen', { id, key: a });
    expect(await nowOf(review, id)).toEqual(['applied', 'applied', 'not-applied', 'not-applied']);
    expect(await review.do('overlay.apply', { id, keys: [a] })).toMatchObject({
      made: [{ amendment: 'A-002' }],
    });
    expect(await nowOf(review, id)).toEqual(['made', 'applied', 'not-applied', 'applied']);
    expect(await review.do('overlay.apply', { id, keys: [d] })).toMatchObject({ revised: ['A-002'] });
    const [, made] = await review.do('amendment.list', {});
    expect(JSON.stringify(made?.edits)).toContain('following a person');
    expect(await review.do('overlay.reopen', { id, key: d })).toEqual({
      withdrawn: null,
      revised: ['A-002'],
    });
    await review.do('ledger.verify', {});
  });

  it('is among what is left when all of that is applied', async () => {
    const { review, id, a, d } = await opened();
    await review.do('overlay.apply', { id, keys: [a] });
    await review.do('overlay.apply', { id, keys: [d] });
    await review.do('overlay.reopen', { id, key: a });
    expect(await review.do('overlay.apply', { id })).toMatchObject({
      made: [{ amendment: 'A-002' }, { amendment: 'A-003' }],
      revised: ['A-002'],
    });
    expect(await nowOf(review, id)).toEqual(['made', 'made', 'not-applied', 'made']);
    await review.do('ledger.verify', {});
  });

  it('is skipped, or what was decided of it forgotten', async () => {
    const { review, id, a, d } = await opened();
    await review.do('overlay.apply', { id, keys: [a] });
    await review.do('overlay.apply', { id, keys: [d] });
    await withdraw(review, 'A-001');
    expect(await review.do('overlay.reopen', { id, key: d })).toEqual({
      withdrawn: null,
      revised: ['A-001'],
    });
    expect((await itemsOf(review, id))[3]?.decided).toBeNull();
    await review.do('overlay.skip', { id, key: d });
    expect((await itemsOf(review, id))[3]?.decided).toMatchObject({ state: 'skipped' });
    await review.do('ledger.verify', {});
  });
});

describe('an item that changed words of two amendments', () => {
  const text = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(3), after paragraph (f) insert— “(fa) tracking a thing,”;
(c) in section 2A, for “tracking”, in both places it occurs, substitute “following”.`;

  async function both() {
    const review = await newReview();
    const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text });
    const { id } = overlay;
    const [a = '', b = '', c = ''] = (await itemsOf(review, id)).map(({ key }) => key);
    for (const key of [a, b]) await review.do('overlay.apply', { id, keys: [key] });
    expect(await review.do('overlay.apply', { id, keys: [c] })).toMatchObject({
      revised: ['A-001', 'A-002'],
    });
    return { review, id, c };
  }
  const amendmentsOf = (review: Opened) => review.do('amendment.list', {});
  const wordsOf = async (review: Opened) =>
    (await amendmentsOf(review)).map(({ edits }) =>
      JSON.stringify(edits).includes('following') ? 'new' : 'old',
    );
  const first = async (review: Opened) => {
    const [one] = await amendmentsOf(review);
    if (!one) throw new RangeError('A-001 was made');
    return one;
  };

  it('is undone in both, so that a withdrawn one does not have it when it is a draft again', async () => {
    const { review, id, c } = await both();
    await withdraw(review, 'A-001');
    expect(await nowOf(review, id)).toEqual([expect.anything(), 'made', 'made']);
    const { revised } = await review.do('overlay.reopen', { id, key: c });
    expect(revised.toSorted()).toEqual(['A-001', 'A-002']);
    expect((await itemsOf(review, id))[2]?.decided).toBeNull();
    expect((await first(review)).state).toBe('withdrawn');
    await moved(review, 'A-001', (await first(review)).revision, 'draft');
    expect(await wordsOf(review)).toEqual(['old', 'old']);
    expect(await nowOf(review, id)).toEqual(['made', 'made', 'applied']);
    await review.do('ledger.verify', {});
  });

  it('is undone where only what is said of one has changed since', async () => {
    const { review, id, c } = await both();
    const { revision } = await first(review);
    await review.do('amendment.describe', { id: 'A-001', revision, title: 'Another title' });
    await review.do('overlay.reopen', { id, key: c });
    expect(await wordsOf(review)).toEqual(['old', 'old']);
    expect((await first(review)).title).toBe('Another title');
  });

  it.each(['draft', 'withdrawn'])('is not undone where one has other words since, %s', async (state) => {
    const { review, id, c } = await both();
    const { edits, revision } = await first(review);
    const changed = JSON.parse(JSON.stringify(edits).replace('following a person', 'following anybody'));
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision, edits: changed }] });
    if (state === 'withdrawn') await withdraw(review, 'A-001');
    const before = await amendmentsOf(review);
    expect(await review.session.call('overlay.reopen', { id, key: c })).toMatchObject({
      ok: false,
      error: { kind: 'stale', place: 'A-001' },
    });
    expect(await amendmentsOf(review)).toEqual(before);
    expect((await itemsOf(review, id))[2]?.decided).toMatchObject({ state: 'applied' });
  });
});

it('forgets what was made of an item, and withdrawn by hand, where that is undone', async () => {
  const { review, id, b } = await opened();
  await review.do('overlay.apply', { id, keys: [b] });
  await withdraw(review, 'A-001');
  const [gone] = await review.do('amendment.list', {});
  expect(await review.do('overlay.reopen', { id, key: b })).toEqual({ withdrawn: null, revised: [] });
  expect((await itemsOf(review, id))[1]?.decided).toBeNull();
  expect(await review.do('overlay.apply', { id, keys: [b] })).toMatchObject({
    made: [{ amendment: 'A-002' }],
  });
  expect((await review.do('amendment.list', {}))[0]).toEqual(gone);
});

/** Whether the pane counts an item as decided. */
const isDecided = (item: OverlayItem): boolean => ['made', 'skipped'].includes(itemStatus(item));

const ACTS = ['apply', 'skip', 'undo', 'withdraw'] as const;
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ at: fc.nat(3), does: fc.constantFrom(...ACTS) }) },
  { weight: 1, arbitrary: fc.constant('all' as const) },
);

it('does what the pane offers, refuses what it doesn’t, and counts as the pane does, whatever came before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      const { review, id } = await opened();
      for (const one of acts) {
        const items = await itemsOf(review, id);
        if (one === 'all') {
          const left = items.filter((item) => possibleActions(item).includes('apply'));
          const done = await review.session.call('overlay.apply', { id });
          expect(done.ok).toBe(left.length > 0);
          const now = await itemsOf(review, id);
          for (const { key } of left) expect(now.find((item) => item.key === key)).toSatisfy(isDecided);
          continue;
        }
        const item = items[one.at];
        if (!item) throw new RangeError('There are four items');
        const { key } = item;
        if (one.does === 'withdraw') {
          const of = item.decided?.made ?? item.decided?.revised[0];
          if (of && itemStatus(item) === 'made') await withdraw(review, of.amendment);
          continue;
        }
        const may = possibleActions(item).includes(one.does);
        if (one.does === 'apply') {
          const asAlternative = item.status === 'overlaps';
          // To apply by itself what was skipped can be asked for, and is nowhere offered.
          if (itemStatus(item) === 'skipped') continue;
          expect((await review.session.call('overlay.apply', { id, keys: [key], asAlternative })).ok).toBe(
            may,
          );
        } else if (one.does === 'skip') {
          const done = await review.session.call('overlay.skip', { id, key });
          expect(done.ok).toBe(may || itemStatus(item) === 'skipped');
        } else if (may) {
          const done = await review.session.call('overlay.reopen', { id, key });
          expect(done.ok || done.error.kind === 'stale').toBe(true);
        }
        expect(await decided(review)).toBe((await itemsOf(review, id)).filter(isDecided).length);
      }
      await review.do('ledger.verify', {});
      await review.session.close();
    }),
    { numRuns: caseCount(6, 500) },
  );
});

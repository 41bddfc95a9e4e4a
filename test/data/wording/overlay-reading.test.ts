import { describe, expect, it } from 'vitest';
import { refuse } from '../../../core/base/result.ts';
import { type ReadWording, readWordingHere, type WordingTask } from '../../../data/wording/tasks.ts';
import { newReview, type Opened, replacing, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { passedOn } from '../merge/two-copies.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(4), for “51 weeks” substitute “2 years”.`;

/** A review, what its reader of words was asked for, and what is done after each time. */
async function watched(name = 'Ann Draper') {
  const asked: WordingTask[] = [];
  const after: ((task: WordingTask) => Promise<unknown>)[] = [];
  const readWording: ReadWording = async (task, input, newPid) => {
    asked.push(task);
    const read = await readWordingHere(task, input, newPid);
    await after.shift()?.(task);
    return read;
  };
  const review = await newReview({ ...testDeps(name), readWording }, temporaryFolder());
  return { review, asked, after };
}

const add = async (review: Opened, text = BILL) =>
  (await review.do('overlay.add', { name: 'Example Bill', text })).overlay.id;

const keysOf = async (review: Opened, id: string) =>
  (await review.do('overlay.read', { id })).items.map(({ key }) => key);

/** One’s own change of the words that (b) changes. */
const ownWords = (review: Opened) => {
  const [penalty] = review.act.children.flatMap(function all(node): readonly (typeof node)[] {
    return node.content.includes('51 weeks') ? [node] : node.children.flatMap(all);
  });
  const edits = [replacing(review.act, penalty?.pid ?? '', '51 weeks', '12 months')];
  return review.do('amendment.create', { title: 'Mine', edits });
};

describe('the words of a Bill that is gone through', () => {
  it('are read once, when it is opened, whatever is done with its instructions', async () => {
    const [ann, bea] = [await watched(), await watched('Bea Reader')];
    const [id, other] = [await add(ann.review), await add(bea.review, BILL.replace('2 years', '3 years'))];
    // Each goes on in turn: what one has read is not forgotten for what the other does.
    for (const [{ review }, of] of [
      [ann, id],
      [bea, other],
    ] as const) {
      const [a = '', b = ''] = await keysOf(review, of);
      await ann.review.do('overlay.read', { id });
      await review.do('overlay.skip', { id: of, key: a });
      await bea.review.do('overlay.read', { id: other });
      await review.do('overlay.apply', { id: of, keys: [b] });
      await review.do('overlay.reopen', { id: of, key: b });
    }
    for (const { asked } of [ann, bea]) {
      expect(asked.filter((task) => task === 'read')).toEqual(['read']);
      expect(asked.filter((task) => task === 'make')).toEqual(['make']);
    }
  });

  it('are made amendments where words are read, apart from the window, and nothing is where that is given up', async () => {
    const readWording: ReadWording = async (task, input, newPid) =>
      task === 'make' ? refuse('refused', 'It took too long.') : readWordingHere(task, input, newPid);
    const review = await newReview({ ...testDeps(), readWording });
    const id = await add(review);
    const { ledgerHead } = await review.do('review.get', {});
    expect(await review.session.call('overlay.apply', { id })).toEqual(
      refuse('refused', 'It took too long.'),
    );
    expect((await review.do('review.get', {})).ledgerHead).toEqual(ledgerHead);
  });

  it('are held against another review’s amendments in the same place', async () => {
    const bea = await newReview(testDeps('Bea Reader'), temporaryFolder());
    await ownWords(bea);
    const { review, asked } = await watched();
    const file = await passedOn(bea);
    const { id } = (await review.do('overlay.add', { name: 'Bea’s draft', file })).overlay;
    await review.do('overlay.read', { id });
    expect(await review.do('overlay.apply', { id })).toMatchObject({ made: [{ amendment: 'A-001' }] });
    expect(asked).toEqual(['try', 'make']);
  });
});

describe('instructions that are applied while somebody else changes the review', () => {
  it('are made again, beside what there is by then', async () => {
    const { review, after } = await watched();
    const id = await add(review);
    const [, b = ''] = await keysOf(review, id);
    after.push(() => ownWords(review));
    expect(await review.do('overlay.apply', { id })).toMatchObject({
      made: [
        { amendment: 'A-002', alternatives: [] },
        { key: b, amendment: 'A-003', alternatives: ['A-001'] },
      ],
    });
    await review.do('ledger.verify', {});
  });

  it('are not applied twice where another window applies one meanwhile', async () => {
    const { review, after } = await watched();
    const id = await add(review);
    const [a = '', b = ''] = await keysOf(review, id);
    after.push(() => review.do('overlay.apply', { id, keys: [a] }));
    expect(await review.do('overlay.apply', { id })).toMatchObject({
      made: [{ key: b, amendment: 'A-002' }],
    });
    after.push(() => review.do('overlay.reopen', { id, key: a }));
    after.push(() => review.do('overlay.apply', { id, keys: [a] }));
    expect(await review.session.call('overlay.apply', { id, keys: [a] })).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
    await review.do('ledger.verify', {});
  });

  it('are refused, and nothing is saved, where that never ends', async () => {
    const { review, after } = await watched();
    const id = await add(review);
    after.push(...Array.from({ length: 9 }, () => () => review.do('amendment.create', { title: 'Another' })));
    expect(await review.session.call('overlay.apply', { id })).toMatchObject({
      ok: false,
      error: { kind: 'stale', message: expect.stringMatching(/Nothing was saved\. Try again/) },
    });
    const list = await review.do('amendment.list', {});
    expect(list.every(({ title }) => title === 'Another')).toBe(true);
  });

  it('is refused where the list is removed meanwhile', async () => {
    const { review, after } = await watched();
    const id = await add(review);
    after.push(() => review.do('overlay.remove', { id }));
    expect(await review.session.call('overlay.apply', { id })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect(await review.do('amendment.list', {})).toEqual([]);
  });
});

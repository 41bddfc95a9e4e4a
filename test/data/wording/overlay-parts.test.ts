import { expect, it } from 'vitest';
import { newReview } from '../../support/reviews/review.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(4), for “51 weeks” substitute “2 years”;
(b) in section 2A, omit subsection (5) and “nowhere”;
(c) in section 2A(3)(g), for “watching” substitute “following”.`;

it('applies no half of an item of a Bill, and numbers what it makes as if that had not been asked for', async () => {
  const review = await newReview();
  const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text: BILL });
  const { id } = overlay;
  const { items } = await review.do('overlay.read', { id });
  expect(items).toHaveLength(4);
  const done = await review.do('overlay.apply', { id });
  expect(done.made.map(({ amendment }) => amendment)).toEqual(['A-001', 'A-002']);
  const edits = JSON.stringify((await review.do('amendment.list', {})).map((one) => one.edits));
  expect(edits).not.toContain('"omit"');
  await review.do('ledger.verify', {});
});

const PARTS = `In the Protection from Harassment Act 1997—
(a) in section 2A, omit subsection (5) and “nowhere”;
(b) in section 2A(4), for “51 weeks” and “fine” substitute respectively “2 years” and “penalty”;
(c) in section 2A(3)(g), for “watching” substitute “following”.`;

async function inParts() {
  const review = await newReview();
  const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text: PARTS });
  const { id } = overlay;
  const { items } = await review.do('overlay.read', { id });
  const [a = '', , c = '', d = '', e = ''] = items.map(({ key }) => key);
  const nowOf = async () => (await review.do('overlay.read', { id })).items.map(({ status }) => status);
  return { review, id, items, a, c, d, e, nowOf };
}

it('says of each part of an instruction what becomes of all, and applies all with one', async () => {
  const { review, id, items, a, c, d, nowOf } = await inParts();
  expect(await nowOf()).toEqual(['not-applied', 'not-applied', 'applied', 'applied', 'applied']);
  expect(items[2]?.notes.join()).toMatch(/with the other parts of the same instruction/);
  expect(await review.session.call('overlay.apply', { id, keys: [a] })).toMatchObject({
    error: { message: expect.stringContaining('another part of the same instruction can’t be made') },
  });
  expect(await review.do('amendment.list', {})).toEqual([]);
  const { made } = await review.do('overlay.apply', { id, keys: [d] });
  expect(made.map(({ key }) => key)).toEqual([c, d]);
  await review.do('ledger.verify', {});
});

it('applies the other part again after one was undone', async () => {
  const { review, id, c, d } = await inParts();
  await review.do('overlay.apply', { id, keys: [c] });
  await review.do('overlay.reopen', { id, key: d });
  const { made } = await review.do('overlay.apply', { id, keys: [d] });
  expect(made.map(({ key }) => key)).toEqual([d]);
  await review.do('ledger.verify', {});
});

it('applies no part of an instruction of which one was skipped, one by one or all that are left', async () => {
  const { review, id, c, d, e, nowOf } = await inParts();
  await review.do('overlay.skip', { id, key: c });
  expect((await nowOf())[3]).toBe('not-applied');
  expect(await review.session.call('overlay.apply', { id, keys: [d] })).toMatchObject({
    error: { message: expect.stringContaining('another part of the same instruction is left out') },
  });
  const { made } = await review.do('overlay.apply', { id });
  expect(made.map(({ key }) => key)).toEqual([e]);
  await review.do('overlay.reopen', { id, key: c });
  expect((await review.do('overlay.apply', { id, keys: [c] })).made).toHaveLength(2);
  await review.do('ledger.verify', {});
});

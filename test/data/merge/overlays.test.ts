import { expect, it } from 'vitest';
import type { Opened } from '../../support/reviews/review.ts';
import { stateIn, takeIn, twoCopies } from './two-copies.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(4), for “51 weeks” substitute “2 years”.`;

const add = async (review: Opened) =>
  (await review.do('overlay.add', { name: 'Example Bill', text: BILL })).overlay.id;

const decided = async (review: Opened, id: string) =>
  (await review.do('overlay.read', { id })).items.map((item) => item.decided?.made?.amendment ?? null);

it('takes a list of instructions in with what was decided, under the numbers that the amendments have here', async () => {
  const { ann, bea } = await twoCopies();
  await ann.do('amendment.create', { title: 'Ann’s own' });
  const id = await add(bea);
  const [first] = (await bea.do('overlay.read', { id })).items;
  await bea.do('overlay.apply', { id, keys: [first?.key ?? ''] });
  await takeIn(ann, bea);
  const amendments = await ann.do('amendment.list', {});
  const [made] = await decided(ann, id);
  expect(amendments.find((one) => one.id === made)?.title).toBe('Example Bill, (a)');
  expect(amendments.find((one) => one.title === 'Ann’s own')?.id).not.toBe(made);
  await ann.do('overlay.reopen', { id, key: first?.key ?? '' });
  await ann.do('overlay.apply', { id });
  await ann.do('ledger.verify', {});
  await takeIn(bea, ann);
  expect(await stateIn(bea)).toEqual(await stateIn(ann));
  await bea.do('ledger.verify', {});
});

it('knows the same Bill, opened by two people apart, as one', async () => {
  const { ann, bea } = await twoCopies();
  const [id, other] = [await add(ann), await add(bea)];
  expect(other).toBe(id);
  await takeIn(ann, bea);
  expect(await ann.do('overlay.list', {})).toHaveLength(1);
  expect(await decided(ann, id)).toEqual([null, null]);
  await ann.do('ledger.verify', {});
});

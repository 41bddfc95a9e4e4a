import { expect, it } from 'vitest';
import { ferriesSent, wordFileAt } from '../../support/reviews/ferries-review.ts';

it('a Word file of an Act with tables that nobody changed is as the draft, cell by cell', async () => {
  const { review, path } = await ferriesSent();
  const file = wordFileAt(path);
  const looked = await review.do('word.look', file);
  expect(looked).toMatchObject({ items: [], unplaced: [] });
  const { certificate } = await review.do('word.take', { ...file, head: looked.head, items: [] });
  expect(certificate.differences.map(({ words }) => words)).toEqual([]);
});

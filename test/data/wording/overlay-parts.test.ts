import { expect, it } from 'vitest';
import { newReview } from '../../support/review.ts';

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

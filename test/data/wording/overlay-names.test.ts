import { describe, expect, it } from 'vitest';
import { fieldsIn, textIn } from '../../../core/ledger/payload-fields.ts';
import {
  newReview,
  type Opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { passedOn } from '../merge/two-copies.ts';

const PLACED = `In the Protection from Harassment Act 1997—
(a) in section 2A(4), for “51 weeks” substitute “2 years”, and in section 2A(3), omit paragraph (g);
(b) in section 1, omit subsection (2).`;
const UNPLACED =
  'In section 2A(4) of the Protection from Harassment Act 1997, for “51 weeks” substitute “2 years”. In section 2A(3) of that Act, omit paragraph (g).';

/** What people are told when each item is skipped, applied and undone: refusals, and words of the ledger. */
async function toldOf(review: Opened, id: string): Promise<readonly string[]> {
  const { items } = await review.do('overlay.read', { id });
  const before = (await review.do('review.get', {})).ledgerHead.seq;
  const refusals: string[] = [];
  const refusal = async (call: 'overlay.apply' | 'overlay.skip' | 'overlay.reopen', key: string) => {
    const input = call === 'overlay.apply' ? { id, keys: [key] } : { id, key };
    const done = await review.session.call(call, input as never);
    if (!done.ok) refusals.push(done.error.message);
  };
  for (const { key } of items) {
    await refusal('overlay.reopen', key);
    await review.do('overlay.skip', { id, key });
    await review.do('overlay.reopen', { id, key });
    await review.do('overlay.apply', { id, keys: [key] });
    await refusal('overlay.apply', key);
    await refusal('overlay.skip', key);
    await review.do('overlay.reopen', { id, key });
  }
  await refusal('overlay.skip', '(c) 1');
  const entries = await review.do('ledger.list', { after: before });
  const words = entries.map(({ payload }) => textIn(fieldsIn(payload).what)).filter(Boolean);
  return [...refusals, ...words];
}

describe('what is told of an item', () => {
  it.each([
    ['that has a place', PLACED, ['(a)', 'the second instruction of (a)', '(b)']],
    ['that has none', UNPLACED, ['item 1', 'item 2']],
  ])('names one %s as people do, and never by its key', async (_, text, names) => {
    const review = await newReview();
    const { overlay } = await review.do('overlay.add', { name: 'Example Bill', text });
    const told = await toldOf(review, overlay.id);
    for (const [at, name] of names.entries()) {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      expect(told).toContain(`Nothing was decided about ${name}, so there is nothing to undo.`);
      expect(told).toContain(`${capital} was already applied by Ann Draper. Nothing was changed.`);
      expect(told).toContain(`${capital} was applied by Ann Draper. Undo that first.`);
      expect(told).toContain(`skipped ${name} of Example Bill`);
      expect(told).toContain(`applied ${name} of Example Bill as A-00${at + 1}`);
      expect(told).toContain(`undid skipping ${name} of Example Bill`);
      expect(told).toContain(`undid applying ${name} of Example Bill`);
    }
    expect(told).toContain('There is no “(c)” in Example Bill. Nothing was changed.');
    expect(told.filter((words) => /\) \d/.test(words))).toEqual([]);
  });

  it('says of a review’s whose its amendment is', async () => {
    const bea = await newReview(testDeps('Bea Reader'));
    const { pid } = stalkingExamples(bea.act);
    await bea.do('amendment.create', {
      title: 'Instances',
      edits: [replacing(bea.act, pid, 'examples', 'instances')],
    });
    const file = await passedOn(bea);
    const review = await newReview();
    const { overlay } = await review.do('overlay.add', { name: 'Bea’s draft', file });
    const told = await toldOf(review, overlay.id);
    expect(told).toContain('Their A-001 was applied by Ann Draper. Undo that first.');
    expect(told).toContain('applied their A-001 of Bea’s draft as A-001');
    expect(told).toContain('skipped their A-001 of Bea’s draft');
  });
});

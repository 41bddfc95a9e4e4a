import { describe, expect, it } from 'vitest';
import { replacing, stalkingExamples } from '../../support/review.ts';
import { passedOn, stateIn, takeIn, twoCopies } from './desk.ts';

describe('work that is passed on', () => {
  it('comes to the same in both copies, and once', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('amendment.create', { title: 'Both know it' });
    });
    const { pid } = stalkingExamples(ann.act);
    await ann.do('amendment.create', {
      title: 'Ann’s',
      edits: [replacing(ann.act, pid, 'examples', 'instances')],
    });
    await bea.do('amendment.create', {
      title: 'Bea’s',
      edits: [replacing(bea.act, pid, 'examples', 'cases')],
    });
    await bea.do('link.add', { type: 'implements', from: 'amendment:A-002', to: 'recommendation:1' });
    await bea.do('thread.add', { on: 'amendment:A-002', words: null, text: 'Is it enough?' });
    await ann.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Why?' });
    const forBea = await passedOn(ann);
    const brought = await takeIn(ann, bea);
    expect(brought.renamed.map(({ words }) => words)).toMatchInlineSnapshot(`
      [
        "A-002 was made in both copies. Yours was made later, and is A-003 from here on.",
        "thread C-0001 was made in both copies. Theirs was made later, and is thread C-0002 from here on.",
      ]
    `);
    expect(brought.changes.map(({ words }) => words)).toMatchInlineSnapshot(`
      [
        "A-002 is theirs from here on: Bea’s",
        "A-003 is the number of yours from here on: Ann’s",
        "the link is new: A-002 implements recommendation 1",
        "thread C-0002 is new",
      ]
    `);
    expect(brought.alternatives).toMatchInlineSnapshot(`
      [
        {
          "a": "A-003",
          "b": "A-002",
          "places": [
            "section 2A(3)",
          ],
        },
      ]
    `);
    expect(brought.conflicts).toEqual([]);
    await bea.do('package.merge', forBea);
    expect(await stateIn(bea)).toEqual(await stateIn(ann));
    for (const review of [ann, bea]) await review.do('ledger.verify', {});
    expect((await takeIn(ann, bea)).isNothing).toBe(true);
    expect((await takeIn(bea, ann)).isNothing).toBe(true);
  });
});

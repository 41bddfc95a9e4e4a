import { describe, expect, it } from 'vitest';
import { replacing, stalkingExamples } from '../../support/review.ts';
import { ledgerOf, passedOn, stateIn, takeIn, twoCopies } from './two-copies.ts';

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

  it('leaves what excludes each other to be chosen, now or later, by one person or both', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('amendment.create', { title: 'Both know it' });
    });
    const { pid } = stalkingExamples(ann.act);
    for (const [review, words, title] of [
      [ann, 'cases', 'Cases'],
      [bea, 'kinds', 'Kinds'],
    ] as const) {
      const edits = [replacing(review.act, pid, 'examples', words)];
      await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
      await review.do('amendment.describe', { id: 'A-001', revision: 2, title });
    }
    const given = await passedOn(bea);
    const { conflicts } = await ann.do('package.look', given);
    expect(conflicts.map(({ about }) => about)).toEqual([
      'The words and state of A-001',
      'The title of A-001',
    ]);
    const [words] = conflicts;
    const own = words?.readings.find(({ ours }) => ours);
    if (!words || !own) throw new Error('No such reading');
    const { thing, part } = words;
    await ann.do('package.merge', { ...given, choices: [{ thing, part, event: own.event }] });
    const [held] = await ann.do('amendment.list', {});
    expect(held?.edits).toEqual([replacing(ann.act, pid, 'examples', 'cases')]);
    const [left, ...others] = await ann.do('package.open', {});
    expect(others).toEqual([]);
    expect(left?.about).toBe('The title of A-001');
    const taken = left?.readings.find((reading) => reading.words.includes('Cases'));
    if (!left || !taken) throw new Error('No such reading');
    const choice = { thing: left.thing, part: left.part, event: taken.event };
    expect(await ann.do('package.choose', { choices: [choice] })).toEqual([]);
    expect(await ann.do('package.open', {})).toEqual([]);
    expect(await ann.do('amendment.list', {})).toMatchObject([{ id: 'A-001', title: 'Cases' }]);
    const again = await ann.session.call('package.choose', { choices: [choice] });
    expect(again).toMatchObject({ ok: false, error: { kind: 'stale' } });
    // The choices are passed on, too: nobody is asked twice.
    await takeIn(bea, ann);
    expect(await bea.do('package.open', {})).toEqual([]);
    expect(await stateIn(bea)).toEqual(await stateIn(ann));
    for (const review of [ann, bea]) await review.do('ledger.verify', {});
    expect(JSON.stringify(await ledgerOf(ann))).toContain('Kinds');
  });
});

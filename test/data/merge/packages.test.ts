import { describe, expect, it } from 'vitest';
import { replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { ledgerOf, passedOn, stateIn, takeIn, tick, twoCopies } from './two-copies.ts';

describe('work that is passed on', () => {
  it('comes to the same in both copies, and once', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('amendment.create', { title: 'Both know it' });
    });
    const { pid } = stalkingExamples(ann.act);
    // Who made something first is told by the clock, never by chance.
    await tick(ann);
    await ann.do('amendment.create', {
      title: 'Ann’s',
      edits: [replacing(ann.act, pid, 'examples', 'instances')],
    });
    await bea.do('amendment.create', {
      title: 'Bea’s',
      edits: [replacing(bea.act, pid, 'examples', 'cases')],
    });
    await bea.do('link.add', { type: 'implements', from: 'amendment:A-002', to: 'recommendation:1' });
    for (const _ of [1, 2, 3]) await tick(bea);
    await bea.do('thread.add', { on: 'amendment:A-002', words: null, text: 'Is it enough?' });
    await ann.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Why?' });
    const forBea = await passedOn(ann);
    const brought = await takeIn(ann, bea);
    expect(brought.renamed.map(({ words }) => words)).toMatchInlineSnapshot(`
      [
        "A-002 was made in both copies. Yours was made later, and is A-003 from here on.",
        "thread TH-0001 was made in both copies. Theirs was made later, and is thread TH-0002 from here on.",
      ]
    `);
    expect(brought.changes.map(({ words }) => words)).toMatchInlineSnapshot(`
      [
        "A-002 is now theirs: Bea’s",
        "A-003 is now the number of yours: Ann’s",
        "the link is new: A-002 implements recommendation 1",
        "thread TH-0002 is new",
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

  it('keeps a passage under its theme, though the other gave the theme’s number again', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('coding.addTheme', { name: 'Delay' });
    });
    const [note] = (await bea.do('evidence.get', {})).notes;
    if (!note) throw new Error('No note');
    await bea.do('coding.addExcerpt', {
      of: `note:${note.id}`,
      from: 0,
      to: 3,
      quote: note.text.slice(0, 3),
      themes: ['T-0001'],
    });
    await ann.do('coding.removeTheme', { id: 'T-0001' });
    expect((await ann.do('coding.addTheme', { name: 'Cost' })).id).toBe('T-0001');
    const forBea = await passedOn(ann);
    await takeIn(ann, bea);
    await bea.do('package.merge', forBea);
    for (const review of [ann, bea]) {
      await review.do('ledger.verify', {});
      const { themes } = await review.do('coding.frame', {});
      const { excerpts } = await review.do('coding.excerpts', {});
      const nameOf = (id: string) => themes.find((theme) => theme.id === id)?.name;
      expect(excerpts.map((excerpt) => excerpt.themes.map(nameOf))).toEqual([['Delay']]);
      expect(themes.map(({ name }) => name).toSorted()).toEqual(['Cost', 'Delay']);
    }
    expect(await stateIn(bea)).toEqual(await stateIn(ann));
  });

  it('has no number of a piece of evidence given again that was taken back in the other copy', async () => {
    const { ann, bea } = await twoCopies();
    const tracker = {
      name: 'tracker.csv',
      base64: Buffer.from('Recommendation,Response,Date\n1,Accepted,2026-01-05\n').toString('base64'),
      title: 'Tracker',
      author: 'Home Office',
      date: '2026',
      licence: 'OGL v3.0',
    };
    const { source } = await bea.do('tracker.import', tracker);
    await bea.do('tracker.remove', { source });
    await takeIn(ann, bea);
    const again = await ann.do('tracker.import', tracker);
    expect(again.source).not.toBe(source);
  });
});

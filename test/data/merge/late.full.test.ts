import { expect, it } from 'vitest';
import type { Opened } from '../../support/reviews/review.ts';
import { copiesFor, ledgerOf, passedOn, stateIn, takeIn } from './two-copies.ts';

/** Makes a person's clock go on. */
async function later(review: Opened, ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1)
    await review.do('thread.add', { on: 'recommendation:1', words: null, text: 'Which?' });
}

/** What is said of all but what made the clocks go on. */
const numbered = (told: readonly { readonly words: string }[]): readonly string[] =>
  told.map(({ words }) => words).filter((words) => !words.startsWith('thread'));

/**
 * Three people, of whom one takes in a package early and one late. What Ann made second is her second number, and another
 * to Cas; what Bea made is that second number to Cas, and another to Ann: nothing has it once they all meet.
 */
async function late(add: (review: Opened, words: string) => Promise<unknown>) {
  const [ann, bea, cas] = await copiesFor(['Bea Reader', 'Cas Writer']);
  await add(cas, 'Cas’s');
  await later(ann, 1);
  await add(ann, 'Ann’s');
  await later(bea, 3);
  await add(bea, 'Bea’s');
  await later(ann, 4);
  await add(ann, 'Ann’s second');
  const early = await passedOn(ann);
  await cas.do('package.merge', await passedOn(bea));
  await later(cas, 9);
  await add(cas, 'Cas’s second');
  await cas.do('package.merge', early);
  await ann.do('package.merge', await passedOn(bea));
  return { ann, bea, cas, early };
}

it('takes work in though a package came late, and leaves a number that nothing has any more to be found', async () => {
  const { ann, bea, cas, early } = await late((review, title) => review.do('amendment.create', { title }));
  const numbers = async (review: Opened) =>
    (await review.do('amendment.list', {})).map(({ id, title, state }) => `${id} ${title} (${state})`);
  expect(await numbers(ann)).toMatchInlineSnapshot(`
    [
      "A-001 Ann’s (draft)",
      "A-002 Ann’s second (draft)",
      "A-003 Bea’s (draft)",
    ]
  `);
  expect(await numbers(cas)).toMatchInlineSnapshot(`
    [
      "A-001 Cas’s (draft)",
      "A-002 Bea’s (draft)",
      "A-003 Cas’s second (draft)",
      "A-004 Ann’s (draft)",
      "A-005 Ann’s second (draft)",
    ]
  `);
  await ann.do('link.add', { type: 'implements', from: 'amendment:A-002', to: 'recommendation:1' });

  const { changes, renamed } = await takeIn(ann, cas);
  expect(numbered(renamed)).toMatchInlineSnapshot(`
    [
      "A-001 was made in both copies. Yours was made later, and is A-004 from here on.",
      "A-002 here is A-005 in both copies from now on.",
      "A-002 there is A-003 in both copies from now on.",
      "A-003 was made in both copies. Theirs was made later, and is A-006 from here on.",
    ]
  `);
  expect(numbered(changes)).toMatchInlineSnapshot(`
    [
      "A-001 is now theirs: Cas’s",
      "A-002 is no longer used: Called A-003 and A-005 from here on",
      "A-004 is now the number of yours: Ann’s",
      "A-005 is now the number of yours: Ann’s second",
      "A-006 is new: Cas’s second",
      "the link is changed: A-005 implements recommendation 1",
    ]
  `);
  for (const review of [bea, cas]) await takeIn(review, ann);
  for (const review of [ann, bea, cas]) {
    await review.do('ledger.verify', {});
    expect(await numbers(review)).toEqual(await numbers(ann));
    expect(await stateIn(review)).toEqual(await stateIn(ann));
  }
  expect(await numbers(ann)).toMatchInlineSnapshot(`
    [
      "A-001 Cas’s (draft)",
      "A-002 Called A-003 and A-005 from here on (withdrawn)",
      "A-003 Bea’s (draft)",
      "A-004 Ann’s (draft)",
      "A-005 Ann’s second (draft)",
      "A-006 Cas’s second (draft)",
    ]
  `);

  // What somebody says of it stands; the early package changes nothing now; and nobody is given the number again.
  const left = (await bea.do('amendment.list', {})).find(({ id }) => id === 'A-002');
  await bea.do('amendment.describe', {
    id: 'A-002',
    revision: left?.revision ?? 0,
    reason: 'Cited in a letter.',
  });
  await bea.do('amendment.create', { title: 'Bea’s second' });
  await takeIn(cas, bea);
  const length = (await ledgerOf(cas)).length;
  await cas.do('package.merge', early);
  expect((await ledgerOf(cas)).length).toBe(length);
  expect((await takeIn(bea, cas)).isNothing).toBe(true);
  expect(await cas.do('amendment.list', {})).toMatchObject([
    { id: 'A-001' },
    { id: 'A-002', reason: 'Cited in a letter.' },
    { id: 'A-003' },
    { id: 'A-004' },
    { id: 'A-005' },
    { id: 'A-006' },
    { id: 'A-007', title: 'Bea’s second' },
  ]);
  await cas.do('ledger.verify', {});
});

it('takes notes in though a package came late, and tells where a note’s number went', async () => {
  const add = (review: Opened, text: string) =>
    review.do('note.add', {
      date: '2026-03',
      author: '',
      organisation: '',
      question: '',
      text,
      wording: 'sample',
      consent: false,
      confidential: false,
      found: 'Made up',
    });
  const { ann, bea, cas } = await late(add);
  const madeUp = async (review: Opened) =>
    (await review.do('evidence.get', {})).notes.filter(({ found }) => found === 'Made up');
  const notes = async (review: Opened) =>
    (await madeUp(review)).map(({ id, text }) => `${id} ${text}`).toSorted();
  expect(await notes(ann)).toMatchInlineSnapshot(`
    [
      "N-033 Ann’s",
      "N-034 Ann’s second",
      "N-035 Bea’s",
    ]
  `);
  const second = (await madeUp(ann)).find(({ text }) => text === 'Ann’s second')?.id;
  await ann.do('thread.add', { on: `note:${second}`, words: null, text: 'Who?' });

  const { changes } = await takeIn(ann, cas);
  expect(numbered(changes)).toMatchInlineSnapshot(`
    [
      "note N-034 is no longer used: it is now note N-035 and note N-037",
      "note N-033 is now theirs",
      "note N-036 is now the number of yours",
      "note N-037 is now the number of yours",
      "note N-038 is new",
    ]
  `);
  for (const review of [bea, cas]) await takeIn(review, ann);
  await add(bea, 'Bea’s second');
  for (const review of [ann, cas]) await takeIn(review, bea);
  for (const review of [ann, bea, cas]) {
    await review.do('ledger.verify', {});
    expect(await notes(review)).toEqual(await notes(ann));
    expect(await stateIn(review)).toEqual(await stateIn(ann));
  }
  expect(await notes(ann)).toMatchInlineSnapshot(`
    [
      "N-033 Cas’s",
      "N-035 Bea’s",
      "N-036 Ann’s",
      "N-037 Ann’s second",
      "N-038 Cas’s second",
      "N-039 Bea’s second",
    ]
  `);
  const threads = await cas.do('thread.list', {});
  const now = (await madeUp(cas)).find(({ text }) => text === 'Ann’s second')?.id;
  expect(threads.find(({ comments }) => comments[0]?.text === 'Who?')?.on).toBe(`note:${now}`);
});

import { expect, it } from 'vitest';
import { ledgerOf, passedOn, stateIn, takeIn, twoCopies } from './two-copies.ts';

it('takes work in though a package came late, and leaves a number that nothing has any more to be found', async () => {
  const { ann, bea } = await twoCopies();
  await bea.do('amendment.create', { title: 'Bea’s' });
  const early = await passedOn(bea);
  // Two ticks of the clock: Ann's first was made after Bea's.
  await ann.do('thread.add', { on: 'recommendation:1', words: null, text: 'Which?' });
  await ann.do('amendment.create', { title: 'Ann’s' });
  await takeIn(bea, ann);
  await ann.do('amendment.create', { title: 'Ann’s second' });
  await ann.do('package.merge', early);
  const numbers = async (review: typeof ann) =>
    (await review.do('amendment.list', {})).map(({ id, title, state }) => `${id} ${title} (${state})`);
  expect(await numbers(bea)).toEqual(['A-001 Bea’s (draft)', 'A-002 Ann’s (draft)']);
  expect(await numbers(ann)).toEqual([
    'A-001 Bea’s (draft)',
    'A-002 Ann’s second (draft)',
    'A-003 Ann’s (draft)',
  ]);
  await ann.do('link.add', { type: 'implements', from: 'amendment:A-003', to: 'recommendation:1' });

  const { changes, renamed } = await takeIn(ann, bea);
  expect(renamed.map(({ words }) => words)).toEqual([
    'A-003 here is A-002 in both copies from here on.',
    'A-002 was made in both copies. Yours was made later, and is A-004 from here on.',
  ]);
  expect(changes.map(({ words }) => words)).toEqual([
    'A-002 is the number of yours from here on: Ann’s',
    'A-003 is no amendment’s from here on: Called A-002 from here on',
    'A-004 is the number of yours from here on: Ann’s second',
    'the link is changed: A-002 implements recommendation 1',
  ]);
  await takeIn(bea, ann);
  for (const review of [ann, bea]) {
    await review.do('ledger.verify', {});
    expect(await numbers(review)).toEqual([
      'A-001 Bea’s (draft)',
      'A-002 Ann’s (draft)',
      'A-003 Called A-002 from here on (withdrawn)',
      'A-004 Ann’s second (draft)',
    ]);
  }
  expect(await stateIn(bea)).toEqual(await stateIn(ann));

  // What somebody says of it stands; the early package changes nothing now; and nobody is given the number again.
  const [, , left] = await bea.do('amendment.list', {});
  await bea.do('amendment.describe', {
    id: 'A-003',
    revision: left?.revision ?? 0,
    reason: 'Cited in a letter.',
  });
  await bea.do('amendment.create', { title: 'Bea’s second' });
  await takeIn(ann, bea);
  const length = (await ledgerOf(ann)).length;
  await ann.do('package.merge', early);
  expect((await ledgerOf(ann)).length).toBe(length);
  expect((await takeIn(bea, ann)).isNothing).toBe(true);
  expect((await ann.do('amendment.list', {})).slice(2)).toMatchObject([
    { id: 'A-003', title: 'Called A-002 from here on', reason: 'Cited in a letter.' },
    { id: 'A-004', title: 'Ann’s second' },
    { id: 'A-005', title: 'Bea’s second' },
  ]);
  await ann.do('ledger.verify', {});
});

it('takes notes in though a package came late, and tells where a note’s number went', async () => {
  const { ann, bea } = await twoCopies();
  const add = (review: typeof ann, text: string) =>
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
  const { id: first } = await add(bea, 'Bea’s');
  const early = await passedOn(bea);
  // Two ticks of the clock: Ann's first was made after Bea's.
  await ann.do('thread.add', { on: 'recommendation:1', words: null, text: 'Which?' });
  await add(ann, 'Ann’s');
  await takeIn(bea, ann);
  await add(ann, 'Ann’s second');
  await ann.do('package.merge', early);
  const notes = async (review: typeof ann) =>
    (await review.do('evidence.get', {})).notes
      .filter(({ found }) => found === 'Made up')
      .map(({ id, text }) => `${Number(id.slice(2)) - Number(first.slice(2))} ${text}`)
      .toSorted();
  expect(await notes(ann)).toEqual(['0 Bea’s', '1 Ann’s second', '2 Ann’s']);
  const left = `N-${String(Number(first.slice(2)) + 2).padStart(3, '0')}` as const;
  await ann.do('thread.add', { on: `note:${left}`, words: null, text: 'Who?' });

  const { changes } = await takeIn(ann, bea);
  const now = left.replace(/\d+$/, (number) => String(Number(number) - 1).padStart(3, '0'));
  expect(changes.map(({ words }) => words)).toContain(
    `note ${left} is not used from here on: it is note ${now}`,
  );
  await takeIn(bea, ann);
  await add(ann, 'Ann’s third');
  await takeIn(bea, ann);
  for (const review of [ann, bea]) {
    await review.do('ledger.verify', {});
    expect(await notes(review)).toEqual(['0 Bea’s', '1 Ann’s', '3 Ann’s second', '4 Ann’s third']);
  }
  expect(await stateIn(bea)).toEqual(await stateIn(ann));
  expect((await takeIn(ann, bea)).isNothing).toBe(true);
  const threads = await bea.do('thread.list', {});
  expect(threads.map(({ on }) => on)).toContain(`note:${now}`);
});

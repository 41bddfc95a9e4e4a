import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readWordingInThread } from '../../../data/wording/read-wording-in-thread.ts';
import { type ReadWording, readWordingHere } from '../../../data/wording/tasks.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { bundle } from '../../support/windows/bundle.ts';

const plenty = { timeMs: 60_000, silenceMs: 60_000, memoryMb: 1024 };
const refusal = (words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind: 'refused', message: expect.stringMatching(words) }),
});

/** More words than are read without a thread. */
const CLAUSES = [
  'In section 2A(3), in the opening words, for “examples” substitute “illustrations”.',
  'In section 2A(4), for “51 weeks” substitute “2 years”.',
  'In section 99, omit “x”.',
  ...Array.from({ length: 80 }, (_, at) => `In section ${at + 100}, omit “x”.`),
].join('\n');

/** A review whose amending words are read by a script of a few lines. */
async function reviewReadBy(script: string, cost = plenty) {
  const path = join(temporaryFolder(), 'thread.mjs');
  writeFileSync(path, script);
  return newReview({ ...testDeps(), readWording: readWordingInThread(path, cost) });
}

it('reads in a thread what is read here', async () => {
  const thread = readWordingInThread(await bundle('data/wording/thread.ts'), plenty);
  const [apart, here] = await Promise.all([
    newReview({ ...testDeps(), readWording: thread }),
    newReview({ ...testDeps(), readWording: readWordingHere }),
  ]);
  const read = await apart.do('wording.read', { text: CLAUSES });
  expect(read.items.filter(({ status }) => status === 'applied')).toHaveLength(2);
  expect(read).toEqual(await here.do('wording.read', { text: CLAUSES }));
  const applied = await apart.do('wording.apply', { text: CLAUSES });
  expect(applied.amendment.edits).toEqual(
    (await here.do('wording.apply', { text: CLAUSES })).amendment.edits,
  );
  const asked = { amendments: ['A-001'], text: CLAUSES };
  expect(await apart.do('wording.check', asked)).toEqual(await here.do('wording.check', asked));
  const bill = { name: 'A Bill', text: CLAUSES };
  const [one, other] = [await apart.do('overlay.add', bill), await here.do('overlay.add', bill)];
  const items = await apart.do('overlay.read', { id: one.overlay.id });
  expect(items.items).toHaveLength(83);
  expect(items.items).toEqual((await here.do('overlay.read', { id: other.overlay.id })).items);
  const [laid, same] = [
    await apart.do('overlay.apply', { id: one.overlay.id }),
    await here.do('overlay.apply', { id: other.overlay.id }),
  ];
  expect(laid.made).toHaveLength(2);
  expect(laid).toEqual(same);
  const edits = async ({ do: call }: Opened) =>
    (await call('amendment.list', {})).map((amendment) => amendment.edits);
  expect(await edits(apart)).toEqual(await edits(here));
});

it('is given up when it takes too long or too much, and the next is read', async () => {
  const endless = await reviewReadBy('for (;;);', { ...plenty, timeMs: 200 });
  expect(await endless.session.call('wording.read', { text: CLAUSES })).toEqual(
    refusal(/^Reading this text took longer than 0.2 seconds, and was stopped. Nothing was changed/),
  );
  const greedy = await reviewReadBy('const held = []; for (;;) held.push(new Array(1e5).fill(1));', {
    ...plenty,
    memoryMb: 30,
  });
  expect(await greedy.session.call('wording.apply', { text: CLAUSES })).toEqual(refusal(/more memory/));
  const short = await greedy.do('wording.read', {
    text: 'In section 2A(4), for “51 weeks” substitute “2 years”.',
  });
  expect(short.items).toMatchObject([{ status: 'applied' }]);
});

it('may die', async () => {
  const dead = await reviewReadBy('process.exit(3)');
  expect(await dead.session.call('wording.read', { text: CLAUSES })).toEqual(
    refusal(/failed, and was stopped/),
  );
  const wrong = await reviewReadBy('throw new RangeError("a mistake of ours")');
  await expect(wrong.session.call('wording.read', { text: CLAUSES })).rejects.toThrow('a mistake of ours');
});

it('keeps no other call of the review waiting, be it one that writes', async () => {
  const leave = join(temporaryFolder(), 'leave');
  const path = join(temporaryFolder(), 'thread.mjs');
  const slow = readWordingInThread(path, plenty);
  // What is in the Bill is read here, so that its instructions are what waits.
  const readWording: ReadWording = (name, input, newPid) =>
    ('name' in input && input.name === 'Read' ? readWordingHere : slow)(name, input, newPid);
  writeFileSync(
    path,
    `
    import { existsSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    while (!existsSync(${JSON.stringify(leave)}));
    parentPort.postMessage({ result: { ok: false, error: { kind: 'refused', message: 'read at last' } } });
  `,
  );
  const review = await newReview({ ...testDeps(), readWording });
  const { overlay } = await review.do('overlay.add', { name: 'Read', text: CLAUSES });
  const calls = [
    review.session.call('wording.read', { text: CLAUSES }),
    review.session.call('wording.apply', { text: CLAUSES }),
    review.session.call('overlay.add', { name: 'A Bill', text: CLAUSES }),
    review.session.call('overlay.read', { id: overlay.id }),
    review.session.call('overlay.apply', { id: overlay.id }),
  ];
  const { amendment } = await review.do('wording.apply', {
    text: 'In section 2A(4), for “51 weeks” substitute “2 years”.',
  });
  expect(await review.do('amendment.list', {})).toEqual([amendment]);
  writeFileSync(leave, '');
  for (const call of calls) expect(await call).toEqual(refusal(/read at last/));
});

import { describe, expect, it } from 'vitest';
import { newReview, replacing, stalkingExamples } from '../../support/reviews/review.ts';

async function drafted() {
  const review = await newReview();
  const { pid } = stalkingExamples(review.act);
  await review.do('amendment.create', {
    title: 'Examples',
    edits: [replacing(review.act, pid, 'examples', 'instances')],
  });
  return { ...review, pid };
}

describe('comments', () => {
  it('make a thread, are answered, resolved, opened again and made a task', async () => {
    const review = await drafted();
    const made = await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Wider?' });
    expect(made).toMatchObject({ id: 'TH-0001', comments: [{ text: 'Wider?', by: 'Ann Draper' }] });
    const { id } = made;
    await review.do('thread.reply', { id, text: 'It is.' });
    await review.do('thread.resolve', { id, resolved: true });
    const again = await review.do('thread.reply', { id, text: 'Not so.' });
    expect(again).toMatchObject({ resolved: null, comments: [{}, { text: 'It is.' }, { text: 'Not so.' }] });
    const task = { owner: 'Ben Counsel', due: '2026-12-01', isDone: true };
    const tasked = await review.do('thread.task', { id, task });
    expect(tasked.task).toMatchObject({ owner: 'Ben Counsel', done: { by: 'Ann Draper' } });
    expect(await review.do('thread.list', {})).toEqual([tasked]);
    const entries = await review.do('ledger.list', {});
    const told = entries
      .filter(({ act }) => act === 'records.change')
      .map(({ payload }) => (payload as { what: string }).what);
    expect(told).toEqual([
      'commented on A-001: “Wider?”',
      'replied in TH-0001, on A-001: “It is.”',
      'resolved TH-0001, on A-001',
      'replied in TH-0001, on A-001: “Not so.”',
      'did the task of TH-0001, on A-001: Ben Counsel, due 2026-12-01',
    ]);
    await review.do('ledger.verify', {});
  });

  it('can be of words in a provision, a note and a link', async () => {
    const review = await drafted();
    const link = await review.do('link.add', {
      type: 'implements',
      from: 'amendment:A-001',
      to: 'recommendation:1',
    });
    const words = { field: 'intro', from: 4, to: 9, quote: 'words', prefix: 'the ', suffix: '' };
    for (const on of [`provision:${review.pid}`, 'note:N-001', `link:${link.id}`])
      await review.do('thread.add', { on, words, text: 'See this.' });
    expect((await review.do('thread.list', {})).map(({ on }) => on)).toHaveLength(3);
    await review.do('ledger.verify', {});
  });

  it.each([
    ['without words', 'thread.add', { on: 'amendment:A-001', words: null, text: ' \n ' }, 'invalid'],
    ['on what there is not', 'thread.add', { on: 'amendment:A-009', words: null, text: 'x' }, 'not-found'],
    ['on a link that there is not', 'thread.add', { on: 'link:none', words: null, text: 'x' }, 'not-found'],
    ['in a thread that there is not', 'thread.reply', { id: 'TH-0009', text: 'x' }, 'not-found'],
    ['that is open already', 'thread.resolve', { id: 'TH-0001', resolved: false }, 'clash'],
  ] as const)('are refused %s', async (_, call, input, kind) => {
    const review = await drafted();
    await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Wider?' });
    const { ledgerHead } = await review.do('review.get', {});
    expect(await review.session.call(call, input as never)).toMatchObject({ ok: false, error: { kind } });
    expect((await review.do('review.get', {})).ledgerHead).toEqual(ledgerHead);
  });
});

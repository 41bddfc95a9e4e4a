import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../core/act/tree.ts';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { moved, newReview, replacing, stalkingExamples, testDeps } from '../../support/reviews/review.ts';

/** A drafter and a lawyer at one review: who is at the keyboard is whoever was named last. */
async function twoPeople() {
  const deps = testDeps();
  let name = 'Ann Draper';
  let minute = 0;
  const review = await newReview({
    ...deps,
    person: () => ({ name, role: '' }),
    now: () => new Date(Date.UTC(2026, 10, 2, 9, minute++)).toISOString(),
  });
  const { pid } = stalkingExamples(review.act);
  return {
    ...review,
    pid,
    as: (who: string) => {
      name = who;
    },
    later: () => {
      minute += 60;
    },
  };
}

const told = (items: readonly { readonly entry: { readonly act: string; readonly who: string } }[]) =>
  items.map(({ entry }) => `${entry.who}: ${entry.act}`);

describe('the story of an amendment', () => {
  it('keeps its revisions, states, decisions, comments, links and reviews, the earliest first', async () => {
    const review = await twoPeople();
    const { pid, as, act } = review;
    const edit = replacing(act, pid, 'examples', 'cases');
    await review.do('amendment.create', { title: 'Examples', edits: [edit] });
    await review.do('amendment.create', { title: 'Another', edits: [] });
    const revise = (revision: number, insert: string) =>
      review.do('amendment.revise', { changes: [{ id: 'A-001', revision, edits: [{ ...edit, insert }] }] });
    await revise(1, 'kinds');
    await revise(2, 'instances');
    await review.do('link.add', { type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' });
    const ready = await moved(review, 'A-001', 3, 'ready');
    const revision = await moved(review, 'A-001', ready, 'in-legal-review');
    as('Bo Counsel');
    await review.do('reviewed.mark', { amendment: 'A-001', reviewed: true });
    await review.do('amendment.decide', { id: 'A-001', revision, decision: 'return', comment: 'Too wide.' });
    const items = await review.do('history.of', { on: { amendment: 'A-001' } });
    expect(told(items)).toEqual([
      'Ann Draper: amendment.create',
      'Ann Draper: amendment.change',
      'Ann Draper: link.add',
      'Ann Draper: amendment.setState',
      'Ann Draper: amendment.setState',
      'Bo Counsel: records.change',
      'Bo Counsel: records.change',
      'Bo Counsel: amendment.setState',
    ]);
    expect(items.map(({ words }) => words?.begins)).toEqual([true, false, ...Array(6).fill(undefined)]);
    // Two changes of the same words at one sitting are one thing that happened.
    expect(items[1]?.entry.seq).toBe((items[1]?.first ?? 0) + 1);
    expect(await review.session.call('history.of', { on: { amendment: 'A-009' } })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('the story of a provision', () => {
  it('tells who changed what in it, and what was decided and said of that, and nothing of elsewhere', async () => {
    const review = await twoPeople();
    const { pid, as, act, later } = review;
    const [elsewhere] = act.children.filter(({ pid: other }) => other !== pid);
    await review.do('amendment.create', { edits: [replacing(act, pid, 'examples', 'cases')] });
    as('Bo Counsel');
    later();
    const part = stalkingExamples(act).children[0]?.pid ?? '';
    const edit = replacing(act, part, 'following', 'tailing');
    await review.do('amendment.create', { edits: [edit] });
    await review.do('thread.add', { on: `provision:${part}`, words: null, text: 'Plainer.' });
    await review.do('thread.add', { on: `provision:${elsewhere?.pid}`, words: null, text: 'Elsewhere.' });
    await moved(review, 'A-002', 1, 'withdrawn');
    const whole = await review.do('history.of', { on: { pid } });
    expect(told(whole)).toEqual([
      'Ann Draper: amendment.create',
      'Bo Counsel: amendment.create',
      'Bo Counsel: records.change',
      'Bo Counsel: amendment.setState',
    ]);
    expect(told(await review.do('history.of', { on: { pid: part } }))).toEqual(told(whole).slice(1));
  });
});

describe('who put in a word', () => {
  it('is known letter by letter, with the revision, and the same for what was struck', async () => {
    const review = await twoPeople();
    const { pid, as, act } = review;
    const edit = replacing(act, pid, 'examples', 'instances');
    await review.do('amendment.create', { edits: [edit] });
    as('Bo Counsel');
    const more: TextEdit = { ...edit, to: edit.to + ' of'.length, insert: 'plain instances for' };
    const changes = [{ id: 'A-001', revision: 1, edits: [more], because: 'while drafting A-002' }];
    await review.do('amendment.revise', { changes });
    const blame = await review.do('history.words', { amendment: 'A-001', pid, field: 'intro' });
    expect(blame.inserted.map(({ text, by }) => [text, by.who, by.revision])).toEqual([
      ['plain ', 'Bo Counsel', 2],
      ['instances', 'Ann Draper', 1],
      [' for', 'Bo Counsel', 2],
    ]);
    expect(blame.struck.map(({ from, to, by }) => [to - from, by.who, by.because])).toEqual([
      ['examples'.length, 'Ann Draper', ''],
      [' of'.length, 'Bo Counsel', 'while drafting A-002'],
    ]);
    expect(blame.whole).toBeNull();
  });

  it('is known of a provision that was left out', async () => {
    const review = await twoPeople();
    const part = stalkingExamples(review.act).children[1]?.pid ?? '';
    await review.do('amendment.create', { edits: [{ type: 'omit', pid: part }] });
    const { whole } = await review.do('history.words', { amendment: 'A-001', pid: part, field: 'content' });
    expect(whole).toMatchObject({ who: 'Ann Draper', revision: 1 });
  });
});

describe('moments', () => {
  it('are the review as it then was', async () => {
    const review = await twoPeople();
    const edit = replacing(review.act, review.pid, 'examples', 'cases');
    await review.do('amendment.create', { edits: [edit] });
    const { ledgerHead } = await review.do('review.get', {});
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits: [] }] });
    const { amendments, entry } = await review.do('history.moment', { seq: ledgerHead.seq });
    expect(amendments).toMatchObject([{ id: 'A-001', revision: 1, edits: [{ insert: 'cases' }] }]);
    expect(entry.hash).toBe(ledgerHead.hash);
    const none = await review.session.call('history.moment', { seq: ledgerHead.seq + 9 });
    expect(none).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('have names by hand and at each end of a round of review', async () => {
    const review = await twoPeople();
    const { ledgerHead } = await review.do('review.get', {});
    const kept = await review.do('version.keep', { name: 'As sent to the Minister' });
    expect(kept).toMatchObject({ id: 'V-0001', seq: ledgerHead.seq, why: 'by-hand', by: 'Ann Draper' });
    const again = await review.session.call('version.keep', { name: 'As sent to the Minister' });
    expect(again).toMatchObject({ ok: false, error: { kind: 'clash' } });
    const finish = () => review.session.call('round.turn', { to: 'finish' });
    expect(await finish()).toMatchObject({ ok: false, error: { kind: 'clash' } });
    const began = await review.do('round.turn', { to: 'start' });
    expect(began).toMatchObject({ round: 1, why: 'round-started', seq: ledgerHead.seq });
    await review.do('amendment.create', { edits: [] });
    const ended = await review.do('round.turn', { to: 'finish' });
    expect(ended).toMatchObject({ round: 1, name: 'Round 1 of the review, at the end' });
    expect(ended.seq).toBeGreaterThan(began.seq);
    expect(await review.do('round.turn', { to: 'start' })).toMatchObject({ round: 2 });
    const stays = await review.session.call('version.drop', { id: began.id });
    expect(stays).toMatchObject({ ok: false, error: { kind: 'refused' } });
    await review.do('version.drop', { id: kept.id });
    expect((await review.do('version.list', {})).map(({ why }) => why)).not.toContain('by-hand');
    await review.do('ledger.verify', {});
  });
});

it('a part that was moved is told as moved, wherever its history is', async () => {
  const review = await twoPeople();
  const parent = indexTree(review.act).parentOf.get(review.pid);
  const [first, , third] = parent?.children ?? [];
  if (!parent || !first || !third) throw new Error('The Act has no list of subsections');
  await review.do('amendment.create', { title: 'Order', edits: [] });
  const move = {
    type: 'move',
    pid: first.pid,
    parent: parent.pid,
    after: third.pid,
    rank: 'V',
    num: '',
  } as const;
  await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits: [move] }] });
  for (const on of [{ amendment: 'A-001' }, { pid: first.pid }]) {
    const item = (await review.do('history.of', { on })).at(-1);
    if (!item) throw new Error('Nothing is told');
    expect(describeEntry(item.entry)).toBe('changed A-001: revision 2, 1 provision moved');
    const { differences } = await review.do('compare.run', {
      before: { from: 'review', at: item.first - 1, amendments: 'none' },
      after: { from: 'review', at: item.entry.seq, amendments: ['A-001'] },
    });
    expect(differences.map(({ kind }) => kind)).toEqual(['provision-moved']);
    expect(differences[0]?.words).toMatch(/^Moved section 2A\(1\) to after section 2A\(3\)$/);
  }
});

import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../core/api.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { openReview } from '../../../data/session/session.ts';
import {
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';

const LINKS: readonly CallInput<'link.add'>[] = [
  { type: 'evidence-for', from: 'amendment:A-001', to: 'note:N-001' },
  { type: 'evidence-for', from: 'amendment:A-001', to: 'note:N-002' },
  { type: 'implements', from: 'amendment:A-002', to: 'recommendation:1' },
  { type: 'considered-in', from: 'amendment:A-002', to: 'source:government-letter-2024-11-21' },
];

/** A review with two amendments, links from them, and links from the stalking examples and from section 4 to notes. */
async function linkedReview(): Promise<{ review: Opened; examples: string; other: string }> {
  const review = await newReview();
  const examples = stalkingExamples(review.act).pid;
  const other =
    review.act.children.flatMap(({ children }) => children).find(({ num }) => num === '4')?.pid ?? '';
  const edits = [replacing(review.act, examples, 'examples', 'instances')];
  await review.do('amendment.create', { title: 'Instances', edits });
  await review.do('amendment.create', { title: 'Another' });
  for (const link of LINKS) await review.do('link.add', link);
  await review.do('link.add', { type: 'evidence-for', from: `provision:${examples}`, to: 'note:N-003' });
  await review.do('link.add', { type: 'evidence-for', from: `provision:${other}`, to: 'note:N-003' });
  return { review, examples, other };
}

/** The suspect ends of all links, by ref. */
const suspects = async (review: Opened): Promise<readonly Ref[]> =>
  (await review.do('link.list', {})).flatMap((link) => link.suspect.map(({ end }) => link[end]));

async function reviseNote(review: Opened, id: string, text: string): Promise<void> {
  const was = (await review.do('evidence.get', {})).notes.find((note) => note.id === id);
  if (!was) throw new RangeError(id);
  await review.do('note.revise', { was, is: { ...was, text }, because: 'A slip of the pen' });
}

describe('links', () => {
  it('are sound when they are made, and stay so while nothing that they tie says something else', async () => {
    const { review } = await linkedReview();
    expect(await suspects(review)).toEqual([]);
    await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'ready' });
    await review.do('note.add', { ...NOTE, text: 'Another' });
    await review.do('review.rename', { title: 'Renamed' });
    expect(await suspects(review)).toEqual([]);
  });

  it('are suspect where an amendment’s words or reasons change, and no others are', async () => {
    const { review } = await linkedReview();
    await review.do('amendment.describe', { id: 'A-002', revision: 1, reason: 'Because' });
    expect(await suspects(review)).toEqual(['amendment:A-002', 'amendment:A-002']);
  });

  it('are suspect where a word changes in a linked provision as it is amended', async () => {
    const { review, examples } = await linkedReview();
    const edits = [replacing(review.act, examples, 'examples', 'samples')];
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
    expect(await suspects(review)).toEqual(['amendment:A-001', 'amendment:A-001', `provision:${examples}`]);
    const link = (await review.do('link.list', {})).find(({ from }) => from === `provision:${examples}`);
    const [change] = await review.do('link.changes', { id: link?.id ?? '' });
    expect(change?.was?.text).toContain('following are instances of');
    expect(change?.is?.text).toContain('following are samples of');
  });

  it('are suspect where an amendment is withdrawn that changes the linked provision', async () => {
    const { review, examples } = await linkedReview();
    await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    expect(await suspects(review)).toEqual([`provision:${examples}`]);
    await review.do('amendment.setState', { id: 'A-001', revision: 2, state: 'draft' });
    expect(await suspects(review)).toEqual([]);
  });

  it('are suspect where a note is corrected, and sound again where it is corrected back', async () => {
    const { review } = await linkedReview();
    const [first] = (await review.do('evidence.get', {})).notes;
    await reviseNote(review, 'N-001', 'It was said otherwise');
    expect(await suspects(review)).toEqual(['note:N-001']);
    await reviseNote(review, 'N-001', first?.text ?? '');
    expect(await suspects(review)).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('are not suspect where only a note’s consent changes', async () => {
    const { review } = await linkedReview();
    const [was] = (await review.do('evidence.get', {})).notes;
    if (was) await review.do('note.revise', { was, is: { ...was, consent: !was.consent }, because: '' });
    expect(await suspects(review)).toEqual([]);
  });

  it('are suspect where what they tie is gone, and can then only be removed', async () => {
    const { review } = await linkedReview();
    await review.do('decision.add', { about: 'recommendation:3', outcome: 'deferred', reason: 'Later' });
    const link = { type: 'considered-in', from: 'amendment:A-001', to: 'decision:D-0001' } as const;
    const { id } = await review.do('link.add', link);
    await review.do('decision.remove', { id: 'D-0001' });
    expect((await review.do('link.list', {})).at(-1)?.suspect).toEqual([
      { end: 'to', because: 'gone', now: null },
    ]);
    const [change] = await review.do('link.changes', { id });
    expect(change).toMatchObject({ was: { reason: 'Later' }, is: null });
    expect(await review.session.call('link.look', { id })).toMatchObject({ error: { kind: 'refused' } });
  });

  it('say the same in another session, and to one that was open all along', async () => {
    const { review, examples } = await linkedReview();
    expect(await suspects(review)).toEqual([]);
    const other = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
    await reviseNote(other, 'N-003', 'Changed elsewhere');
    expect(await suspects(other)).toEqual(['note:N-003', 'note:N-003']);
    expect(await suspects(review)).toEqual(['note:N-003', 'note:N-003']);
    const edits = [replacing(review.act, examples, 'examples', 'samples')];
    await other.do('amendment.create', { title: 'An alternative', edits });
    expect(await suspects(review)).toEqual(['note:N-003', 'note:N-003']);
    await other.session.close();
  });
});

describe('looking at a suspect link', () => {
  it('clears it and no other, is told with who looked, and can be taken back', async () => {
    const { review } = await linkedReview();
    await reviseNote(review, 'N-003', 'Changed');
    const [, , , , first, second] = await review.do('link.list', {});
    const id = first?.id ?? '';
    const looked = await review.do('link.look', { id });
    expect(looked).toMatchObject({ suspect: [], looked: { by: 'Ann Draper' } });
    expect((await review.do('link.list', {})).filter(({ suspect }) => suspect.length > 0)).toEqual([second]);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'link.look',
      subject: `link:${id}`,
      payload: { to: 'note:N-003', toHash: looked.toHash, was: { toHash: first?.toHash, looked: null } },
    });
    await review.do('ledger.verify', {});

    expect(await review.do('link.unlook', { id })).toEqual(first);
    expect(await review.do('link.list', {})).toContainEqual(first);
    await review.do('ledger.verify', {});
    expect(await review.session.call('link.unlook', { id })).toMatchObject({ error: { kind: 'refused' } });
  });

  it('is taken back one look at a time', async () => {
    const { review } = await linkedReview();
    const id = (await review.do('link.list', {}))[0]?.id ?? '';
    await reviseNote(review, 'N-001', 'Once');
    const once = await review.do('link.look', { id });
    await reviseNote(review, 'N-001', 'Twice');
    await review.do('link.look', { id });
    expect(await review.do('link.unlook', { id })).toMatchObject({
      looked: once.looked,
      toHash: once.toHash,
    });
    const [change] = await review.do('link.changes', { id });
    expect([change?.was?.text, change?.is?.text]).toEqual(['Once', 'Twice']);
    await review.do('link.unlook', { id });
    expect((await review.do('link.list', {}))[0]).not.toHaveProperty('looked');
    await review.do('ledger.verify', {});
  });

  it('is refused where the end has changed again since it was shown, or not at all', async () => {
    const { review } = await linkedReview();
    const id = (await review.do('link.list', {}))[0]?.id ?? '';
    expect(await review.session.call('link.look', { id })).toMatchObject({ error: { kind: 'refused' } });
    await reviseNote(review, 'N-001', 'Once');
    const shown = (await review.do('link.list', {}))[0]?.suspect[0]?.now ?? '';
    await reviseNote(review, 'N-001', 'Twice');
    const seen = { toHash: shown };
    expect(await review.session.call('link.look', { id, seen })).toMatchObject({ error: { kind: 'stale' } });
    expect(await suspects(review)).toEqual(['note:N-001']);
  });
});

const NOTE = {
  date: '2026-11-02',
  author: 'A respondent',
  organisation: '',
  question: '',
  wording: 'sample',
  consent: true,
  confidential: false,
  found: 'made up',
} as const;

describe('correcting a note', () => {
  it('is refused when somebody corrected it meanwhile, and keeps what it was', async () => {
    const review = await newReview();
    const [was] = (await review.do('evidence.get', {})).notes;
    if (!was) throw new RangeError('No note');
    const is = { ...was, text: 'Corrected' };
    await review.do('note.revise', { was, is, because: 'A slip' });
    expect((await review.do('evidence.get', {})).notes[0]).toEqual(is);
    expect(await review.session.call('note.revise', { was, is, because: '' })).toMatchObject({
      error: { kind: 'stale' },
    });
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'note.revise',
      subject: `note:${was.id}`,
      payload: { because: 'A slip', marks: [{ kind: 'note', id: was.id }] },
    });
    await review.do('ledger.verify', {});
  });
});

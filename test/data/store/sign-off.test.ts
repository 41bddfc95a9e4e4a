import { describe, expect, it } from 'vitest';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { openReview } from '../../../data/session/session.ts';
import {
  moved,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';

/** A review of Ann's with an amendment in legal review, and the same file open for Ben. */
async function inReview(): Promise<{ ann: Opened; ben: Opened; revision: number }> {
  const ann = await newReview();
  const { pid } = stalkingExamples(ann.act);
  const edits = [replacing(ann.act, pid, 'examples', 'instances')];
  const { id } = await ann.do('amendment.create', { title: 'Examples', edits });
  const revision = await moved(ann, id, await moved(ann, id, 1, 'ready'), 'in-legal-review');
  const ben = opened(mustOpen(await openReview(ann.path, testDeps('Ben Counsel'))), ann.act);
  return { ann, ben, revision };
}

const decide = (revision: number, decision: 'agree' | 'return', comment = '') =>
  ({ id: 'A-001', revision, decision, comment }) as const;

describe('a decision', () => {
  it('returns an amendment with a comment, as one act', async () => {
    const { ann, ben, revision } = await inReview();
    const { amendment, thread } = await ben.do('amendment.decide', decide(revision, 'return', 'Too wide.'));
    expect(amendment).toMatchObject({ state: 'returned', changedBy: 'Ben Counsel' });
    expect(thread).toMatchObject({ on: 'amendment:A-001', comments: [{ text: 'Too wide.' }] });
    expect(await ann.do('thread.list', {})).toEqual([thread]);
    await ann.do('ledger.verify', {});
  });

  it('agrees one, with a comment or without', async () => {
    const { ben, revision } = await inReview();
    const { amendment, thread } = await ben.do('amendment.decide', decide(revision, 'agree'));
    expect(amendment.state).toBe('agreed');
    expect(thread).toBeNull();
  });

  it('is not the author’s, unless the review lets them', async () => {
    const { ann, ben, revision } = await inReview();
    const own = await ann.session.call('amendment.decide', decide(revision, 'agree', 'Mine'));
    expect(own).toMatchObject({ ok: false, error: { kind: 'refused' } });
    const state = { id: 'A-001', revision, state: 'agreed' } as const;
    expect(await ann.session.call('amendment.setState', state)).toMatchObject({ ok: false });
    expect(await ann.do('thread.list', {})).toEqual([]);
    expect(await ann.do('agreement.get', {})).toEqual({ who: 'not-the-author' });
    await ben.do('agreement.set', { who: 'anyone' });
    expect((await ann.do('amendment.decide', decide(revision, 'agree'))).amendment.state).toBe('agreed');
    await ann.do('ledger.verify', {});
  });

  it.each([
    ['a return without a comment', decide(3, 'return', ' '), 'invalid'],
    ['one of an older revision', decide(2, 'agree'), 'stale'],
  ] as const)('is refused: %s', async (_, input, kind) => {
    const { ben } = await inReview();
    expect(await ben.session.call('amendment.decide', input)).toMatchObject({ ok: false, error: { kind } });
    expect(await ben.do('thread.list', {})).toEqual([]);
  });

  it('is refused of what is not in legal review', async () => {
    const { ben, revision } = await inReview();
    await ben.do('amendment.decide', decide(revision, 'agree'));
    expect(await ben.session.call('amendment.decide', decide(revision + 1, 'return', 'x'))).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringMatching(/^A-001 is “Agreed”\./) },
    });
  });
});

describe('“I have reviewed this”', () => {
  it('goes stale when what it covered changes, and not when its state does', async () => {
    const { ann, ben, revision } = await inReview();
    await ben.do('reviewed.mark', { amendment: 'A-001', reviewed: true });
    expect(await ann.do('reviewed.list', {})).toMatchObject([
      { amendment: 'A-001', by: 'Ben Counsel', isStale: false },
    ]);
    const returned = await moved(ben, 'A-001', revision, 'returned');
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: false }]);
    await ann.do('amendment.describe', { id: 'A-001', revision: returned, reason: 'Another reason' });
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: true }]);
    await ben.do('reviewed.mark', { amendment: 'A-001', reviewed: true });
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: false }]);
    await ben.do('reviewed.mark', { amendment: 'A-001', reviewed: false });
    expect(await ben.do('reviewed.list', {})).toEqual([]);
    await ann.do('ledger.verify', {});
  });

  it('is each person’s own, and of what there is', async () => {
    const { ann, ben } = await inReview();
    await ben.do('reviewed.mark', { amendment: 'A-001', reviewed: true });
    const taken = await ann.session.call('reviewed.mark', { amendment: 'A-001', reviewed: false });
    expect(taken).toMatchObject({ ok: false, error: { kind: 'clash' } });
    const none = await ann.session.call('reviewed.mark', { amendment: 'A-002', reviewed: true });
    expect(none).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });
});

describe('accepting one change', () => {
  /** A-001 with two changes, and what each is called. */
  async function twoChanges() {
    const { ann, ben, revision } = await inReview();
    const [before] = await ann.do('amendment.list', {});
    const { pid } = stalkingExamples(ann.act);
    const other = replacing(ann.act, pid, 'particular', 'certain');
    const edits = [...(before?.edits ?? []), other];
    await ann.do('amendment.revise', { changes: [{ id: 'A-001', revision, edits }] });
    const [first = '', second = ''] = edits.map(nameOfEdit);
    return { ann, ben, edits, first, second, revision: revision + 1 };
  }

  it('is each person’s own, of that change alone, and settles nothing', async () => {
    const { ann, ben, first, second } = await twoChanges();
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: true });
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: true });
    await ann.do('reviewed.mark', { amendment: 'A-001', change: [second], reviewed: true });
    const all = await ben.do('reviewed.list', {});
    expect(all.map(({ by, change, isStale }) => ({ by, change, isStale }))).toEqual(
      expect.arrayContaining([
        { by: 'Ben Counsel', change: [first], isStale: false },
        { by: 'Ann Draper', change: [second], isStale: false },
      ]),
    );
    expect(all).toHaveLength(2);
    expect(await ann.do('amendment.list', {})).toMatchObject([{ state: 'in-legal-review' }]);
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: false });
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ by: 'Ann Draper' }]);
    await ann.do('ledger.verify', {});
  });

  it('is said of that change in the history, and not of the whole', async () => {
    const { ben, first } = await twoChanges();
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: true });
    const story = await ben.do('history.of', { on: { amendment: 'A-001' } });
    expect(story.map(({ entry }) => describeEntry(entry)).at(-1)).toBe('accepted one change of A-001');
  });

  it('goes stale when the words of the change do, and not when those of another do or a title', async () => {
    const { ann, ben, edits, first, revision } = await twoChanges();
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: true });
    const revise = (revision: number, changed: typeof edits) =>
      ann.do('amendment.revise', { changes: [{ id: 'A-001', revision, edits: changed }] });
    const insertAt = (nth: number) =>
      edits.map((edit, at) => (at === nth && edit.type === 'text' ? { ...edit, insert: 'other' } : edit));
    await revise(revision, insertAt(1));
    await ann.do('amendment.describe', { id: 'A-001', revision: revision + 1, title: 'Another' });
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: false }]);
    await revise(revision + 2, insertAt(0));
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: true }]);
    await ben.do('reviewed.mark', { amendment: 'A-001', change: [first], reviewed: true });
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: false }]);
    await revise(revision + 3, edits.slice(1));
    expect(await ben.do('reviewed.list', {})).toMatchObject([{ isStale: true }]);
    const gone = await ben.session.call('reviewed.mark', {
      amendment: 'A-001',
      change: [first],
      reviewed: true,
    });
    expect(gone).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await ann.do('ledger.verify', {});
  });
});

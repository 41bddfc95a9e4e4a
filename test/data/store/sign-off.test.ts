import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import {
  moved,
  must,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/review.ts';

/** A review of Ann's with an amendment in legal review, and the same file open for Ben. */
async function inReview(): Promise<{ ann: Opened; ben: Opened; revision: number }> {
  const ann = await newReview();
  const { pid } = stalkingExamples(ann.act);
  const edits = [replacing(ann.act, pid, 'examples', 'instances')];
  const { id } = await ann.do('amendment.create', { title: 'Examples', edits });
  const revision = await moved(ann, id, await moved(ann, id, 1, 'ready'), 'in-legal-review');
  const ben = opened(must(await openReview(ann.path, testDeps('Ben Counsel'))), ann.act);
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
      error: { kind: 'refused' },
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

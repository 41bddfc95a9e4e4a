import { describe, expect, it } from 'vitest';
import { AMENDMENT_STATES, type AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { TRANSITIONS } from '../../../core/amend/edits/states.ts';
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
} from '../../support/reviews/review.ts';

/** The states that an amendment goes through to come to one. */
const WAY: Readonly<Record<AmendmentState, readonly AmendmentState[]>> = {
  draft: [],
  ready: ['ready'],
  'in-legal-review': ['ready', 'in-legal-review'],
  agreed: ['ready', 'in-legal-review', 'agreed'],
  returned: ['ready', 'in-legal-review', 'returned'],
  withdrawn: ['withdrawn'],
};

/** Ann’s A-001 in a state, Ben’s session on the same file, and what its one change is called. */
async function inState(state: AmendmentState) {
  const ann = await newReview();
  const { pid } = stalkingExamples(ann.act);
  const edit = replacing(ann.act, pid, 'examples', 'instances');
  await ann.do('amendment.create', { edits: [edit] });
  let revision = 1;
  for (const next of WAY[state]) revision = await moved(ann, 'A-001', revision, next);
  if (state === 'agreed') await ann.do('agreement.set', { who: 'not-the-author' });
  const ben = opened(must(await openReview(ann.path, testDeps('Ben Counsel'))), ann.act);
  return { ann, ben, revision, change: [nameOfEdit(edit)], edits: [edit] };
}

/** Whether a call goes through; where it doesn’t, nothing of the review may have changed. */
async function goesThrough(review: Opened, call: () => Promise<{ readonly ok: boolean }>): Promise<boolean> {
  const before = await review.do('ledger.verify', {});
  const answered = await call();
  if (!answered.ok) expect(await review.do('ledger.verify', {})).toEqual(before);
  return answered.ok;
}

const SETTLED: readonly AmendmentState[] = ['agreed', 'withdrawn'];

describe.each(AMENDMENT_STATES)('an amendment that is %s', (state) => {
  it.each([
    ['accepts one of its changes', true, !SETTLED.includes(state)],
    ['is marked as reviewed', false, state !== 'withdrawn'],
  ] as const)('%s, or says why not', async (_, isOneChange, isAllowed) => {
    const { ben, change } = await inState(state);
    const input = { amendment: 'A-001', ...(isOneChange && { change }), reviewed: true };
    expect(await goesThrough(ben, () => ben.session.call('reviewed.mark', input))).toBe(isAllowed);
    expect(await ben.do('reviewed.list', {})).toHaveLength(isAllowed ? 1 : 0);
  });

  it('takes back that a change was accepted only while it is not settled', async () => {
    const { ann, ben, change } = await inState('in-legal-review');
    await ben.do('reviewed.mark', { amendment: 'A-001', change, reviewed: true });
    if (SETTLED.includes(state)) await moved(ben, 'A-001', 3, state);
    const input = { amendment: 'A-001', change, reviewed: false };
    const isAllowed = !SETTLED.includes(state);
    expect(await goesThrough(ann, () => ben.session.call('reviewed.mark', input))).toBe(isAllowed);
  });

  it.each(AMENDMENT_STATES)('moves to %s only where its state has that way', async (to) => {
    const { ben, revision } = await inState(state);
    const move = () => ben.session.call('amendment.setState', { id: 'A-001', revision, state: to });
    expect(await goesThrough(ben, move)).toBe(TRANSITIONS[state].includes(to));
  });

  it.each(['agree', 'return'] as const)('is decided on (%s) only in legal review', async (decision) => {
    const { ben, revision } = await inState(state);
    const decide = () =>
      ben.session.call('amendment.decide', { id: 'A-001', revision, decision, comment: 'So.' });
    expect(await goesThrough(ben, decide)).toBe(state === 'in-legal-review');
  });

  it('has other words only while it is not settled', async () => {
    const { ann, ben, revision } = await inState(state);
    const { pid } = stalkingExamples(ann.act);
    const edits = [replacing(ann.act, pid, 'examples', 'cases')];
    const revise = () =>
      ben.session.call('amendment.revise', { changes: [{ id: 'A-001', revision, edits }] });
    expect(await goesThrough(ben, revise)).toBe(!SETTLED.includes(state));
  });

  it('is not agreed by its author, whatever asks', async () => {
    const { ann, revision } = await inState(state);
    const decide = { id: 'A-001', revision, decision: 'agree' } as const;
    expect(await goesThrough(ann, () => ann.session.call('amendment.decide', decide))).toBe(false);
    const move = { id: 'A-001', revision, state: 'agreed' } as const;
    expect(await goesThrough(ann, () => ann.session.call('amendment.setState', move))).toBe(false);
  });
});

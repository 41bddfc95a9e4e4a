import { describe, expect, it } from 'vitest';
import { indexTree } from '../../core/act/tree.ts';
import { AMENDMENT_STATES } from '../../core/amend/edits/amendment.ts';
import { STATE_WORDS } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { describeEntry } from '../../core/events/describe-entry.ts';
import { movesOf, moveWords, titleOf } from '../../renderer/state/review/amendment-words.ts';
import { plainDate } from '../../renderer/ui/dates.ts';
import { newReview } from '../support/reviews/review.ts';

describe('words for people', () => {
  it('says no more of a date than is known', () => {
    expect(plainDate('2024-11-21')).toBe('21 November 2024');
    expect(plainDate('2024-12')).toBe('December 2024');
    expect(plainDate('2024')).toBe('2024');
    expect(plainDate('2024-11/2025-01')).toBe('between November 2024 and January 2025');
    expect(plainDate('not seen')).toBe('not seen');
  });

  it.each([
    ['2025-03-14 23:59:59', '14 March 2025'],
    ['2025-03-14T23:59:59Z', '14 March 2025'],
    ['03/04/2025', '03/04/2025'],
    ['03/14/2025 09:15:27 AM', '03/14/2025 09:15:27 AM'],
    ['4.3.2025', '4.3.2025'],
    ['15 March 2025', '15 March 2025'],
    ['2025-02-31x', '2025-02-31x'],
    ['2025 or so', '2025 or so'],
    ['2024/25', '2024/25'],
  ])('leaves a date that is not written as %s is for a person to understand', (written, shown) => {
    expect(plainDate(written)).toBe(shown);
  });

  it('counts', () => {
    expect(count(1, 'change')).toBe('1 change');
    expect(count(0, 'entry', 'entries')).toBe('0 entries');
  });

  it('has words for every state, and offers no withdrawal among the other moves', () => {
    for (const state of AMENDMENT_STATES) {
      expect(STATE_WORDS[state]).not.toBe('');
      for (const next of movesOf({ state })) expect(moveWords(state, next)).not.toBe('');
      expect(movesOf({ state })).not.toContain('withdrawn');
    }
    // “Reopen it first” is said in several places: that is what the button says.
    expect(movesOf({ state: 'agreed' }).map((next) => moveWords('agreed', next))).toEqual(['Reopen']);
    expect(movesOf({ state: 'withdrawn' }).map((next) => moveWords('withdrawn', next))).toEqual([
      'Reopen as a draft',
    ]);
    expect(titleOf({ title: '  ' })).toBe('Not named yet');
  });
});

describe('the history in words', () => {
  it('tells every kind of entry that a review makes', async () => {
    const review = await newReview();
    const heading = [...indexTree(review.act).byPid.values()].find(({ num }) => num === '2A');
    const edit = { type: 'text', field: 'heading', from: 0, to: 0, insert: 'x', rank: 'm' } as const;
    const made = await review.do('amendment.create', { title: 'Tracking' });
    const { id } = made;
    const edits = [{ ...edit, pid: heading?.pid ?? '' }];
    await review.do('amendment.revise', { changes: [{ id, revision: 1, edits }] });
    await review.do('amendment.describe', { id, revision: 2, reason: 'Because' });
    await review.do('amendment.setState', { id, revision: 3, state: 'ready' });
    const link = await review.do('link.add', {
      type: 'implements',
      from: `amendment:${id}` as const,
      to: 'recommendation:1',
    });
    await review.do('link.remove', { id: link.id });
    await review.do('review.rename', { title: 'Renamed' });
    const enacted = { act: 'ukpga/1997/40', at: 'enacted' };
    const { head } = await review.do('review.rebase.preview', enacted);
    await review.do('review.rebase', { ...enacted, expectedHead: head });
    await review.do('amendment.settle', { id, revision: 5, place: 0 });
    const entries = await review.do('ledger.list', {});
    const told = entries.map(describeEntry);
    expect(told).toEqual([
      'started the review “Stalking”',
      expect.stringMatching(/^added \d+ pieces of evidence$/),
      'started A-001: Tracking',
      'changed the words of A-001: revision 2, 1 edit',
      'changed the reason of A-001',
      'marked A-001 as ready for review',
      'linked: A-001 implements recommendation 1',
      expect.stringMatching(/^removed the link/),
      'renamed the review “Renamed”',
      'changed the base text of the review: from current to enacted',
      'carried A-001 over to the new base text: 0 edits, 1 not carried over',
      'dealt with an edit of A-001 that was not carried over',
    ]);
    await review.session.close();
  });

  it('tells a kind of entry it does not know by its own name', () => {
    const entry = {
      seq: 9,
      at: '',
      who: 'Ann',
      act: 'thing.done',
      subject: 'amendment:A-001',
      prev: '',
      hash: '',
    };
    expect(describeEntry({ ...entry, payload: null })).toBe('thing.done A-001');
  });
});

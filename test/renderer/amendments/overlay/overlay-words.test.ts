import { describe, expect, it } from 'vitest';
import type { OverlayItem } from '../../../../core/wording/overlay-calls.ts';
import { BLANK_ITEM } from '../../../../core/wording/propose-item.ts';
import { describeApplied } from '../../../../renderer/amendments/overlay/applied-words.ts';
import {
  describeProgress,
  describeStatus,
  itemNotes,
  itemStatus,
  possibleActions,
} from '../../../../renderer/amendments/overlay/overlay-words.ts';

const item = (status: OverlayItem['status'], more: Partial<OverlayItem> = {}): OverlayItem => ({
  key: 'clause 1(2) 1',
  cite: 'clause 1(2)',
  words: 'omit “x”',
  inserted: [],
  status,
  ...BLANK_ITEM,
  decided: null,
  ...more,
});

const decided = (
  state: 'applied' | 'skipped' | 'open',
  more: Partial<NonNullable<OverlayItem['decided']>> = {},
): Partial<OverlayItem> => ({
  decided: { state, made: null, revised: [], by: 'Ann', at: '', now: null, ...more },
});

const MADE = { made: { amendment: 'A-005', revision: 1 }, now: 'draft' } as const;

describe('what an item of a Bill is now', () => {
  it('is what was decided of it, as long as that stands', () => {
    expect(describeStatus(item('already-made', decided('applied', MADE)))).toBe('Applied as A-005');
    const revised = [{ amendment: 'A-001', revision: 2 }];
    expect(describeStatus(item('already-made', decided('applied', { revised })))).toBe('Applied in A-001');
    expect(describeStatus(item('applied', decided('skipped')))).toBe('Skipped');
    const gone = item('applied', decided('applied', { ...MADE, now: 'withdrawn' }));
    expect(itemStatus(gone)).toBe('applied');
    expect(itemNotes(gone)).toEqual(['A-005 was made from this item and is withdrawn.']);
    expect(itemStatus(item('not-applied', decided('open', MADE)))).toBe('not-applied');
  });

  it('may be applied, skipped or undone, each only where that does something', () => {
    expect(possibleActions(item('applied'))).toEqual(['apply', 'skip']);
    expect(possibleActions(item('overlaps'))).toEqual(['apply', 'skip']);
    expect(possibleActions(item('not-applied'))).toEqual(['skip']);
    expect(possibleActions(item('other-act'))).toEqual([]);
    expect(possibleActions(item('applied', decided('skipped')))).toEqual(['undo']);
  });

  it('says what it overlaps, and what comes of applying it', () => {
    const overlap = item('overlaps', { alternatives: ['A-001', 'A-002'] });
    expect(describeStatus(overlap)).toBe('Overlaps A-001 and A-002');
    expect(itemNotes(overlap)[0]).toMatch(/^A-001 and A-002 change the same words\. Applied, .* to them/);
    const revises = item('applied', { revises: ['A-001', 'A-002'], notes: ['look at it'] });
    expect(itemNotes(revises)).toEqual(['Also changes A-001 and A-002.', 'Look at it.']);
    expect(itemNotes(item('not-applied', { reason: 'there is no section 99' }))).toEqual([
      'There is no section 99.',
    ]);
  });
});

describe('what a list comes to', () => {
  it('counts what is decided, and what amends nothing here as nothing', () => {
    expect(
      describeProgress(
        [
          item('applied', decided('applied', MADE)),
          item('applied', decided('skipped')),
          item('applied'),
          item('overlaps'),
          item('unread'),
          item('other-act'),
          item('set-aside'),
        ],
        'instruction',
      ),
    ).toBe('5 instructions: 1 applied, 1 skipped, 1 to decide, 1 overlap, 1 can’t be read');
  });

  const making = (...ids: readonly string[]) => ({
    created: ids.map((amendment) => ({ amendment, alternatives: [] as readonly string[] })),
    revised: [] as readonly string[],
    not: [] as readonly unknown[],
  });

  it('names what was made, and what is an alternative', () => {
    const [one = { amendment: '' }] = making('A-005').created;
    const created = [{ ...one, alternatives: ['A-001'] }];
    expect(describeApplied({ ...making(), created }, 'instruction')).toBe(
      'Applied as A-005, an alternative to A-001.',
    );
    const some = { ...making(), created: [...created, ...making('A-006').created], not: [1] };
    expect(describeApplied(some, 'instruction')).toBe(
      '2 amendments made: A-005 and A-006. A-005 is an alternative to what others change. 1 instruction could not be applied.',
    );
  });

  it('names each that was made, though their numbers don’t follow one another', () => {
    expect(describeApplied(making('A-001', 'A-002', 'A-003'), 'instruction')).toBe(
      '3 amendments made: A-001 to A-003.',
    );
    // One that was undone is made again under its number, which stands anywhere in the list.
    expect(describeApplied(making('A-004', 'A-005', 'A-002', 'A-006', 'A-010'), 'amendment')).toBe(
      '5 amendments made: A-002, A-004 to A-006 and A-010.',
    );
    expect(describeApplied(making('A-999', 'A-1000'), 'amendment')).toBe(
      '2 amendments made: A-999 and A-1000.',
    );
  });

  it('names what was changed beside, and counts what could not be, whatever was made', () => {
    expect(describeApplied({ ...making(), revised: ['A-001'] }, 'instruction')).toBe('Applied in A-001.');
    expect(describeApplied({ ...making(), revised: ['A-003', 'A-001'], not: [1, 2] }, 'instruction')).toBe(
      'Applied in A-001 and A-003. 2 instructions could not be applied.',
    );
    // What is made now and then revised is told as made.
    expect(describeApplied({ ...making('A-002'), revised: ['A-002', 'A-001'] }, 'instruction')).toBe(
      'Applied as A-002. Also changed: A-001.',
    );
  });
});

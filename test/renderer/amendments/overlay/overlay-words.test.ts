import { describe, expect, it } from 'vitest';
import type { OverlayItem } from '../../../../core/wording/overlay-calls.ts';
import { BLANK_ITEM } from '../../../../core/wording/propose-item.ts';
import {
  appliedWords,
  itemNow,
  mayDo,
  notesOn,
  progressWords,
  statusWords,
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
    expect(statusWords(item('already-made', decided('applied', MADE)))).toBe('Applied as A-005');
    const revised = [{ amendment: 'A-001', revision: 2 }];
    expect(statusWords(item('already-made', decided('applied', { revised })))).toBe('Applied in A-001');
    expect(statusWords(item('applied', decided('skipped')))).toBe('Skipped');
    const gone = item('applied', decided('applied', { ...MADE, now: 'withdrawn' }));
    expect(itemNow(gone)).toBe('applied');
    expect(notesOn(gone)).toEqual(['A-005 was made of it, and is withdrawn.']);
    expect(itemNow(item('not-applied', decided('open', MADE)))).toBe('not-applied');
  });

  it('may be applied, skipped or undone, each only where that does something', () => {
    expect(mayDo(item('applied'))).toEqual(['apply', 'skip']);
    expect(mayDo(item('overlaps'))).toEqual(['apply', 'skip']);
    expect(mayDo(item('not-applied'))).toEqual(['skip']);
    expect(mayDo(item('other-act'))).toEqual([]);
    expect(mayDo(item('applied', decided('skipped')))).toEqual(['undo']);
  });

  it('says what it overlaps, and what comes of applying it', () => {
    const overlap = item('overlaps', { alternatives: ['A-001', 'A-002'] });
    expect(statusWords(overlap)).toBe('Overlaps A-001 and A-002');
    expect(notesOn(overlap)[0]).toMatch(/^A-001 and A-002 change the same words\. Applied, .* to them/);
    expect(notesOn(item('not-applied', { reason: 'there is no section 99' }))).toEqual([
      'There is no section 99.',
    ]);
  });
});

describe('what a list comes to', () => {
  it('counts what is decided, and what amends nothing here as nothing', () => {
    expect(
      progressWords(
        [
          item('applied', decided('applied', MADE)),
          item('applied', decided('skipped')),
          item('applied'),
          item('overlaps'),
          item('unread'),
          item('other-act'),
          item('no-amendment'),
        ],
        'instruction',
      ),
    ).toBe(
      '5 instructions: 1 applied, 1 skipped, 1 to decide, 1 overlap, 1 can’t be applied or already made',
    );
  });

  it('names what was made, and what is an alternative', () => {
    const one = { made: [{ amendment: 'A-005', alternatives: ['A-001'] }], revised: [], not: [] };
    expect(appliedWords(one, 'instruction')).toBe('Applied as A-005, an alternative to A-001.');
    expect(appliedWords({ made: [], revised: ['A-001'], not: [] }, 'instruction')).toBe('Applied in A-001.');
    const some = {
      made: [...one.made, { amendment: 'A-006', alternatives: [] }],
      revised: [],
      not: [1],
    };
    expect(appliedWords(some, 'instruction')).toBe(
      '2 amendments made: A-005 to A-006. A-005 is an alternative to your own. 1 instruction could not be applied.',
    );
  });
});

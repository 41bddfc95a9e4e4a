import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editsInWords, isOfWords } from '../../../../core/amend/edits/edit-counts.ts';
import { describeEntry } from '../../../../core/events/describe-entry.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const entry = (edits: unknown) => ({
  seq: 2,
  at: '2026-01-01T00:00:00.000Z',
  who: 'Ann',
  act: 'amendment.revise',
  subject: 'amendment:A-001',
  payload: { revision: 2, edits },
  prev: '',
  hash: '',
});

it('says what was done to provisions, and not that words were changed', () => {
  expect(describeEntry(entry([{ type: 'move' }]))).toBe('changed A-001: revision 2, 1 provision moved');
  expect(
    editsInWords([
      { type: 'text' },
      { type: 'move' },
      { type: 'omit', pair: 'p' },
      { type: 'insert', pair: 'p' },
      { type: 'omit' },
      { type: 'divide' },
      { type: 'insert' },
    ]),
  ).toBe(
    '1 change of words, 1 new provision, 1 provision left out, 1 provision substituted, 1 provision moved and 1 provision divided',
  );
  expect(describeEntry(entry([{ type: 'text' }]))).toBe('changed the words of A-001: revision 2, 1 edit');
  expect(describeEntry(entry('damaged'))).toContain('A-001');
});

const SAYS = { insert: /new provision/, omit: /left out/, move: /moved/, divide: /divided/ } as const;

it('names every kind of change that a revision holds, and no other', () => {
  fc.assert(
    fc.property(drafts(realAct()), ({ amendments }) => {
      for (const { edits } of amendments) {
        const words = describeEntry(entry(edits));
        const types = new Set(edits.map(({ type }) => type));
        expect(words.includes('the words of')).toBe(isOfWords(edits));
        expect(isOfWords(edits)).toBe([...types].every((type) => type === 'text'));
        for (const type of ['move', 'divide'] as const) expect(SAYS[type].test(words)).toBe(types.has(type));
        if (edits.some((edit) => 'pair' in edit && edit.pair)) continue;
        for (const type of ['insert', 'omit'] as const) expect(SAYS[type].test(words)).toBe(types.has(type));
      }
    }),
    { numRuns: amount(200, 2000) },
  );
});

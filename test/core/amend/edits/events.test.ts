import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMENDMENT_STATES, type Amendment } from '../../../../core/amend/edits/amendment.ts';
import { amendmentAfter, amendmentOf, isAmendmentEvent } from '../../../../core/amend/edits/events.ts';
import { canMove, canRevise, TRANSITIONS } from '../../../../core/amend/edits/states.ts';

const words = { title: 'Title', purpose: 'Purpose', reason: 'Reason' };
const entry = (act: string, payload: unknown, who = 'Ann', at = '2026-11-02T09:00:00.000Z') => ({
  at,
  who,
  act,
  subject: 'amendment:A-001',
  payload,
});
const made = amendmentAfter(undefined, entry('amendment.create', { revision: 1, ...words, edits: [] }));

describe('an amendment after its entries', () => {
  it('starts as a draft of whoever made it', () => {
    expect(made).toEqual({
      id: 'A-001',
      revision: 1,
      ...words,
      state: 'draft',
      author: 'Ann',
      createdAt: '2026-11-02T09:00:00.000Z',
      changedAt: '2026-11-02T09:00:00.000Z',
      changedBy: 'Ann',
      edits: [],
    });
  });

  it.each([
    ['amendment.revise', { edits: [{ type: 'omit', pid: 'p-1' }] }],
    ['amendment.describe', { reason: 'Another' }],
    ['amendment.setState', { state: 'ready' }],
    ['amendment.word', { wording: { style: 'uk', text: 'Omit section 6.' } }],
  ])('takes from %s only what it carries', (act, changed) => {
    const after = amendmentAfter(made, entry(act, { revision: 2, ...changed }, 'Bea', 'later'));
    expect(after).toEqual({ ...made, ...changed, revision: 2, changedBy: 'Bea', changedAt: 'later' });
  });

  it('keeps wording that was edited until it is taken back', () => {
    const wording = { style: 'si', text: 'Omit section 6.' };
    const worded = amendmentAfter(made, entry('amendment.word', { revision: 2, wording }));
    const revised = amendmentAfter(worded, entry('amendment.revise', { revision: 3, edits: [] }));
    expect(revised.wording).toEqual(wording);
    const bare = amendmentAfter(revised, entry('amendment.word', { revision: 4, wording: null }));
    expect('wording' in bare).toBe(false);
  });

  it.each([
    ['amendment.create', { revision: 2, ...words, edits: [] }, made],
    ['amendment.create', { revision: 1, ...words, edits: [] }, made],
    ['amendment.create', { revision: 1, ...words }, undefined],
    ['amendment.revise', { revision: 1, edits: [] }, undefined],
    ['amendment.revise', { revision: 3, edits: [] }, made],
    ['amendment.revise', { revision: 2, edits: [{ type: 'rewrite' }] }, made],
    ['amendment.setState', { revision: 2, state: 'law' }, made],
    ['amendment.word', { revision: 2 }, made],
    ['amendment.word', { revision: 2, wording: { style: 'uk', text: '' } }, made],
    ['amendment.forget', { revision: 2 }, made],
    ['constructor', { revision: 2 }, made],
  ] as readonly [string, unknown, Amendment | undefined][])(
    'throws on %s with %j',
    (act, payload, before) => {
      expect(() => amendmentAfter(before, entry(act, payload))).toThrow(RangeError);
    },
  );

  it('is about amendments alone', () => {
    expect(amendmentOf('amendment:A-1234')).toBe('A-1234');
    for (const subject of ['A-001', 'note:A-001', 'amendment:A-1', 'amendment:A-001x', '']) {
      expect(() => amendmentOf(subject)).toThrow(RangeError);
    }
    expect(['amendment.create', 'link.add', 'toString'].map(isAmendmentEvent)).toEqual([true, false, false]);
  });
});

describe('states', () => {
  it('can all be left, and all be reached from a draft', () => {
    const reached = new Set(['draft']);
    for (const from of reached) for (const to of TRANSITIONS[from as 'draft']) reached.add(to);
    expect([...reached].sort()).toEqual([...AMENDMENT_STATES].sort());
    for (const state of AMENDMENT_STATES) expect(TRANSITIONS[state]).not.toEqual([]);
  });

  it('let nobody change what was agreed without reopening it, on any route', () => {
    const routes = fc.array(fc.constantFrom(...AMENDMENT_STATES), { maxLength: 30 });
    fc.assert(
      fc.property(routes, (wanted) => {
        let state: (typeof AMENDMENT_STATES)[number] = 'draft';
        for (const to of wanted) {
          if (!canMove(state, to)) continue;
          if (state === 'agreed') expect(['in-legal-review', 'withdrawn']).toContain(to);
          if (to === 'agreed') expect(state).toBe('in-legal-review');
          state = to;
        }
        expect(canRevise(state)).toBe(state !== 'agreed' && state !== 'withdrawn');
      }),
    );
  });
});

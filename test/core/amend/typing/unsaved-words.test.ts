import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countUnsaved, describeUnsaved } from '../../../../core/amend/changes/describe-unsaved.ts';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { differenceOf } from '../../../../core/amend/edits/edit-difference.ts';
import {
  putBack,
  remainingUnsaved,
  type UnsavedChange,
  unsavedWordsSchema,
} from '../../../../core/amend/typing/unsaved-words.ts';
import { canonicalJson } from '../../../../core/base/canonical-json.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();

/** Three lists of one amendment's edits, one after the other as it was typed. */
const typings: fc.Arbitrary<readonly (readonly Edit[])[]> = fc
  .tuple(drafts(act, 20), fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }))
  .map(([{ amendments }, dice]) => {
    const pool = amendments[0]?.edits ?? [];
    let rolls = 0;
    const roll = () => dice[rolls++ % dice.length] ?? 0;
    const sound = (list: readonly Edit[], edit: Edit) =>
      checkEdits(act, [...list, edit]).ok ? [...list, edit] : list;
    return [0, 1, 2].map(() => pool.filter(() => roll() > 0).reduce<readonly Edit[]>(sound, []));
  });

/** As it comes back from where it was kept. */
function kept(change: UnsavedChange): UnsavedChange {
  const words = { review: 'r', path: 'p', base: 'b', at: '2026-11-28T05:00:00.000Z', changes: [change] };
  const [read] = unsavedWordsSchema.parse(JSON.parse(JSON.stringify(words))).changes;
  if (!read) throw new RangeError('Nothing was kept');
  return read;
}

const sorted = (edits: readonly Edit[]) => edits.map(canonicalJson).sort();
const nowWith = (edits: readonly Edit[]) => ({ title: '', purpose: '', reason: '', edits });
const amendmentWith = (edits: readonly Edit[], revision: number): Amendment => ({
  ...nowWith(edits),
  id: 'A-001',
  state: 'draft',
  revision,
  author: 'Olive Official',
  createdAt: '2026-01-05T09:00:00.000Z',
  changedAt: '2026-01-05T09:00:00.000Z',
  changedBy: 'Olive Official',
});
const WINDOW = '9802a044-49be-4044-90ab-753bb173435c';
const change = (more: Partial<UnsavedChange>): UnsavedChange => ({
  amendment: 'A-001',
  title: '',
  gone: [],
  put: [],
  words: {},
  ...more,
});

describe('words that were not saved', () => {
  test('come back as they were typed, whether what was being written before them was stored or not', () => {
    fc.assert(
      fc.property(typings, ([from = [], sent = [], mine = []]) => {
        const { removed: gone, added: put } = differenceOf(from, mine);
        const unsaved = kept(change({ gone, put, revision: 1, sent: [WINDOW] }));
        expect(sorted(putBack(act, unsaved, nowWith(from)).edits)).toEqual(sorted(mine));
        const [before, stored] = [amendmentWith(from, 1), amendmentWith(sent, 2)];
        const back = putBack(act, remainingUnsaved(unsaved, before, stored), stored);
        expect(sorted(back.edits)).toEqual(sorted(mine));
        expect(back.conflicting.edits).toEqual([]);
      }),
      { numRuns: amount(200, 10_000) },
    );
  });

  test('are kept as a difference: what did not change is not in it', () => {
    fc.assert(
      fc.property(typings, ([from = []]) => {
        expect(differenceOf(from, structuredClone(from))).toEqual({ removed: [], added: [] });
      }),
      { numRuns: amount(50, 500) },
    );
  });

  test('of a title, purpose or reason join what somebody else wrote, or are put apart', () => {
    const words = { reason: { from: 'One. Two.', to: 'One. Two. Three.' }, title: { from: 'A', to: 'B' } };
    const now = { ...nowWith([]), reason: 'Zero. One. Two.', title: 'C' };
    expect(putBack(smallAct(), change({ words }), now)).toEqual({
      edits: [],
      words: { reason: 'Zero. One. Two. Three.' },
      conflicting: { edits: [], words: { title: 'B' } },
    });
  });

  test('are told by what was added to them, where they were typed, and counted', () => {
    const small = smallAct();
    const at = (insert: string): Edit => ({
      type: 'text',
      pid: 's1-2',
      field: 'content',
      from: 3,
      to: 3,
      insert,
      rank: 'V',
    });
    const unsaved = change({
      gone: [at('so ')],
      put: [at('so far and wide ')],
      words: { reason: { from: 'Old.', to: 'Old. New reason.' } },
    });
    expect(describeUnsaved(small, unsaved)).toEqual([
      { kind: 'typed', place: expect.stringContaining('1(2)'), words: 'far and wide ' },
      { kind: 'reason', place: null, words: 'Old. New reason.' },
    ]);
    const words = { review: 'r', path: 'p', base: 'b', at: '2026-11-28T05:00:00.000Z', changes: [unsaved] };
    expect(countUnsaved(small, words)).toBe(5);
  });
});

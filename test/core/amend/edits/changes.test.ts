import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { editCounts } from '../../../../core/amend/edits/edit-counts.ts';
import { amendmentAfter, amendmentReadOn } from '../../../../core/amend/edits/events.ts';
import { listStepsBetween } from '../../../../core/amend/edits/value-change.ts';
import { isWholeNext, wholeCopyOf } from '../../../../core/amend/edits/whole-copies.ts';
import { canonicalJson } from '../../../../core/base/canonical-json.ts';
import { describeEntry } from '../../../../core/events/describe-entry.ts';
import { madeFrom, madeReadOn } from '../../../../core/history/whole-revision.ts';
import type { LedgerEntry } from '../../../../core/ledger/entry.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const entry = (seq: number, act: string, payload: unknown): LedgerEntry => ({
  seq,
  at: new Date(Date.UTC(2026, 10, 2, 9, 0, seq)).toISOString(),
  who: seq % 3 === 0 ? 'Bea' : 'Ann',
  act,
  subject: 'amendment:A-001',
  payload: JSON.parse(canonicalJson(payload)) as unknown,
  prev: '',
  hash: '',
});

const words = { title: 'Title', purpose: '', reason: '' };

/** The same work told twice: each revision whole, and by what changed, with a whole copy where one is due. */
function toldTwice(lists: readonly (readonly Edit[])[], isDue: (before: Amendment) => boolean) {
  const begin = entry(1, 'amendment.create', { revision: 1, ...words, edits: [] });
  const whole: LedgerEntry[] = [begin];
  const changes: LedgerEntry[] = [begin];
  let now = amendmentAfter(undefined, begin);
  for (const [nth, edits] of lists.entries()) {
    const revision = nth + 2;
    const seq = revision;
    const copy = isDue(now) ? { whole: wholeCopyOf({ ...now, edits }) } : {};
    const told = { changes: listStepsBetween(now.edits, edits), counts: editCounts(edits) };
    whole.push(entry(seq, 'amendment.revise', { revision, edits }));
    changes.push(entry(seq, 'amendment.change', { revision, ...told, ...copy }));
    now = amendmentAfter(now, whole.at(-1) as LedgerEntry);
  }
  return { whole, changes };
}

const act = realAct();
const listsOf = fc
  .array(drafts(act, 8), { minLength: 1, maxLength: 12 })
  .map((all) => all.map(({ amendments }) => amendments.flatMap(({ edits }) => edits)));

describe('an amendment that is told by what changed', () => {
  it('is what it is when each revision is told whole, and its entries say the same', () => {
    fc.assert(
      fc.property(listsOf, fc.integer({ min: 1, max: 5 }), (lists, every) => {
        const { whole, changes } = toldTwice(lists, ({ revision }) => revision % every === 0);
        expect(madeFrom(changes)).toEqual(madeFrom(whole));
        expect(changes.map(describeEntry)).toEqual(whole.map(describeEntry));
      }),
      { numRuns: caseCount(100, 3000) },
    );
  });

  it('with an entry cut out, is read again from the next whole copy, and nowhere guessed', () => {
    fc.assert(
      fc.property(listsOf, fc.nat({ max: 99 }), fc.integer({ min: 1, max: 4 }), (lists, cut, every) => {
        const { whole, changes } = toldTwice(lists, ({ revision }) => revision % every === 0);
        const all = madeFrom(whole).map(({ amendment }) => amendment);
        const at = 1 + (cut % lists.length);
        const left = changes.toSpliced(at, 1);
        let before: Amendment | undefined;
        let isLost = false;
        for (const one of left) {
          const { whole: copy } = one.payload as { readonly whole?: unknown };
          if (one.seq === at + 2 && copy === undefined) isLost = true;
          if (copy !== undefined) isLost = false;
          const read = () => amendmentReadOn(before, one);
          if (isLost) expect(read).toThrow(/which is missing$/);
          else {
            before = read();
            expect(before).toEqual(all[one.seq - 1]);
          }
        }
        // What is asked for from a whole copy on has it from there.
        const from = changes.findLastIndex(({ payload }) => Object.hasOwn(payload as object, 'whole'));
        if (from > 0)
          expect(madeReadOn(changes.slice(from)).map(({ amendment }) => amendment)).toEqual(all.slice(from));
      }),
      { numRuns: caseCount(200, 3000) },
    );
  });

  it('is told whole after as many revisions as it is long, whatever makes them', () => {
    const begin = amendmentAfter(
      undefined,
      entry(1, 'amendment.create', { revision: 1, ...words, edits: [] }),
    );
    const gaps = (edits: number): readonly number[] => {
      const amendment = {
        ...begin,
        edits: Array.from({ length: edits }, (_, at): Edit => ({ type: 'omit', pid: `provision-${at}` })),
      };
      const due = Array.from({ length: 4096 }, (_, at) => at + 1).filter((revision) =>
        isWholeNext({ ...amendment, revision }),
      );
      return due.slice(1).map((revision, nth) => revision - (due[nth] ?? 0));
    };
    expect([1, 100, 1000].map((edits) => [...new Set(gaps(edits))])).toEqual([[8], [32], [256]]);
  });

  it('is refused where a change is of another revision, leaves something else than it says, or no edit', () => {
    const before = amendmentAfter(
      undefined,
      entry(1, 'amendment.create', { revision: 1, ...words, edits: [] }),
    );
    const omit = { type: 'omit', pid: 'p' } as const;
    const put = (value: unknown) => [{ at: 0, removed: 0, put: [value] }];
    const change =
      (payload: object, of: Amendment | undefined = before) =>
      () =>
        amendmentAfter(of, entry(2, 'amendment.change', { revision: 2, counts: { omit: 1 }, ...payload }));
    expect(change({ changes: put(omit) })()).toMatchObject({ revision: 2, edits: [omit] });
    expect(change({ changes: put(omit), revision: 3 })).toThrow(/2 is next/);
    expect(change({ changes: put(omit), counts: { text: 1 } })).toThrow(/as many edits/);
    expect(change({ changes: put({ type: 'rewrite' }) })).toThrow(/another shape/);
    expect(change({ changes: [{ at: 1, removed: 0, put: [omit] }] })).toThrow(/there is not/);
    const other = wholeCopyOf({ ...before, edits: [omit], title: 'Another' });
    expect(change({ changes: put(omit), whole: other })).toThrow(/whole copy of something else/);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { amendmentOf } from '../../../core/amend/edits/events.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { fieldsIn } from '../../../core/ledger/payload-fields.ts';
import { Copy } from '../../../core/merge/copy.ts';
import { copyOf, mergeOf } from '../../../core/merge/merge.ts';
import { doings } from '../../support/acts/random-acts.ts';
import { CopyInMemory } from '../../support/reviews/ledgers.ts';
import { stateOf } from '../../support/reviews/merged-state.ts';
import { amount } from '../../support/run/amount.ts';

/** A ledger in which each revision is told whole. Its entries keep their hashes, by which a merge knows them. */
function toldWhole(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const copy = new Copy();
  return entries.map((entry) => {
    copy.add(entry);
    if (entry.act !== 'amendment.change') return entry;
    const { edits } = copy.state.amendments.get(amendmentOf(entry.subject)) as Amendment;
    const { changes: _, counts: _counts, whole: _whole, ...payload } = fieldsIn(entry.payload);
    return { ...entry, act: 'amendment.revise', payload: { ...payload, edits } };
  });
}

it('comes to the same of two copies whether their revisions are told whole or by what changed', () => {
  let changes = 0;
  const of = fc.tuple(doings(10, 40), doings(5, 30), doings(5, 30), fc.boolean());
  fc.assert(
    fc.property(of, ([first, mine, others, isTakenIn]) => {
      const ann = CopyInMemory.begin();
      for (const act of first) ann.do(act);
      const bea = ann.passedOn('Bea Reader');
      for (const act of mine) ann.do(act);
      for (const act of others) bea.do(act);
      if (isTakenIn) bea.merge(ann, first.length > 12 ? ann.entries.length - 1 : ann.entries.length);
      changes += [...ann.entries, ...bea.entries].filter(({ act }) => act === 'amendment.change').length;
      const shelf = () => ann.shelf(bea);
      const merged = (tell: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[]) => {
        const [ours, theirs] = [copyOf(tell(ann.entries)), copyOf(tell(bea.entries))];
        const { events, ...merge } = mergeOf(ours, theirs, bea.entries, {
          shelf: shelf(),
          takes: () => true,
        });
        return { ...merge, events: events.map(({ hash }) => hash), states: [stateOf(ours), stateOf(theirs)] };
      };
      expect(merged((entries) => entries)).toEqual(merged(toldWhole));
    }),
    { numRuns: amount(12, 2000) },
  );
  expect(changes).toBeGreaterThan(5);
});

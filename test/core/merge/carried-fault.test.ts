import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type EventTypeName } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { carriedFault } from '../../../core/merge/carried-fault.ts';
import { entryHash } from '../../../data/store/ledger.ts';
import { type Leaf, leavesOf, replaced } from '../../support/reviews/leaves.ts';
import { pastLedger } from '../../support/reviews/past-ledger.ts';
import { amount } from '../../support/run/amount.ts';

const PEOPLE = new Set(pastLedger.map(({ who }) => who));

/** The values of a ledger that say when, by whom and which, as they look: nothing of how a package is read is asked. */
const KINDS = {
  time: {
    is: (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value),
    others: () => ['', 'NaN', 'yesterday', '2026-02-30T09:00:00.000Z', '+275760-09-13T00:00:00.001Z', '1e9'],
  },
  name: { is: (value: string) => PEOPLE.has(value), others: () => ['', '   ', '\t'] },
  number: {
    is: (value: string) => /^(?:[a-z]+:)?[A-Z]{1,3}-\d{1,9}(?: .+)?$/.test(value),
    others: (value: string) =>
      ['99999999999999999999', '1000000000', '0000000000007'].map((number) =>
        value.replace(/-\d+/, `-${number}`),
      ),
  },
} as const;

/** Words that people typed may be anything. */
const isTyped = ({ path }: Leaf): boolean =>
  path.some((name) => ['edits', 'quote', 'title', 'what', 'text'].includes(String(name)));

interface Harm {
  readonly entry: LedgerEntry;
  readonly leaf: Leaf;
  readonly kind: keyof typeof KINDS;
}

const harmsOf = (entry: LedgerEntry): readonly Harm[] =>
  leavesOf(entry).flatMap((leaf): Harm[] => {
    const { value } = leaf;
    const kind = (['time', 'name', 'number'] as const).find(
      (each) => typeof value === 'string' && KINDS[each].is(value),
    );
    return kind && !isTyped(leaf) ? [{ entry, leaf, kind }] : [];
  });

/** An entry that brings others with what was done to one of them, which its writer has hashed anew. */
function hashedAnew(entry: LedgerEntry): LedgerEntry {
  const { payload } = entry;
  const { events } = (payload ?? {}) as { readonly events?: readonly LedgerEntry[] };
  if (!events) return entry;
  const anew = events.map((event) => ({ ...event, hash: entryHash(event) }));
  return { ...entry, payload: { ...(payload as object), events: anew } };
}

const exported: LedgerEntry = {
  ...(pastLedger[0] as LedgerEntry),
  act: 'pack.export',
  payload: {},
};
const revision = pastLedger.find(({ act }) => act === 'amendment.revise') as LedgerEntry;
const changed: LedgerEntry = {
  ...revision,
  act: 'amendment.change',
  payload: { revision: 2, changes: [], counts: {} },
};
const ledger = [...pastLedger, exported, changed];

describe('what a package carries', () => {
  it('is what a Keeling wrote, of every event type', () => {
    expect(new Set(ledger.map(({ act }) => act))).toEqual(new Set(Object.keys(EVENT_TYPES)));
    for (const entry of ledger)
      expect([entry.seq, carriedFault(entry, entryHash)]).toEqual([entry.seq, null]);
  });

  it('has no time that is none, no empty name and no number that nothing can follow, wherever they stand', () => {
    const harms = ledger.flatMap(harmsOf);
    const tried = new Set<string>();
    const lax: string[] = [];
    const tryOne = ({ entry, leaf, kind }: Harm, which: number): void => {
      expect(KINDS).toHaveProperty(kind);
      const others = KINDS[kind].others(String(leaf.value));
      const other = others[which % others.length] ?? '';
      const harmed = hashedAnew(replaced(entry, leaf.path, other) as LedgerEntry);
      const where = `${entry.act} ${leaf.path.join('.')}: ${other}`;
      if (carriedFault(harmed, entryHash) === null) lax.push(where);
      tried.add(`${entry.act} ${kind}`);
    };
    fc.assert(fc.property(fc.constantFrom(...harms), fc.nat({ max: 99 }), tryOne), {
      numRuns: amount(300, 5000),
      endOnFailure: true,
    });
    expect(lax).toEqual([]);
    // Of each event type something is tried, whatever was drawn.
    for (const name of Object.keys(EVENT_TYPES) as EventTypeName[])
      for (const kind of ['time', 'name'] as const) {
        const harm = harms.find((one) => one.entry.act === name && one.kind === kind);
        if (harm) tryOne(harm, 1);
      }
    expect(lax).toEqual([]);
    for (const name of Object.keys(EVENT_TYPES)) expect(tried).toContain(`${name} time`);
  });

  it('is refused where it brings an entry that was altered, or one that only tells of a merge', () => {
    const merge = pastLedger.find(({ act }) => act === 'review.merge') as LedgerEntry;
    const { events } = merge.payload as { readonly events: readonly LedgerEntry[] };
    const [first] = events;
    const bringing = (event: unknown) => ({
      ...merge,
      payload: { ...(merge.payload as object), events: [event] },
    });
    expect(carriedFault(bringing({ ...first, who: 'Mallory' }), entryHash)).toMatch(/its own hash/);
    expect(carriedFault(bringing(merge), entryHash)).toMatch(/nobody wrote/);
  });
});

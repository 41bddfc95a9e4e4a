import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryNews } from '../../../../core/api.ts';
import { ServerEntries } from '../../../../renderer/state/others/server-entries.ts';

const entry = (seq: number): EntryNews => ({ seq, act: '', things: [] });

/** What a server may tell, in whatever pieces, more than once, and with gaps. */
const tellings = fc.array(
  fc.record({ from: fc.integer({ min: 1, max: 20 }), count: fc.nat(5), isBare: fc.boolean() }),
  { maxLength: 12 },
);

describe('what a server told of a ledger', () => {
  it('is all that follows an entry, in order, or nothing where some of it was not told', () => {
    fc.assert(
      fc.property(tellings, fc.nat(20), (told, after) => {
        const entries = new ServerEntries();
        const known = new Set<number>();
        let newest = 0;
        for (const { from, count, isBare } of told) {
          const some = Array.from({ length: count }, (_, at) => entry(from + at));
          const seq = Math.max(from, some.at(-1)?.seq ?? 0);
          entries.add(seq, isBare ? [] : some);
          newest = Math.max(newest, seq);
          if (!isBare) for (const one of some) known.add(one.seq);
        }
        const wanted = Array.from({ length: Math.max(0, newest - after) }, (_, at) => after + 1 + at);
        const isWhole = wanted.every((seq) => known.has(seq));
        expect(entries.newest).toBe(newest);
        expect(entries.after(after)?.map(({ seq }) => seq) ?? null).toEqual(isWhole ? wanted : null);
      }),
    );
  });
});

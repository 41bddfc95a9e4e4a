import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { entryHash } from '../../../data/store/ledger.ts';

/** Entries as somebody would write them who can hash, and means harm: chained anew from one on. */
export function chained(entries: readonly LedgerEntry[], head = { seq: 0, hash: '' }): LedgerEntry[] {
  let last = head;
  return entries.map((entry) => {
    const open = { ...entry, seq: last.seq + 1, prev: last.hash };
    last = { seq: open.seq, hash: entryHash(open) };
    return { ...open, hash: last.hash };
  });
}

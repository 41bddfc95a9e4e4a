import { calls, declarationOf } from '../../../core/api.ts';
import { EVERY_SUBJECT, type Subject } from '../../../core/contract.ts';
import { affectedBy } from '../../../core/events/event-types.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';

/** What others changed of a review. */
export interface OthersNews {
  readonly changes: readonly Subject[];
  /** Which amendments; all, where that can't be told. */
  readonly amendments: readonly string[] | 'all';
}

const ALL: readonly Subject[] = ['base', ...EVERY_SUBJECT];

/** Most entries have the name of the call that writes them; of another, anything may be new. */
const changesOf = ({ act }: LedgerEntry): readonly Subject[] =>
  Object.hasOwn(calls, act) ? declarationOf(act as keyof typeof calls).changes : ALL;

function amendmentsOf(entry: LedgerEntry): readonly string[] | 'all' {
  const { things } = affectedBy(entry);
  if (things === 'everything') return 'all';
  return things.flatMap((thing) =>
    thing.startsWith('amendment:') ? [thing.slice('amendment:'.length)] : [],
  );
}

/** What entries that others wrote have made out of date. */
export function newsOf(entries: readonly LedgerEntry[]): OthersNews {
  const changes = new Set<Subject>(entries.flatMap(changesOf));
  const amendments = new Set<string>();
  for (const entry of entries) {
    const changed = amendmentsOf(entry);
    if (changed === 'all') return { changes: [...changes], amendments: 'all' };
    for (const id of changed) amendments.add(id);
  }
  return { changes: [...changes], amendments: [...amendments] };
}

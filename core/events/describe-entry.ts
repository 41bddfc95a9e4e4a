import { nameOf } from '../evidence/describe-link.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { eventTypeOf } from './event-types.ts';

/** Describes an entry in words that follow the name of its author. An entry of an unknown type is described by its type's name. */
export function describeEntry(entry: LedgerEntry): string {
  const name = entry.subject === '' ? '' : nameOf(entry.subject);
  return eventTypeOf(entry)?.describe(entry, name) ?? `${entry.act} ${name}`.trim();
}

import { nameOf } from '../evidence/describe-link.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { eventTypeOf } from './event-types.ts';

/** An entry as a sentence that follows the name of who did it; one of an unknown type by that type's own name. */
export function describeEntry(entry: LedgerEntry): string {
  const name = entry.subject === '' ? '' : nameOf(entry.subject);
  return eventTypeOf(entry)?.describe(entry, name) ?? `${entry.act} ${name}`.trim();
}

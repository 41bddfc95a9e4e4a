import type { LedgerEntry } from '../ledger/entry.ts';
import { keptIn } from '../ledger/kept-mark.ts';
import { eventTypeOf } from './event-types.ts';
import { ReviewState } from './review-state.ts';

/**
 * Makes a state what it is after its next entry.
 * @throws RangeError (or zod's error) on an entry that can't follow, or of a type that this version doesn't know
 */
export function replayEntry(state: ReviewState, entry: LedgerEntry): void {
  const type = eventTypeOf(entry);
  if (!type) throw new RangeError(`Not an act that this version knows: ${entry.act}`);
  for (const { hash, as } of keptIn(entry.payload)) {
    if (state.keptValues.has(hash)) throw new RangeError(`${hash} is kept twice`);
    state.keptValues.set(hash, as);
  }
  type.replay(state, entry);
}

/** A review as the first entries of its ledger tell it. @throws as `replayEntry` does */
export function replay(entries: Iterable<LedgerEntry>): ReviewState {
  const state = new ReviewState();
  for (const entry of entries) replayEntry(state, entry);
  return state;
}

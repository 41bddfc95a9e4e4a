import type { LedgerEntry } from '../ledger/entry.ts';
import { keptIn } from '../ledger/kept-mark.ts';
import { eventTypeOf } from './event-types.ts';
import { ReviewState } from './review-state.ts';

/**
 * Applies the next entry of a ledger to a state.
 * @throws RangeError (or zod's error) for an entry that doesn't follow from the state, or whose type is unknown
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

/** Replays a ledger, or its first entries, to a state. @throws like `replayEntry` */
export function replay(entries: Iterable<LedgerEntry>): ReviewState {
  const state = new ReviewState();
  for (const entry of entries) replayEntry(state, entry);
  return state;
}

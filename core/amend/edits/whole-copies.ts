import type { z } from 'zod';
import { type Amendment, amendmentSchema } from './amendment.ts';

/**
 * How often the ledger has an amendment whole. In between it has what changed, so that it grows by what people change and
 * not by how much an amendment holds; what was at any moment is read from the whole copy before it.
 */

export const wholeCopySchema = amendmentSchema.omit({
  id: true,
  revision: true,
  changedAt: true,
  changedBy: true,
});
/** All that an amendment is after an entry, which itself says by whom and when, and the revision. */
export type WholeCopy = Readonly<z.infer<typeof wholeCopySchema>>;

/** The least number of revisions between two whole copies. */
const MIN_INTERVAL = 8;
/** About as many characters as a change takes in the ledger, so that whole copies together take no more than changes do. */
const CHANGE_LENGTH = 200;

/** After how many revisions an amendment is told whole again: a power of two, which rises with its length. */
function intervalOf(amendment: Amendment): number {
  const revisions = JSON.stringify(amendment).length / CHANGE_LENGTH;
  return 2 ** Math.ceil(Math.log2(Math.max(MIN_INTERVAL, revisions)));
}

/** Whether the entry that makes the next revision of an amendment is to hold all of it. */
export const isWholeNext = (before: Amendment): boolean => (before.revision + 1) % intervalOf(before) === 0;

/** A revision without what its entry says itself. */
export function wholeCopyOf({
  id: _id,
  revision: _revision,
  changedAt: _at,
  changedBy: _by,
  ...copy
}: Amendment): WholeCopy {
  return copy;
}

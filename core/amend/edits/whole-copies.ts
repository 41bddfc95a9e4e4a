import type { z } from 'zod';
import { type Amendment, amendmentSchema } from './amendment.ts';

/**
 * Decides which ledger entries have a whole copy of an amendment. Most have only what changed, so that the ledger grows
 * with the changes and not with the amendment's length. An old revision is read from the whole copy before it.
 */

export const wholeCopySchema = amendmentSchema.omit({
  id: true,
  revision: true,
  changedAt: true,
  changedBy: true,
});
/** An amendment after an entry, without the id, revision, time and person that the entry itself has. */
type WholeCopy = Readonly<z.infer<typeof wholeCopySchema>>;

/** The fewest revisions between two whole copies. */
const MIN_INTERVAL = 8;
/** The usual length of a change in the ledger, in characters. Whole copies together take about as much as changes. */
const CHANGE_LENGTH = 200;

/** The number of revisions between whole copies: a power of two that rises with the amendment's length. */
function intervalOf(amendment: Amendment): number {
  const revisions = JSON.stringify(amendment).length / CHANGE_LENGTH;
  return 2 ** Math.ceil(Math.log2(Math.max(MIN_INTERVAL, revisions)));
}

/** Whether the entry of an amendment's next revision must have a whole copy. */
export const isWholeNext = (before: Amendment): boolean => (before.revision + 1) % intervalOf(before) === 0;

/** The whole copy of a revision. */
export function wholeCopyOf({
  id: _id,
  revision: _revision,
  changedAt: _at,
  changedBy: _by,
  ...copy
}: Amendment): WholeCopy {
  return copy;
}

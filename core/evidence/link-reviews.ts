import type { z } from 'zod';
import { ok, type Result, refuse } from '../base/result.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { type Link, linkSchema } from './link.ts';
import { reviewedBeforeSchema, withoutConfirmation } from './link-events.ts';

const hashes = linkSchema.pick({ fromHash: true, toHash: true });
const linkReviewSchema = hashes.extend({ was: reviewedBeforeSchema });
type LinkReview = z.infer<typeof linkReviewSchema>;

/**
 * A link before its last confirmation that was not undone, with the fields that the new entry must have. Refused `refused`
 * when there is no confirmation, or when the fingerprints have changed since, which a change of base text does.
 * @param entries all entries about this link, the oldest first
 */
export function beforeLastReview(
  entries: readonly Pick<LedgerEntry, 'act' | 'payload'>[],
  link: Link,
): Result<{ readonly link: Link; readonly restored: LinkReview['was'] }> {
  const reviews: LinkReview[] = [];
  for (const { act, payload } of entries) {
    if (act === 'link.look') reviews.push(linkReviewSchema.parse(payload));
    if (act === 'link.unlook') reviews.pop();
  }
  const last = reviews.at(-1);
  if (!last)
    return refuse(
      'refused',
      'Nobody has confirmed this link since it was made, so there is nothing to undo.',
      link.id,
    );
  if (last.fromHash !== link.fromHash || last.toHash !== link.toHash)
    return refuse(
      'refused',
      'The base text of the review has changed since this link was confirmed. Nothing was changed.',
      link.id,
    );
  return ok({ link: withoutConfirmation(link, last.was), restored: last.was });
}

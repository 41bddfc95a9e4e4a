import type { z } from 'zod';
import { ok, type Result, refuse } from '../base/result.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { type Link, linkSchema } from './link.ts';
import { reviewedBeforeSchema, unreviewed } from './link-events.ts';

const hashes = linkSchema.pick({ fromHash: true, toHash: true });
const lookSchema = hashes.extend({ was: reviewedBeforeSchema });
type Look = z.infer<typeof lookSchema>;

/**
 * A link as it was before the last look that was not taken back, with what the ledger is to tell of that. Refused
 * when there is no such look, or when the link is not as that look left it: the review was moved to another text.
 * @param entries all that the ledger tells of this link, oldest first
 */
export function beforeLastLook(
  entries: readonly Pick<LedgerEntry, 'act' | 'payload'>[],
  link: Link,
): Result<{ readonly link: Link; readonly told: Look['was'] }> {
  const looks: Look[] = [];
  for (const { act, payload } of entries) {
    if (act === 'link.look') looks.push(lookSchema.parse(payload));
    if (act === 'link.unlook') looks.pop();
  }
  const last = looks.at(-1);
  if (!last)
    return refuse('refused', 'Nobody has looked at this link since it was made: nothing to undo.', link.id);
  if (last.fromHash !== link.fromHash || last.toHash !== link.toHash)
    return refuse(
      'refused',
      'The review was moved to another text since this link was looked at. Nothing was changed.',
      link.id,
    );
  return ok({ link: unreviewed(link, last.was), told: last.was });
}

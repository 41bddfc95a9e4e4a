import { z } from 'zod';
import type { Amendment } from '../amend/edits/amendment.ts';
import { amendmentAfter, amendmentReadOn, isAmendmentEvent, windowSchema } from '../amend/edits/events.ts';
import { signaturesSchema } from '../amend/edits/signatures.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { MadeRevision } from './blame.ts';

/** The optional fields of a payload that name the authors of imported work, and the cause of a change. */
const broughtSchema = z.object({
  because: z.string().optional(),
  author: z.string().optional(),
  signatures: signaturesSchema.optional(),
  window: windowSchema.optional(),
});

/** A revision with the whole amendment. */
export interface WholeRevision extends MadeRevision {
  readonly amendment: Amendment;
  /** The window that saved the revision. Not all entries name it. */
  readonly window?: string | undefined;
}

function revisionsBy(
  entries: Iterable<LedgerEntry>,
  next: (before: Amendment | undefined, entry: LedgerEntry) => Amendment,
): readonly WholeRevision[] {
  const revisions: WholeRevision[] = [];
  let amendment: Amendment | undefined;
  for (const entry of entries) {
    if (!isAmendmentEvent(entry.act)) continue;
    amendment = next(amendment, entry);
    const { because = '', author, signatures, window } = broughtSchema.parse(entry.payload);
    const { changedAt: at, changedBy, revision } = amendment;
    // The author of imported work is the person who wrote it, and not the person who imported it.
    const mark = { seq: entry.seq, at, who: author ?? changedBy, revision, because };
    const isCarried = entry.act === 'amendment.rebase';
    revisions.push({ amendment, mark, signatures, window, ...(isCarried && { carried: true }) });
  }
  return revisions;
}

/**
 * An amendment's revisions with their authors, from all entries about the amendment.
 * @throws RangeError (or zod's error) on an entry that can't follow
 */
export const madeFrom = (entries: Iterable<LedgerEntry>): readonly WholeRevision[] =>
  revisionsBy(entries, amendmentAfter);

/**
 * Some of an amendment's revisions, from an incomplete list of entries. The first entry, and each entry after a missing one,
 * must have the whole amendment.
 * @throws RangeError with the number of the missing revision, if such an entry has only changes
 */
export const madeReadOn = (entries: Iterable<LedgerEntry>): readonly WholeRevision[] =>
  revisionsBy(entries, amendmentReadOn);

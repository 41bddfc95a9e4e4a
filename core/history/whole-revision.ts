import { z } from 'zod';
import type { Amendment } from '../amend/edits/amendment.ts';
import { amendmentAfter, amendmentReadOn, isAmendmentEvent, windowSchema } from '../amend/edits/events.ts';
import { signaturesSchema } from '../amend/edits/signatures.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { MadeRevision } from './blame.ts';

/** What an entry says of whose work it brings, and on whose account. */
const broughtSchema = z.object({
  because: z.string().optional(),
  author: z.string().optional(),
  signatures: signaturesSchema.optional(),
  window: windowSchema.optional(),
});

/** A revision of an amendment, with all that it says. */
export interface WholeRevision extends MadeRevision {
  readonly amendment: Amendment;
  /** The window that saved it, where that says so. */
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
    // Of work that was taken in it is who did it that counts, and when; not who took it in.
    const mark = { seq: entry.seq, at, who: author ?? changedBy, revision, because };
    const isCarried = entry.act === 'amendment.rebase';
    revisions.push({ amendment, mark, signatures, window, ...(isCarried && { carried: true }) });
  }
  return revisions;
}

/**
 * An amendment's revisions, with who made each, from all entries about it.
 * @throws RangeError (or zod's error) on an entry that can't follow
 */
export const madeFrom = (entries: Iterable<LedgerEntry>): readonly WholeRevision[] =>
  revisionsBy(entries, amendmentAfter);

/**
 * Some of an amendment's revisions, from entries of which the first, and each that follows on a lost one, tells all of it.
 * @throws RangeError that says which revision is missing, where one doesn't
 */
export const madeReadOn = (entries: Iterable<LedgerEntry>): readonly WholeRevision[] =>
  revisionsBy(entries, amendmentReadOn);

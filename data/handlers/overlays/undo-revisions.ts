import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { isLive, revisionRefusal } from '../../../core/amend/edits/states.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import type { OverlayStep } from '../../../core/wording/overlay-records.ts';
import { findRevision } from '../../store/amendment-past.ts';
import { findAmendment } from '../../store/amendments.ts';
import type { LedgerRow, LedgerWriter } from '../../store/ledger.ts';
import { fittingEdits, reviseAmendment } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';

/**
 * The edits of an amendment before one of its revisions; null if its edits have changed since that revision, or the base
 * text has.
 */
async function editsBefore(
  trx: Knex.Transaction,
  { id, edits }: Amendment,
  revision: number,
): Promise<readonly Edit[] | null> {
  const revised = await findRevision(trx, id, revision);
  if (!revised || !sameValue(revised.amendment.edits, edits)) return null;
  const rebased = await trx<LedgerRow>('ledger')
    .where({ subject: `amendment:${id}`, act: 'amendment.rebase' })
    .where('seq', '>', revised.mark.seq)
    .first('seq');
  if (rebased) return null;
  return (await findRevision(trx, id, revision - 1))?.amendment.edits ?? null;
}

/**
 * Undoes the revisions that a step made to other amendments. Withdrawn amendments are included, because restoring them
 * would bring the revision back. Refused `stale` if one has changed since.
 * @returns the ids of the revised amendments
 */
export async function undoRevisions(
  { instrument: { root } }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { revised }: Pick<OverlayStep, 'revised'>,
  because: string,
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const { amendment: id, revision } of revised.toReversed()) {
    const now = await findAmendment(trx, id);
    const before = now ? await editsBefore(trx, now, revision) : null;
    if (!now || !before)
      return refuse('stale', `${id} has changed since. Nothing was undone. Make the change by hand.`, id);
    const refusal = isLive(now) ? revisionRefusal(now) : null;
    if (refusal) return refusal;
    const edits = await fittingEdits(trx, root, id, before);
    if (!edits.ok) return edits;
    const payload = { edits: edits.value, because: because.slice(0, 1000) };
    const after = await reviseAmendment(trx, writeEntry, now, payload);
    if (!after.ok) return after;
    ids.push(id);
  }
  return ok(ids);
}

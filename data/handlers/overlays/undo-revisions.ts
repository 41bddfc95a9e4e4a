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
  const laterRevision = await findRevision(trx, id, revision);
  if (!laterRevision || !sameValue(laterRevision.amendment.edits, edits)) return null;
  const rebased = await trx<LedgerRow>('ledger')
    .where({ subject: `amendment:${id}`, act: 'amendment.rebase' })
    .where('seq', '>', laterRevision.mark.seq)
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
  reason: string,
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const { amendment: id, revision } of revised.toReversed()) {
    const amendmentNow = await findAmendment(trx, id);
    const formerEdits = amendmentNow ? await editsBefore(trx, amendmentNow, revision) : null;
    if (!amendmentNow || !formerEdits)
      return refuse('stale', `${id} has changed since. Nothing was undone. Make the change by hand.`, id);
    const refusal = isLive(amendmentNow) ? revisionRefusal(amendmentNow) : null;
    if (refusal) return refusal;
    const edits = await fittingEdits(trx, root, id, formerEdits);
    if (!edits.ok) return edits;
    const payload = { edits: edits.value, because: reason.slice(0, 1000) };
    const outcome = await reviseAmendment(trx, writeEntry, amendmentNow, payload);
    if (!outcome.ok) return outcome;
    ids.push(id);
  }
  return ok(ids);
}

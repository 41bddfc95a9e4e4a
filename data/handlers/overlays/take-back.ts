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
 * The edits that an amendment had before one of its revisions; null where that revision's are no longer its edits, or
 * are by now edits of another text.
 */
async function editsBefore(
  trx: Knex.Transaction,
  { id, edits }: Amendment,
  revision: number,
): Promise<readonly Edit[] | null> {
  const left = await findRevision(trx, id, revision);
  if (!left || !sameValue(left.amendment.edits, edits)) return null;
  const rebased = await trx<LedgerRow>('ledger')
    .where({ subject: `amendment:${id}`, act: 'amendment.rebase' })
    .where('seq', '>', left.mark.seq)
    .first('seq');
  if (rebased) return null;
  return (await findRevision(trx, id, revision - 1))?.amendment.edits ?? null;
}

/**
 * Takes back what a step changed of the words that other amendments insert; of withdrawn ones too, which would otherwise
 * have it again when they are made drafts. Refused `stale` where one has other edits by now.
 * @returns the ids of those that are revised
 */
export async function takeBackRevised(
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
    const settled = isLive(now) ? revisionRefusal(now) : null;
    if (settled) return settled;
    const edits = await fittingEdits(trx, root, id, before);
    if (!edits.ok) return edits;
    const payload = { edits: edits.value, because: because.slice(0, 1000) };
    const after = await reviseAmendment(trx, writeEntry, now, payload);
    if (!after.ok) return after;
    ids.push(id);
  }
  return ok(ids);
}

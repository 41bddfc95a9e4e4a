import type { Knex } from 'knex';
import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { renumber } from '../../../core/amend/structure/renumber.ts';
import { outdatedReferences } from '../../../core/amend/structure/renumbered-references.ts';
import type { CallOutput } from '../../../core/api.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import { moveRefusal } from '../../../core/review/rules.ts';
import { listAmendments } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import type { Context, Handler } from '../context/context.ts';
import { amendmentAsRead, recordEvent, reviseAmendment } from './amendments.ts';
import { agreementContext } from './sign-off.ts';

/** The amendments that changed, those that were or could not be renumbered, and references that are now wrong. */
type StateChange = CallOutput<'amendment.setState'>;

/** Answers `amendment.setState`. Withdrawing or restoring an amendment also renumbers what others insert. */
export const setAmendmentState: Handler<'amendment.setState'> = (context, { id, revision, state }) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    const refusal = moveRefusal(before.value, state, await agreementContext(context, trx));
    if (refusal) return refusal;
    return moveAmendment(context, trx, writeEntry, before.value, state);
  });

/** Puts an amendment at the front of a list. If the list has a newer revision of that amendment, that revision is used. */
const withFirst = (first: Amendment, amendments: readonly Amendment[]): Amendment[] => [
  amendments.find(({ id }) => id === first.id) ?? first,
  ...amendments.filter(({ id }) => id !== first.id),
];

/** Moves an amendment to an allowed state, and renumbers what other amendments insert if that is needed. */
export async function moveAmendment(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  before: Amendment,
  state: AmendmentState,
): Promise<Result<StateChange>> {
  const { id, state: stateBefore } = before;
  const changed = await recordEvent(trx, writeEntry, id, before, 'amendment.setState', {
    revision: before.revision + 1,
    state,
  });
  if (!changed.ok) return changed;
  const outcome = { amendments: [changed.value], renumbered: [], unable: [], outdated: [] };
  if (state !== 'withdrawn' && stateBefore !== 'withdrawn') return ok(outcome);
  const reason = `${id} was ${state === 'withdrawn' ? 'withdrawn' : 'restored'}`;
  const renumbering = await renumberAmendments(context, trx, writeEntry, reason);
  return renumbering.ok
    ? ok({ ...renumbering.value, amendments: withFirst(changed.value, renumbering.value.amendments) })
    : renumbering;
}

/**
 * Renumbers the provisions that amendments insert, after an amendment was withdrawn and gave its numbers free, or was
 * restored and claims them again.
 */
export async function renumberAmendments(
  { instrument }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  reason: string,
): Promise<Result<StateChange>> {
  const { root, title } = instrument;
  const amendmentsBefore = await listAmendments(trx);
  const { changes, renumbered, unable } = renumber(root, amendmentsBefore);
  const amendments: Amendment[] = [];
  for (const other of amendmentsBefore) {
    const edits = changes.get(other.id);
    if (!edits) continue;
    const revised = await reviseAmendment(trx, writeEntry, other, { edits, because: reason });
    if (!revised.ok) return revised;
    amendments.push(revised.value);
  }
  const liveAmendments = amendmentsBefore.filter(isLive);
  const outdated = outdatedReferences(root, liveAmendments, renumbered, title);
  return ok({
    amendments,
    renumbered: [...renumbered],
    unable: [...unable],
    outdated: [...outdated],
  });
}

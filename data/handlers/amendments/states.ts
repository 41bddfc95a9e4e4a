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
import { agreeingIn } from './sign-off.ts';

type StateChange = CallOutput<'amendment.setState'>;

export const setAmendmentState: Handler<'amendment.setState'> = (context, { id, revision, state }) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    const barred = moveRefusal(before.value, state, await agreeingIn(context, trx));
    if (barred) return barred;
    return moveAmendment(context, trx, writeEntry, before.value, state);
  });

/** Amendments with one before them, as it is among them where it is. */
const withFirst = (first: Amendment, amendments: readonly Amendment[]): Amendment[] => [
  amendments.find(({ id }) => id === first.id) ?? first,
  ...amendments.filter(({ id }) => id !== first.id),
];

/** Moves an amendment to a state that it may have, with what follows for the numbers of others. */
export async function moveAmendment(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  before: Amendment,
  state: AmendmentState,
): Promise<Result<StateChange>> {
  const { id, state: from } = before;
  const moved = await recordEvent(trx, writeEntry, id, before, 'amendment.setState', {
    revision: before.revision + 1,
    state,
  });
  if (!moved.ok) return moved;
  const outcome = { amendments: [moved.value], renumbered: [], unable: [], outdated: [] };
  if (state !== 'withdrawn' && from !== 'withdrawn') return ok(outcome);
  const reason = `${id} was ${state === 'withdrawn' ? 'withdrawn' : 'restored'}`;
  const numbered = await numberAnew(context, trx, writeEntry, reason);
  return numbered.ok
    ? ok({ ...numbered.value, amendments: withFirst(moved.value, numbered.value.amendments) })
    : numbered;
}

/** Numbers what others insert as it must be when an amendment no longer claims its numbers, or does again. */
export async function numberAnew(
  { instrument }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  because: string,
): Promise<Result<StateChange>> {
  const { root, title } = instrument;
  const all = await listAmendments(trx);
  const { changes, renumbered, unable } = renumber(root, all);
  const now = new Map<string, Amendment>();
  for (const other of all) {
    const edits = changes.get(other.id);
    if (!edits) continue;
    const revised = await reviseAmendment(trx, writeEntry, other, { edits, because });
    if (!revised.ok) return revised;
    now.set(other.id, revised.value);
  }
  const live = all.filter(isLive);
  const outdated = outdatedReferences(root, live, renumbered, title);
  return ok({
    amendments: [...now.values()],
    renumbered: [...renumbered],
    unable: [...unable],
    outdated: [...outdated],
  });
}

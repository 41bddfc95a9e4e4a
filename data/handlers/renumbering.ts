import type { AmendmentState } from '../../core/amend/amendment.ts';
import { renumber } from '../../core/amend/renumber.ts';
import { outdatedReferences } from '../../core/amend/renumbered-references.ts';
import { canMove } from '../../core/amend/states.ts';
import type { CallOutput } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/result.ts';
import { listAmendments } from '../store/amendments.ts';
import { current, record } from './amendments.ts';
import type { Context, Handler } from './context.ts';

export const withdrawAmendment: Handler<'amendment.withdraw'> = (context, { id, revision }) =>
  moveAndRenumber(context, id, revision, 'withdrawn');

export const restoreAmendment: Handler<'amendment.restore'> = (context, { id, revision }) =>
  moveAndRenumber(context, id, revision, 'draft');

const BECAUSE = { withdrawn: 'was withdrawn', draft: 'was restored' } as const;

/** Takes an amendment's claim to its numbers away, or gives it back, and numbers the others as they then must be. */
const moveAndRenumber = (
  context: Context,
  id: string,
  revision: number,
  state: AmendmentState & keyof typeof BECAUSE,
): Promise<Result<CallOutput<'amendment.withdraw'>>> =>
  context.write(async (trx, log) => {
    const before = await current(trx, id, revision);
    if (!before.ok) return before;
    const from = before.value.state;
    if (!canMove(from, state) || (state === 'draft' && from !== 'withdrawn'))
      return refuse(
        'refused',
        `${id} is ${from}, so it can't be ${state === 'draft' ? 'restored' : state}.`,
        id,
      );
    const moved = await record(trx, log, id, before.value, 'amendment.setState', {
      revision: revision + 1,
      state,
    });
    if (!moved.ok) return moved;
    const { root, title } = context.instrument;
    const all = await listAmendments(trx);
    const { changes, renumbered, unable } = renumber(root, all);
    const now = new Map([[id, moved.value]]);
    for (const other of all) {
      const edits = changes.get(other.id);
      if (!edits) continue;
      const revised = await record(trx, log, other.id, other, 'amendment.revise', {
        revision: other.revision + 1,
        edits: [...edits],
        because: `${id} ${BECAUSE[state]}`,
      });
      if (!revised.ok) return revised;
      now.set(other.id, revised.value);
    }
    const live = all.filter((one) => one.state !== 'withdrawn');
    const outdated = outdatedReferences(root, live, renumbered, title);
    return ok({
      amendments: [...now.values()],
      renumbered: [...renumbered],
      unable: [...unable],
      outdated: [...outdated],
    });
  });

import { ok, refuse } from '../../base/result.ts';
import { canRevise } from '../edits/states.ts';
import { type ChangeAt, editsOfChange } from '../redline/change-at.ts';
import { type Command, type DraftingSession, type Focus, finish } from './command.ts';

/**
 * Removes one change from its amendment and keeps the others. Refused `refused`, with how to reopen it, where the
 * amendment is agreed or withdrawn. Refused as `checkEdits` refuses where the others can't be made without it.
 */
export function takeBack(session: DraftingSession, change: ChangeAt, focus: Focus | null = null): Command {
  const { am } = change;
  const holder = session.amendments.find(({ id }) => id === am);
  const rejected = editsOfChange(session.base, session.amendments, change);
  if (!holder || rejected.length === 0) return refuse('invalid', 'There is no change to reject here');
  const { state = 'draft', edits } = holder;
  if (state === 'agreed')
    return refuse(
      'refused',
      `${am} is agreed, so its words are settled. Start its legal review again first`,
      am,
    );
  if (!canRevise(state)) return refuse('refused', `${am} is ${state}. Reopen it first`, am);
  const otherEdits = edits.filter((edit) => !rejected.includes(edit));
  const left = otherEdits.length === 0 ? `. ${am} has no other change` : '';
  const step = finish(session, new Map([[am, otherEdits]]), `Rejected: removed from ${am}${left}`, focus);
  return step.ok ? ok({ ...step.value, because: 'rejecting one change' }) : step;
}

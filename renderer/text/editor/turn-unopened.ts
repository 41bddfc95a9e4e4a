import type { Provision } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { TurnDirection, UndoStack } from '../../state/review/undo.ts';
import { EditorModel } from './model.ts';
import type { Rights } from './rights.ts';
import { type TurnOutcome, turnStep } from './turn-step.ts';

/** Undoes or redoes the next step where no section is open: just as the editor would, and shown in the text. */
export function turnUnopened(
  root: Provision,
  shownAmendments: readonly Drafted[],
  stack: UndoStack,
  direction: TurnDirection,
  rights: Pick<Rights, 'mayRevise' | 'outside'>,
): TurnOutcome {
  const model = new EditorModel(root, root.pid);
  model.receive(shownAmendments);
  return turnStep(model, stack, direction, rights);
}

import type { Provision } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { UndoDirection, UndoStack } from '../../state/review/undo.ts';
import { EditorModel } from './model.ts';
import type { Rights } from './rights.ts';
import { type UndoOutcome, undoOrRedoStep } from './undo-redo-step.ts';

/** Undoes or redoes the next step while no section is open, with the same outcome as in the editor. */
export function undoOrRedoUnopened(
  root: Provision,
  shownAmendments: readonly Drafted[],
  stack: UndoStack,
  direction: UndoDirection,
  rights: Pick<Rights, 'mayRevise' | 'outOfScope'>,
): UndoOutcome {
  const model = new EditorModel(root, root.pid);
  model.receive(shownAmendments);
  return undoOrRedoStep(model, stack, direction, rights);
}

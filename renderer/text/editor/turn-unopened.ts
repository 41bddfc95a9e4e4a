import type { Provision } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { UndoStack, Way } from '../../state/review/undo.ts';
import { EditorModel } from './model.ts';
import type { Rights } from './rights.ts';
import { type Turned, turnStep } from './turn-step.ts';

/** Undoes or redoes the next step where no section is open: just as the editor would, and shown in the text. */
export function turnUnopened(
  root: Provision,
  shown: readonly Drafted[],
  stack: UndoStack,
  way: Way,
  rights: Pick<Rights, 'mayRevise' | 'outside'>,
): Turned {
  const model = new EditorModel(root, root.pid);
  model.receive(shown);
  return turnStep(model, stack, way, rights);
}

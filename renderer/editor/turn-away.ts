import type { Provision } from '../../core/act/tree.ts';
import type { Edit } from '../../core/amend/edit.ts';
import type { Drafted } from '../../core/amend/redline.ts';
import { EditorModel } from './model.ts';
import { type Turned, turnStep } from './turn.ts';
import type { UndoStack, Way } from './undo.ts';

/** What came of a turn while no section is open, with the edits to save. */
export interface TurnedAway extends Turned {
  readonly changes: ReadonlyMap<string, readonly Edit[]>;
}

/** Undoes or redoes the next step where no section is open: just as the editor would, and shown in the text. */
export function turnAway(root: Provision, shown: readonly Drafted[], stack: UndoStack, way: Way): TurnedAway {
  const model = new EditorModel(root, root.pid);
  model.receive(shown);
  const turned = turnStep(model, stack, way);
  return { ...turned, changes: model.unreported() };
}

import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { type Edit, pidsOf } from '../../../core/amend/edit.ts';
import type { Drafted } from '../../../core/amend/redline.ts';
import { type Step, sameEdit, type UndoStack, type Way } from '../../state/undo.ts';
import { EditorModel, UNCLAIMED } from './model.ts';
import { type Turned, turnStep } from './turn-step.ts';

/** What came of a turn while no section is open, with the edits to save. */
interface TurnedUnopened extends Turned {
  readonly changes: ReadonlyMap<string, readonly Edit[]>;
  /** Where the text is changed by it, in words, for who doesn't see that; empty where nothing was turned. */
  readonly where: string;
}

/** The places of the base text at which a step changed anything. */
function whereOf(root: Provision, { changes }: Step): string {
  const { byPid } = indexTree(root);
  const pids = changes.flatMap(({ before, after }) => {
    const without = (edits: readonly Edit[], others: readonly Edit[]) =>
      edits.filter((edit) => !others.some((other) => sameEdit(edit, other)));
    return [...without(before, after), ...without(after, before)].flatMap(pidsOf);
  });
  const places = [...new Set(pids)].filter((pid) => byPid.has(pid));
  if (places.length > 2) return `In ${places.length} places.`;
  return places.length === 0 ? '' : `In ${places.map((pid) => cite(root, pid)).join(' and ')}.`;
}

/** Undoes or redoes the next step where no section is open: just as the editor would, and shown in the text. */
export function turnUnopened(
  root: Provision,
  shown: readonly Drafted[],
  stack: UndoStack,
  way: Way,
  mayRevise: (id: string) => boolean,
): TurnedUnopened {
  const model = new EditorModel(root, root.pid);
  model.receive(shown);
  if (stack.unclaimed.length > 0) model.applyIfSound([{ am: UNCLAIMED, before: [], after: stack.unclaimed }]);
  const turned = turnStep(model, stack, way, mayRevise);
  stack.unclaimed = model.edits.get(UNCLAIMED) ?? [];
  const where = turned.step ? whereOf(root, turned.step) : '';
  return { ...turned, changes: model.unreported(), where };
}

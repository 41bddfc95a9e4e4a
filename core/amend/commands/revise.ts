import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { type Edit, withReplaced } from '../edits/edit.ts';
import { claiming } from '../structure/renumber.ts';
import { type Changes, editsOf } from '../structure/spot-for.ts';
import { changedIn, divisionOf, insertionOf, withInserted } from '../structure/with-inserted.ts';
import type { Splice } from '../text/splice.ts';
import { compose, spliced } from '../typing/algebra.ts';
import { fieldState, withFieldEdits } from '../typing/typing.ts';
import { type DraftingSession, shownOf } from './command.ts';

/** Changes one inserted provision, in its amendment. Null for existing law. */
export function changedInsertion(
  session: DraftingSession,
  pid: Pid,
  change: (node: Provision) => Provision,
): Changes | null {
  const holder = insertionOf(claiming(session.amendments), pid);
  const revised = holder && changedIn(holder.edit.provision, pid, change);
  if (!holder || !revised) return null;
  return new Map([[holder.am, withInserted(editsOf(session.amendments, holder.am), holder.edit, revised)]]);
}

/**
 * Changes one field of the text on the screen, as typing would. The splices are in order and don't overlap. Changes of
 * the base text become edits of the amendment `me`. Changes of an insertion, or of the label of a new part, go into its
 * own amendment. Null when the text has no such provision.
 */
export function spliceField(
  session: DraftingSession,
  pid: Pid,
  field: Field,
  splices: readonly Splice[],
): Changes | null {
  const part = divisionOf(claiming(session.amendments), pid);
  if (part && (field === 'num' || field === 'heading')) {
    const { am, edit } = part;
    const now: Edit = { ...edit, [field]: spliced(edit[field] ?? '', splices) };
    return new Map([[am, withReplaced(editsOf(session.amendments, am), edit, now)]]);
  }
  const node = indexTree(session.base).byPid.get(part?.edit.pid ?? pid);
  if (!node) {
    return changedInsertion(session, pid, (found) => ({ ...found, [field]: spliced(found[field], splices) }));
  }
  const state = fieldState(node, field, shownOf(session));
  const changes = new Map<string, readonly Edit[]>();
  for (const [id, edits] of compose(state, session.me, splices).changes) {
    changes.set(id, withFieldEdits(editsOf(session.amendments, id), state, edits));
  }
  return changes;
}

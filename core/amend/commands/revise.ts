import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import { claiming } from '../structure/renumber.ts';
import { type Changes, editsOf } from '../structure/spot-for.ts';
import { changedIn, divisionOf, insertionOf, withInserted } from '../structure/with-inserted.ts';
import type { Splice } from '../text/splice.ts';
import { compose, spliced } from '../typing/algebra.ts';
import { fieldState, withFieldEdits } from '../typing/typing.ts';
import { type DraftingSession, shownOf } from './command.ts';

/** What is inserted, with one provision of it changed, as a revision of whoever's it is; null for existing law. */
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
 * Changes one field of the text as the person sees it, by splices in order that don't overlap: what typing would do.
 * Words of the base text become `me`'s edits; those of an insertion, or the label of a new part, revise whoever's they
 * are. Null when nothing in the text has that field.
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
    return new Map([[am, editsOf(session.amendments, am).map((one) => (one === edit ? now : one))]]);
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

import { type Field, indexTree, type Pid, type Provision, walk } from '../../act/tree.ts';
import { type DivideEdit, type Edit, type InsertEdit, isPlaced, type PlacedEdit } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { byRank, type Owned } from '../edits/segments.ts';

/** Where a provision is to be put: after another, or first in one. Either may itself be an inserted one. */
export type Where = { readonly after: Pid } | { readonly firstIn: Pid };

/** What some amendments put in one gap of the base text, in the order in which it stands there. */
export function gapOf(
  amendments: readonly Drafted[],
  parent: Pid,
  after: Pid | null,
): readonly Owned<PlacedEdit>[] {
  const found: Owned<PlacedEdit>[] = [];
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (isPlaced(edit) && edit.parent === parent && edit.after === after) found.push({ am, edit });
    }
  }
  return found.sort(byRank);
}

/** The insertion that a provision belongs to; null for one that no amendment inserts. */
export function insertionOf(amendments: readonly Drafted[], pid: Pid): Owned<InsertEdit> | null {
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (edit.type !== 'insert') continue;
      for (const node of walk(edit.provision)) if (node.pid === pid) return { am, edit };
    }
  }
  return null;
}

/** The division that makes a part `pid`; null when it is no such part. */
export function divisionOf(amendments: readonly Drafted[], pid: Pid): Owned<DivideEdit> | null {
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) if (edit.type === 'divide' && edit.newPid === pid) return { am, edit };
  }
  return null;
}

/** The provision that has the words of a field: all but heading and number of one that is divided are its first part's. */
export function partAt(amendments: readonly Drafted[], pid: Pid, field: Field): Pid {
  if (field === 'heading' || field === 'num') return pid;
  for (const { edits } of amendments)
    for (const edit of edits) if (edit.type === 'divide' && edit.pid === pid) return edit.newPid;
  return pid;
}

/** The provision that one put there would stand under, in a text with every insertion made. */
export function parentAt(text: Provision, where: Where): Provision | null {
  const { byPid, parentOf } = indexTree(text);
  return ('firstIn' in where ? byPid.get(where.firstIn) : parentOf.get(where.after)) ?? null;
}

/** A tree with the provision `pid` changed, or taken out when the change is null; null when it isn't in the tree. */
export function changedIn(
  root: Provision,
  pid: Pid,
  change: (found: Provision) => Provision | null,
): Provision | null {
  for (const [at, child] of root.children.entries()) {
    if (child.pid === pid) {
      const changed = change(child);
      return { ...root, children: root.children.toSpliced(at, 1, ...(changed ? [changed] : [])) };
    }
    const deeper = changedIn(child, pid, change);
    if (deeper) return { ...root, children: root.children.with(at, deeper) };
  }
  return root.pid === pid ? change(root) : null;
}

/** An amendment's edits with one insertion's provision replaced: a revision of what it inserts. */
export const withInserted = (
  edits: readonly Edit[],
  was: InsertEdit,
  provision: Provision,
): readonly Edit[] => edits.map((edit) => (edit === was ? { ...was, provision } : edit));

import { type Field, indexTree, type Pid, type Provision, walk } from '../../act/tree.ts';
import {
  type DivideEdit,
  type Edit,
  type InsertEdit,
  isPlaced,
  type PlacedEdit,
  withReplaced,
} from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { byRank, type Owned } from '../edits/segments.ts';

/** A place for a provision: after another, or first in one. The other may itself be inserted. */
export type Where = { readonly after: Pid } | { readonly firstIn: Pid };

/** The edits that put provisions in one gap of the base text, in the order of those provisions. */
export function gapOf(
  amendments: readonly Drafted[],
  parent: Pid,
  after: Pid | null,
): readonly Owned<PlacedEdit>[] {
  const isInGap = (edit: PlacedEdit) => edit.parent === parent && edit.after === after;
  return amendments
    .flatMap(({ id: am, edits }) =>
      edits
        .filter(isPlaced)
        .filter(isInGap)
        .map((edit) => ({ am, edit })),
    )
    .sort(byRank);
}

/** The insertion that a provision is part of. Null for one that no amendment inserts. */
export function insertionOf(amendments: readonly Drafted[], pid: Pid): Owned<InsertEdit> | null {
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (edit.type !== 'insert') continue;
      for (const node of walk(edit.provision)) if (node.pid === pid) return { am, edit };
    }
  }
  return null;
}

/** The division that makes the part `pid`. Null for any other provision. */
export function divisionOf(amendments: readonly Drafted[], pid: Pid): Owned<DivideEdit> | null {
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) if (edit.type === 'divide' && edit.newPid === pid) return { am, edit };
  }
  return null;
}

/** The provision that has a field's words. When a provision is divided, its first part has all but number and heading. */
export function partAt(amendments: readonly Drafted[], pid: Pid, field: Field): Pid {
  if (field === 'heading' || field === 'num') return pid;
  for (const { edits } of amendments)
    for (const edit of edits) if (edit.type === 'divide' && edit.pid === pid) return edit.newPid;
  return pid;
}

/** The parent of a place, in a text with every insertion made. */
export function parentAt(text: Provision, where: Where): Provision | null {
  const { byPid, parentOf } = indexTree(text);
  return ('firstIn' in where ? byPid.get(where.firstIn) : parentOf.get(where.after)) ?? null;
}

/** A tree with one provision changed, or removed where `change` returns null. Null when it isn't in the tree. */
export function changedIn(
  root: Provision,
  pid: Pid,
  change: (node: Provision) => Provision | null,
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

/** An amendment's edits with the provision of one insertion replaced. */
export const withInserted = (
  edits: readonly Edit[],
  was: InsertEdit,
  provision: Provision,
): readonly Edit[] => withReplaced(edits, was, { ...was, provision });

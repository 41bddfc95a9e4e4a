import { FIELDS, type Field, indexTree, type Pid, type Provision } from '../../core/act/tree.ts';
import type { TextEdit } from '../../core/amend/edit.ts';
import type { Drafted } from '../../core/amend/redline.ts';

type Own<E> = E & { readonly am: string };

const inOrder = (a: Own<{ rank: string }>, b: Own<{ rank: string }>) =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.am < b.am ? -1 : 1;

function field(base: string, edits: readonly Own<TextEdit>[]): string {
  let text = '';
  for (let at = 0; at <= base.length; at++) {
    text += edits
      .filter((edit) => edit.to === at)
      .sort(inOrder)
      .map((edit) => edit.insert)
      .join('');
    if (!edits.some((edit) => edit.from <= at && at < edit.to)) text += base.charAt(at);
  }
  return text;
}

/**
 * The text with a selection made, worked out character by character from the definition of an edit alone: slow, and
 * with nothing in common with the way the redline is computed, so that the two can be held against each other.
 */
export function amendedNaively(base: Provision, selection: readonly Drafted[]): Provision {
  const all = selection.flatMap(({ id, edits }) => edits.map((edit) => ({ ...edit, am: id })));
  const inserts = all.filter((edit) => edit.type === 'insert');
  const texts = all.filter((edit) => edit.type === 'text');
  const omitted = new Set(all.flatMap((edit) => (edit.type === 'omit' ? [edit.pid] : [])));
  const { byPid, parentOf } = indexTree(base);
  const reached = new Set<Pid>();
  for (const edit of all) {
    const at = edit.type === 'insert' ? edit.parent : edit.pid;
    for (let node = byPid.get(at); node; node = parentOf.get(node.pid)) reached.add(node.pid);
  }
  const amend = (node: Provision): Provision => {
    if (!reached.has(node.pid)) return node;
    const put = (after: string | null) =>
      inserts
        .filter((edit) => edit.parent === node.pid && edit.after === after)
        .sort(inOrder)
        .map((edit) => edit.provision);
    const own = texts.filter((edit) => edit.pid === node.pid);
    const fields: Partial<Record<Field, string>> = {};
    for (const name of FIELDS) {
      const here = own.filter((edit) => edit.field === name);
      fields[name] = here.length > 0 ? field(node[name], here) : node[name];
    }
    return {
      ...node,
      ...fields,
      children: [
        ...put(null),
        ...node.children.flatMap((child) => [
          ...(omitted.has(child.pid) ? [] : [amend(child)]),
          ...put(child.pid),
        ]),
      ],
    };
  };
  return amend(base);
}

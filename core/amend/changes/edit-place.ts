import { cite } from '../../act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import { citeWhole, gapWords } from './gap-words.ts';

/**
 * The place of an edit within a sentence: "in section 2A(3)", or "after section 7" for a new provision. Null where the
 * text has no such place. A new provision is placed by its neighbour, because its parent may be only an italic heading.
 */
export function placeOfEdit(base: Provision, edit: Edit): string | null {
  const nameOf = (pid: Pid) => cite(base, pid);
  if (edit.type === 'insert') return gapWords(base, edit.parent, edit.after, nameOf);
  const node = indexTree(base).byPid.get(edit.pid);
  if (!node) return null;
  return `in ${edit.type === 'text' || edit.type === 'divide' ? nameOf(node.pid) : citeWhole(node, nameOf)}`;
}

/** The citation of a field's provision, or of a whole provision with everything in it. Null where the text lacks it. */
export function citePlace(
  base: Provision,
  { pid, field }: { readonly pid: Pid; readonly field: string | null },
) {
  const node = indexTree(base).byPid.get(pid);
  if (!node) return null;
  return field === null ? citeWhole(node, (at) => cite(base, at)) : cite(base, pid);
}

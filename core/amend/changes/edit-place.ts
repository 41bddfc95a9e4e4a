import { cite } from '../../act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import { citeWhole, gapWords } from './gap-words.ts';

/**
 * Where an edit changes the base text, as a sentence goes on: "in section 2A(3)", "after section 7" for a new provision; null
 * where the text has no such place. What a provision is put under is not where it is: that may be an italic heading.
 */
export function placeOfEdit(base: Provision, edit: Edit): string | null {
  const named = (pid: Pid) => cite(base, pid);
  if (edit.type === 'insert') return gapWords(base, edit.parent, edit.after, named);
  const node = indexTree(base).byPid.get(edit.pid);
  if (!node) return null;
  return `in ${edit.type === 'text' || edit.type === 'divide' ? named(node.pid) : citeWhole(node, named)}`;
}

/** A place of the base text by itself: a field's provision, or a provision with all that is in it. */
export function citePlace(
  base: Provision,
  { pid, field }: { readonly pid: Pid; readonly field: string | null },
) {
  const node = indexTree(base).byPid.get(pid);
  if (!node) return null;
  return field === null ? citeWhole(node, (at) => cite(base, at)) : cite(base, pid);
}

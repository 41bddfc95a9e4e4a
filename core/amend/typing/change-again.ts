import { indexTree, type Provision } from '../../act/tree.ts';
import { checkEdits } from '../edits/check.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { lacking } from '../edits/edit-difference.ts';
import { isSame, mergeEdits } from './merge-edits.ts';
import { textAgain } from './text-again.ts';

/** The edits of one field's words. A number that was changed for a reason is changed as a whole. */
const inField =
  ({ pid, field }: Pick<TextEdit, 'pid' | 'field'>) =>
  (edit: Edit): edit is TextEdit =>
    edit.type === 'text' && edit.pid === pid && edit.field === field && edit.reason === undefined;

/**
 * A list of edits with a change made in it that was made, or is to be taken back, from one list to another, whatever
 * another hand has done to it since: what that hand typed stays whole. Null where it can't be made any more, or where nothing is left of it to be taken back.
 */
export function changeAgain(
  base: Provision,
  from: readonly Edit[],
  to: readonly Edit[],
  now: readonly Edit[],
): readonly Edit[] | null {
  let [before, after, current] = [from, to, now];
  for (const changed of [...lacking(from, to), ...lacking(to, from)]) {
    if (changed.type === 'text' && changed.reason === undefined) {
      if (!before.includes(changed) && !after.includes(changed)) continue;
      const own = inField(changed);
      const others = (edit: Edit): boolean => !own(edit);
      const next = textAgain(indexTree(base).byPid.get(changed.pid)?.[changed.field] ?? '', changed, {
        from: before.filter(own),
        to: after.filter(own),
        now: current.filter(own),
      });
      if (!next) return null;
      [before, after] = [before.filter(others), after.filter(others)];
      current = [...current.filter(others), ...next];
    } else if (before.includes(changed) && !now.some((edit) => isSame(edit, changed))) {
      // What another hand took out altogether is not put in again by half.
      return null;
    }
  }
  const { edits, apart } = mergeEdits(base, before, after, current);
  const isMade = apart.length === 0 && !isSameList(edits, now);
  return isMade && checkEdits(base, edits).ok ? edits : null;
}

/** In whatever order. */
const isSameList = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && lacking(a, b).length === 0;

import type { Edit } from './edit.ts';
import { editSchema } from './edit-schema.ts';
import { type ListStep, listAfter } from './value-change.ts';

/**
 * A list of edits with steps applied. Unchanged edits are the same objects, and only the others are parsed.
 * @throws RangeError where the steps are of another list, or their result is no edit
 */
export function editsAfter(before: readonly Edit[], changes: readonly ListStep[]): readonly Edit[] {
  const unchanged = new Set<unknown>(before);
  return listAfter(before, changes).map((plain): Edit => {
    if (unchanged.has(plain)) return plain as Edit;
    const edit = editSchema.safeParse(plain);
    if (!edit.success) throw new RangeError('A change leaves an edit of another shape');
    return edit.data;
  });
}

import type { Edit } from './edit.ts';
import { editSchema } from './edit-schema.ts';
import { type ListStep, listAfter } from './value-change.ts';

/**
 * A list of edits with changes made. Those that stayed are the very same values; only the others are read by their schema.
 * @throws RangeError where the changes are of another list, or leave what is no edit
 */
export function editsAfter(before: readonly Edit[], changes: readonly ListStep[]): readonly Edit[] {
  const stayed = new Set<unknown>(before);
  return listAfter(before, changes).map((value): Edit => {
    if (stayed.has(value)) return value as Edit;
    const edit = editSchema.safeParse(value);
    if (!edit.success) throw new RangeError('A change leaves an edit of another shape');
    return edit.data;
  });
}

import { sameValue } from '../../base/same-value.ts';
import type { Edit, TextEdit } from './edit.ts';

/** The edits that were removed from a list, and those that were added. An altered edit is in both. */
export interface EditDifference {
  readonly removed: readonly Edit[];
  readonly added: readonly Edit[];
}

/** The edits of a list that `compared` lacks. Compares by identity first, because most edits are the same objects. */
export function lacking(list: readonly Edit[], compared: readonly Edit[]): Edit[] {
  const sharedEdits = new Set(compared);
  const unshared = list.filter((edit) => !sharedEdits.has(edit));
  if (unshared.length === 0) return unshared;
  const listedEdits = new Set(list);
  const candidates = compared.filter((edit) => !listedEdits.has(edit));
  return unshared.filter((edit) => !candidates.some((other) => sameValue(edit, other)));
}

/** How one list of edits differs from an earlier one. */
export const differenceOf = (from: readonly Edit[], to: readonly Edit[]) => ({
  removed: lacking(from, to),
  added: lacking(to, from),
});

/** Whether two edits insert at the same place, with the same rank. */
export const isSameGap = (a: TextEdit, b: TextEdit): boolean =>
  a.pid === b.pid && a.field === b.field && a.to === b.to && a.rank === b.rank;

import { sameValue } from '../../base/same-value.ts';
import type { Edit, TextEdit } from './edit.ts';

/** What was taken out of a list of edits, and what was put into it. */
export interface EditDifference {
  readonly gone: readonly Edit[];
  readonly put: readonly Edit[];
}

/** The edits of a list that another lacks. Most are the very same values, and need no comparing. */
export function lacking(list: readonly Edit[], others: readonly Edit[]): Edit[] {
  const same = new Set(others);
  const left = list.filter((edit) => !same.has(edit));
  if (left.length === 0) return left;
  const own = new Set(list);
  const rest = others.filter((edit) => !own.has(edit));
  return left.filter((edit) => !rest.some((other) => sameValue(edit, other)));
}

export const differenceOf = (from: readonly Edit[], to: readonly Edit[]) => ({
  gone: lacking(from, to),
  put: lacking(to, from),
});

/** Whether two edits put words at one place, after which the base text goes on the same. */
export const isSameGap = (a: TextEdit, b: TextEdit): boolean =>
  a.pid === b.pid && a.field === b.field && a.to === b.to && a.rank === b.rank;

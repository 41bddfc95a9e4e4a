import { sameValue } from '../../base/same-value.ts';
import type { Amendment } from './amendment.ts';
import type { Edit } from './edit.ts';

/** An amendment with the caller's list in place of equal edits. Caches are keyed by the list, so they stay valid. */
const withHeldEdits = (amendment: Amendment, edits: readonly unknown[] | undefined): Amendment =>
  edits && sameValue(edits, amendment.edits) ? { ...amendment, edits: edits as readonly Edit[] } : amendment;

/**
 * A list of amendments with saved ones in place of older revisions, and new ones at the end.
 * @param sentEdits the edits that were sent to be saved; their objects are kept where the saved ones are equal
 */
export function withAmendments(
  list: readonly Amendment[],
  saved: readonly Amendment[],
  sentEdits: readonly { readonly id: string; readonly edits: readonly unknown[] }[] = [],
): readonly Amendment[] {
  const editsById = new Map(sentEdits.map(({ id, edits }) => [id, edits]));
  const fresh = new Map(
    saved.map((amendment) => [amendment.id, withHeldEdits(amendment, editsById.get(amendment.id))]),
  );
  const updated = list.map((old) => {
    const next = fresh.get(old.id);
    fresh.delete(old.id);
    return next && next.revision >= old.revision ? next : old;
  });
  return [...updated, ...fresh.values()];
}

/** A new list of amendments that keeps the objects of the list before where they are equal. */
export function sharedAmendments(
  before: readonly Amendment[],
  now: readonly Amendment[],
): readonly Amendment[] {
  const byId = new Map(before.map((amendment) => [amendment.id, amendment]));
  const list = now.map((amendment) => {
    const old = byId.get(amendment.id);
    return old && sameValue(old, amendment) ? old : withHeldEdits(amendment, old?.edits);
  });
  return sameValue(before, list) ? before : list;
}

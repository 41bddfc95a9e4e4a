import { sameValue } from '../../base/same-value.ts';
import type { Amendment } from './amendment.ts';
import type { Edit } from './edit.ts';

/** An amendment with the very edits that the caller holds already, where they say the same: what is drawn from them stays. */
const withHeldEdits = (amendment: Amendment, edits: readonly unknown[] | undefined): Amendment =>
  edits && sameValue(edits, amendment.edits) ? { ...amendment, edits: edits as readonly Edit[] } : amendment;

/**
 * A list of amendments with some put in the place of what they were, unless what is there is newer; new ones at the end.
 * @param sent the edits that were sent to be written, if any
 */
export function withAmendments(
  list: readonly Amendment[],
  written: readonly Amendment[],
  sent: readonly { readonly id: string; readonly edits: readonly unknown[] }[] = [],
): readonly Amendment[] {
  const held = new Map(sent.map(({ id, edits }) => [id, edits]));
  const fresh = new Map(
    written.map((amendment) => [amendment.id, withHeldEdits(amendment, held.get(amendment.id))]),
  );
  const kept = list.map((old) => {
    const next = fresh.get(old.id);
    fresh.delete(old.id);
    return next && next.revision >= old.revision ? next : old;
  });
  return [...kept, ...fresh.values()];
}

/** A list of amendments as it is now, with what of it is as it was before as the very same values. */
export function sharedAmendments(
  before: readonly Amendment[],
  now: readonly Amendment[],
): readonly Amendment[] {
  const held = new Map(before.map((amendment) => [amendment.id, amendment]));
  const list = now.map((amendment) => {
    const old = held.get(amendment.id);
    return old && sameValue(old, amendment) ? old : withHeldEdits(amendment, old?.edits);
  });
  return sameValue(before, list) ? before : list;
}

import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { editKey } from '../../core/amend/edits/edit-key.ts';
import type { Review } from '../state/review/review-store.ts';

/** An amendment as lists show it. It leaves out the edits, so that typing does not redraw the lists. */
export interface ListedAmendment {
  readonly id: string;
  readonly title: string;
  readonly state: Amendment['state'];
  /** The number of changes that can be hidden one by one. */
  readonly changes: number;
  /** The number of those changes that are hidden. */
  readonly hiddenChanges: number;
  /** Whether the amendment is hidden because an alternative to it is shown. */
  readonly isHiddenAlternative: boolean;
}

const keysByEdits = new WeakMap<readonly Edit[], ReadonlySet<string>>();

/** The keys (`editKey`) of the changes of an amendment that can be hidden one by one. Memoised by its edits. */
export function changeKeys({ id, edits }: Pick<Amendment, 'id' | 'edits'>): ReadonlySet<string> {
  const cachedKeys = keysByEdits.get(edits);
  if (cachedKeys) return cachedKeys;
  const changeKeySet = new Set(edits.map((edit) => editKey(id, edit)));
  keysByEdits.set(edits, changeKeySet);
  return changeKeySet;
}

const listings = new WeakMap<Amendment, ListedAmendment>();

function baseListing(amendment: Amendment): ListedAmendment {
  const cachedListing = listings.get(amendment);
  if (cachedListing) return cachedListing;
  const { id, title, state } = amendment;
  const listing = {
    id,
    title,
    state,
    changes: changeKeys(amendment).size,
    hiddenChanges: 0,
    isHiddenAlternative: false,
  };
  listings.set(amendment, listing);
  return listing;
}

/** The number of an amendment's changes that are hidden. `leftOut` has the keys of all hidden changes. */
export function countHidden(
  amendment: Pick<Amendment, 'id' | 'edits'>,
  leftOut: ReadonlySet<string>,
): number {
  if (leftOut.size === 0) return 0;
  return [...changeKeys(amendment)].filter((key) => leftOut.has(key)).length;
}

/** The amendments of a draft as lists show them. */
export function listAmendments({
  draft,
  bench,
}: Pick<Review, 'draft' | 'bench'>): readonly ListedAmendment[] {
  const alternatives = new Set(draft.alternatives.map(({ id }) => id));
  return draft.amendments.map((amendment) => {
    const listed = baseListing(amendment);
    const isHiddenAlternative = alternatives.has(amendment.id);
    const hiddenChanges = countHidden(amendment, bench.leftOut);
    return isHiddenAlternative || hiddenChanges > 0
      ? { ...listed, hiddenChanges, isHiddenAlternative }
      : listed;
  });
}

/** Whether two lists would look the same on screen. */
export const isSameList = (a: readonly ListedAmendment[], b: readonly ListedAmendment[]): boolean =>
  a.length === b.length &&
  a.every((listed, at) => {
    const other = b[at];
    return (
      listed === other ||
      (listed.id === other?.id &&
        listed.title === other.title &&
        listed.state === other.state &&
        listed.changes === other.changes &&
        listed.hiddenChanges === other.hiddenChanges &&
        listed.isHiddenAlternative === other.isHiddenAlternative)
    );
  });

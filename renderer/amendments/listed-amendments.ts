import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { editKey } from '../../core/amend/edits/edit-key.ts';
import type { Review } from '../state/review/review-store.ts';

/** One amendment as the lists of them have it: nothing that changes with every key. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly state: Amendment['state'];
  /** How many changes of it can be left out by themselves. */
  readonly changes: number;
  /** How many of those are. */
  readonly left: number;
  /** An alternative to one that is shown, so not shown itself. */
  readonly alternative: boolean;
}

const keys = new WeakMap<readonly Edit[], ReadonlySet<string>>();

/** What each change of an amendment that can be left out by itself is called, as `editKey` has it. */
export function changeKeys({ id, edits }: Pick<Amendment, 'id' | 'edits'>): ReadonlySet<string> {
  const cachedKeys = keys.get(edits);
  if (cachedKeys) return cachedKeys;
  const keysNow = new Set(edits.map((edit) => editKey(id, edit)));
  keys.set(edits, keysNow);
  return keysNow;
}

const listings = new WeakMap<Amendment, Listed>();

function listingOf(amendment: Amendment): Listed {
  const cachedListing = listings.get(amendment);
  if (cachedListing) return cachedListing;
  const { id, title, state } = amendment;
  const listing = { id, title, state, changes: changeKeys(amendment).size, left: 0, alternative: false };
  listings.set(amendment, listing);
  return listing;
}

/** How many changes of an amendment are left out of the text by themselves, of all that are, by `editKey`. */
export function leftIn(amendment: Pick<Amendment, 'id' | 'edits'>, leftOut: ReadonlySet<string>): number {
  if (leftOut.size === 0) return 0;
  return [...changeKeys(amendment)].filter((key) => leftOut.has(key)).length;
}

/** The amendments of a draft as the lists of them have them. */
export function listedOf({ draft, bench }: Pick<Review, 'draft' | 'bench'>): readonly Listed[] {
  const alternatives = new Set(draft.alternatives.map(({ id }) => id));
  return draft.amendments.map((amendment) => {
    const listed = listingOf(amendment);
    const alternative = alternatives.has(amendment.id);
    const left = leftIn(amendment, bench.leftOut);
    return alternative || left > 0 ? { ...listed, left, alternative } : listed;
  });
}

/** Whether two lists say the same. */
export const sameListed = (a: readonly Listed[], b: readonly Listed[]): boolean =>
  a.length === b.length &&
  a.every((listed, at) => {
    const other = b[at];
    return (
      listed === other ||
      (listed.id === other?.id &&
        listed.title === other.title &&
        listed.state === other.state &&
        listed.changes === other.changes &&
        listed.left === other.left &&
        listed.alternative === other.alternative)
    );
  });

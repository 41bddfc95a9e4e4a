import type { Amendment } from '../../core/amend/amendment.ts';
import { editKey } from '../../core/amend/choose.ts';
import type { Edit } from '../../core/amend/edit.ts';
import type { Review } from '../state/review.tsx';

/** One amendment as the lists of them have it: nothing that changes with every key. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly state: Amendment['state'];
  /** How many changes of it can be left out by themselves. */
  readonly changes: number;
  /** An alternative to one that is shown, so not shown itself. */
  readonly alternative: boolean;
}

const keys = new WeakMap<readonly Edit[], ReadonlySet<string>>();

/** What each change of an amendment that can be left out by itself is called, as `editKey` has it. */
export function changeKeys({ id, edits }: Pick<Amendment, 'id' | 'edits'>): ReadonlySet<string> {
  const known = keys.get(edits);
  if (known) return known;
  const made = new Set(edits.map((edit) => editKey(id, edit)));
  keys.set(edits, made);
  return made;
}

/** The amendments of a draft as the lists of them have them. */
export function listedOf({ draft }: Pick<Review, 'draft'>): readonly Listed[] {
  const alternatives = new Set(draft.alternatives.map(({ id }) => id));
  return draft.amendments.map((amendment) => {
    const { id, title, state } = amendment;
    return { id, title, state, changes: changeKeys(amendment).size, alternative: alternatives.has(id) };
  });
}

/** Whether two lists say the same. */
export const sameListed = (a: readonly Listed[], b: readonly Listed[]): boolean =>
  a.length === b.length &&
  a.every(({ id, title, state, changes, alternative }, at) => {
    const other = b[at];
    return (
      id === other?.id &&
      title === other.title &&
      state === other.state &&
      changes === other.changes &&
      alternative === other.alternative
    );
  });

import type { Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { firstRank } from '../../../core/amend/text/rank.ts';
import { keepChangedLetters, keepJoinedLetters } from '../../../core/amend/typing/new-letters.ts';
import { newLetters } from './new-letters.ts';

/** The id under which typing is kept that belongs to no amendment yet. */
export const UNCLAIMED = 'new';

/** Adds the typing that belongs to no amendment yet, as the last of the amendments. */
export const withUnclaimed = (
  shownAmendments: readonly Drafted[],
  unclaimed: readonly Edit[],
): readonly Drafted[] =>
  unclaimed.length === 0 ? shownAmendments : [...shownAmendments, { id: UNCLAIMED, edits: unclaimed }];

const gapOf = (edit: Edit): string | null =>
  edit.type === 'text' ? `${edit.pid}/${edit.field} ${edit.to}` : null;

/**
 * Changes the rank of an insertion to the first rank of an amendment, which distinguishes it from insertions of other
 * windows at the same place.
 */
const rankedFor =
  (id: string) =>
  (edit: Edit): Edit =>
    'rank' in edit && edit.rank === firstRank(UNCLAIMED) ? { ...edit, rank: firstRank(id) } : edit;

const asItIs = (edit: Edit): Edit => edit;

/**
 * How an edit changes when an amendment takes it over. It gets the first rank of that amendment, unless the gap has
 * other insertions, with which it would change places.
 */
export function rerankFor(
  id: string,
  unclaimed: readonly Edit[],
  otherEdits: Iterable<readonly Edit[]>,
): (edit: Edit) => Edit {
  const gaps = new Set(unclaimed.map(gapOf));
  for (const edits of otherEdits) {
    for (const edit of edits) {
      const gap = gapOf(edit);
      if (gap !== null && gaps.has(gap)) return asItIs;
    }
  }
  return rankedFor(id);
}

/** Joins two lists of edits, and keeps the ids of their letters. `as` maps the edits of the second list. */
export function joinedEdits(
  base: Provision,
  first: readonly Edit[],
  second: readonly Edit[],
  as: (edit: Edit) => Edit = asItIs,
): readonly Edit[] {
  const now = second.map(as);
  const edits = [...first, ...now];
  const partOf = (list: readonly Edit[], images: readonly Edit[]) => ({
    edits: list,
    as: new Map(list.map((edit, nth) => [edit, images[nth] ?? edit])),
  });
  keepJoinedLetters(base, [partOf(first, first), partOf(second, now)], edits);
  return edits;
}

/** Adds typing without an amendment to the edits of one, with `rerank` applied. */
export function withClaimed(
  base: Provision,
  heldEdits: readonly Edit[],
  unclaimed: readonly Edit[],
  rerank: (edit: Edit) => Edit,
): readonly Edit[] {
  const edits = joinedEdits(base, heldEdits, unclaimed, rerank);
  keepChangedLetters(base, heldEdits, edits, newLetters);
  return edits;
}

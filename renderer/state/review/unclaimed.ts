import type { Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { firstRank } from '../../../core/amend/text/rank.ts';
import { keepChanged, keepJoined } from '../../../core/amend/typing/new-letters.ts';
import { newLetters } from './new-letters.ts';

/** Whose words are that were typed before there is an amendment to hold them. */
export const UNCLAIMED = 'new';

/** What is drafted, with what is in no amendment yet as the last. */
export const withUnclaimed = (
  shownAmendments: readonly Drafted[],
  unclaimed: readonly Edit[],
): readonly Drafted[] =>
  unclaimed.length === 0 ? shownAmendments : [...shownAmendments, { id: UNCLAIMED, edits: unclaimed }];

const gapOf = (edit: Edit): string | null =>
  edit.type === 'text' ? `${edit.pid}/${edit.field} ${edit.to}` : null;

/** The first rank of an amendment tells its insertions from those another window makes at the same place. */
const rankedFor =
  (id: string) =>
  (edit: Edit): Edit =>
    'rank' in edit && edit.rank === firstRank(UNCLAIMED) ? { ...edit, rank: firstRank(id) } : edit;

const asItIs = (edit: Edit): Edit => edit;

/**
 * What becomes of each edit that was typed without an amendment, in the one that takes it: it has the first rank of that
 * one, unless others stand in the same gap, with which it would change places.
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

/** The edits of two lists, each of the second as it is then, with what is known of their letters. */
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
  keepJoined(base, [partOf(first, first), partOf(second, now)], edits);
  return edits;
}

/** The edits of an amendment with those that were typed without one, each as it is in it. */
export function withClaimed(
  base: Provision,
  heldEdits: readonly Edit[],
  unclaimed: readonly Edit[],
  rerank: (edit: Edit) => Edit,
): readonly Edit[] {
  const edits = joinedEdits(base, heldEdits, unclaimed, rerank);
  keepChanged(base, heldEdits, edits, newLetters);
  return edits;
}

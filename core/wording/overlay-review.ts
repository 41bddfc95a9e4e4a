import { indexTree } from '../act/tree.ts';
import { checkEdits } from '../amend/check.ts';
import { clashesOf } from '../amend/clash.ts';
import { copiedEdits } from '../amend/copied-edits.ts';
import { type Edit, pidsOf } from '../amend/edit.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { MadeItem, Names, OverlayInput } from './overlay-items.ts';
import { nameOfKey } from './overlay-keys.ts';
import type { ReviewContent } from './overlay-records.ts';
import type { ItemInput, ProposedItem } from './propose-item.ts';

type Theirs = ReviewContent['amendments'][number];

/** Another review's amendments, each under its number there. */
export interface ReadReview {
  readonly of: 'review';
  readonly items: readonly {
    readonly key: string;
    readonly words: string;
    readonly inserted: readonly string[];
    readonly theirs: Theirs;
  }[];
  readonly others: readonly [];
}

const MOVED =
  'this review has been moved to another text of the Act since that file was opened: open the file again';

/** @param text the hash of the text that this review is of */
export const readReview = (content: ReviewContent, text: string): ReadReview => ({
  of: 'review',
  others: [],
  items: content.amendments.map((theirs) => ({
    key: theirs.id,
    words: theirs.title || 'No title',
    inserted: theirs.words,
    theirs: content.text === text ? theirs : { ...theirs, why: MOVED },
  })),
});

/** Edits as they are told apart: by what they do, whatever was inserted is identified by and ranked. */
function plain(edits: readonly Edit[]): string {
  let next = 0;
  const copied = copiedEdits(edits, () => `${++next}`);
  return canonicalJson(copied.map((edit) => ('rank' in edit ? { ...edit, rank: '' } : edit)));
}

const BLANK = { suggestion: '', place: '', alternatives: [], revises: [], notes: [], changes: [] };

/** What would become of one of their amendments beside those that a text shows. */
function told(
  { instrument: { root }, amendments, am }: ItemInput,
  { id, title, edits, why }: Theirs,
): ProposedItem {
  const { byPid } = indexTree(root);
  const pid = edits.flatMap(pidsOf).find((one) => byPid.has(one)) ?? null;
  const item = { ...BLANK, cite: nameOfKey(id), words: title || 'No title', pid };
  const no = (reason: string): ProposedItem => ({ ...item, status: 'not-applied', reason });
  if (why !== '') return no(why);
  if (edits.length === 0) return no('it changes nothing');
  const checked = checkEdits(root, edits);
  if (!checked.ok) return no(checked.error.message);
  const same = amendments.find((one) => plain(one.edits) === plain(edits));
  if (same) return { ...item, status: 'already-made', reason: `${same.id} makes the same change` };
  const clashes = clashesOf(root, [...amendments, { id: am, edits }]);
  const alternatives = clashes.flatMap(({ a, b }) => (b === am ? [a] : a === am ? [b] : []));
  if (alternatives.length === 0) return { ...item, status: 'applied', reason: '' };
  return { ...item, status: 'overlaps', alternatives, reason: '' };
}

/** What would become of each, were it the next to be applied. */
export const tryReview = (input: ItemInput, { items }: ReadReview) =>
  items.map(({ theirs, ...one }) => ({ ...one, told: told(input, theirs) }));

/**
 * Makes some of them amendments here, each by itself: nobody else's is changed by it. One that changes the same words as
 * another that is shown is made as an alternative to it, where `asAlternative` says so.
 */
export function makeReviewItems(
  input: OverlayInput,
  { items }: ReadReview,
  wanted: ReadonlySet<string>,
  asAlternative: boolean,
  names: Names,
): readonly MadeItem[] {
  let { amendments } = input;
  return items
    .filter(({ key }) => wanted.has(key))
    .map(({ key, theirs }): MadeItem => {
      const am = names.next(key);
      const item = told({ ...input, amendments, am }, theirs);
      const isMade = item.status === 'applied' || (item.status === 'overlaps' && asAlternative);
      if (!isMade) return { key, am, told: item, changes: new Map() };
      names.take(am);
      const edits = copiedEdits(theirs.edits, input.newPid);
      if (item.status === 'applied') amendments = [...amendments, { id: am, edits }];
      return { key, am, told: item, changes: new Map([[am, edits]]) };
    });
}

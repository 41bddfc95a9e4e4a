import { indexTree, type Provision } from '../act/tree.ts';
import { outsideReason } from '../amend/changes/scope.ts';
import { checkEdits } from '../amend/edits/check.ts';
import { clashesOf } from '../amend/edits/clash.ts';
import { copiedEdits } from '../amend/edits/copied-edits.ts';
import { type Edit, pidsOf } from '../amend/edits/edit.ts';
import { addToList } from '../base/group-by.ts';
import type { MadeItem, OverlayInput } from './overlay-items.ts';
import { nameOfKey } from './overlay-keys.ts';
import { createNumbering, type WantedItems } from './overlay-numbers.ts';
import type { ReviewContent } from './overlay-records.ts';
import { BLANK_ITEM } from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { unranked } from './unranked.ts';

type Theirs = ReviewContent['amendments'][number];

/** An overlay of another review's amendments. The keys are their ids there. */
export interface ReadReview {
  readonly of: 'review';
  readonly items: readonly {
    readonly key: string;
    readonly words: string;
    readonly inserted: readonly string[];
    readonly theirs: Theirs;
  }[];
  readonly aside: readonly [];
}

const MOVED =
  'this review has been moved to another text of the Act since that file was opened: open the file again';

/** Reads another review as an overlay. @param text the hash of this review's base text */
export const readReview = (content: ReviewContent, text: string): ReadReview => ({
  of: 'review',
  aside: [],
  items: content.amendments.map((theirs) => ({
    key: theirs.id,
    words: theirs.title || 'No title',
    inserted: theirs.words,
    theirs: content.text === text ? theirs : { ...theirs, why: MOVED },
  })),
});

/** Edits as a string that is equal for edits with the same effect. Identifiers and ranks of insertions are ignored. */
function effectKey(edits: readonly Edit[]): string {
  let next = 0;
  return unranked(copiedEdits(edits, () => `${++next}`));
}

type ReviewInput = Pick<OverlayInput, 'instrument' | 'amendments' | 'scope'>;

/** Why an amendment of the other review can't be made at all. '' if it can. */
function refusalReason(
  { instrument: { root }, amendments, scope }: ReviewInput,
  { edits, why: whyTheirs }: Theirs,
): string {
  if (whyTheirs !== '') return whyTheirs;
  if (edits.length === 0) return 'it changes nothing';
  const checked = checkEdits(root, edits);
  if (!checked.ok) return checked.error.message;
  const before = amendments.map((one) => one.edits);
  return outsideReason(root, scope, [edits], before);
}

/** The amendments in a draft, those of the other review that were added meanwhile, and the clashes between all of them. */
class ShownAmendments {
  readonly #root: Provision;
  readonly #reasons: ReadonlyMap<Theirs, string>;
  /** The id of the amendment with an effect, by `effectKey`. */
  readonly #idByEffect = new Map<string, string>();
  /** The names of the amendments that each amendment of the other review clashes with. Computed once. */
  readonly #clashes = new Map<string, string[]>();
  /** The ids in the draft by name: of the draft's own amendments, and of added ones. */
  readonly #idByName: Map<string, string>;

  constructor(against: ReviewInput, theirs: readonly Theirs[]) {
    const {
      amendments,
      instrument: { root },
    } = against;
    this.#root = root;
    this.#reasons = new Map(theirs.map((one) => [one, refusalReason(against, one)]));
    this.#idByName = new Map(amendments.map(({ id }) => [id, id]));
    for (const { id, edits } of amendments) this.#recordEffect(edits, id);
    const fit = theirs.filter((one) => this.#reasons.get(one) === '');
    const all = [...amendments, ...fit.map(({ id, edits }) => ({ id: nameOfKey(id), edits }))];
    for (const { a, b } of clashesOf(root, all)) addToList(this.#clashes, b, a);
  }

  #recordEffect(edits: readonly Edit[], id: string): void {
    const effect = effectKey(edits);
    if (!this.#idByEffect.has(effect)) this.#idByEffect.set(effect, id);
  }

  add({ id, edits }: Theirs, am: string): void {
    this.#idByName.set(nameOfKey(id), am);
    this.#recordEffect(edits, am);
  }

  /** Reports what adding an amendment of the other review to the draft would do. */
  propose(theirs: Theirs): ProposedItem {
    const { id, title, edits } = theirs;
    const { byPid } = indexTree(this.#root);
    const pid = edits.flatMap(pidsOf).find((one) => byPid.has(one)) ?? null;
    const item = { ...BLANK_ITEM, cite: nameOfKey(id), words: title || 'No title', pid };
    const reason = this.#reasons.get(theirs) ?? '';
    if (reason !== '') return { ...item, status: 'not-applied', reason };
    const sameAmendment = this.#idByEffect.get(effectKey(edits));
    if (sameAmendment)
      return { ...item, status: 'already-made', reason: `${sameAmendment} makes the same change` };
    const clashing = this.#clashes.get(nameOfKey(id)) ?? [];
    const alternatives = clashing.flatMap((name) => this.#idByName.get(name) ?? []);
    return { ...item, status: alternatives.length > 0 ? 'overlaps' : 'applied', alternatives };
  }
}

/** Reports what adding each amendment next would do. */
export function tryReview(against: ReviewInput, { items }: ReadReview) {
  const shownAmendments = new ShownAmendments(
    against,
    items.map(({ theirs }) => theirs),
  );
  return items.map(({ theirs, ...one }) => ({ ...one, proposal: shownAmendments.propose(theirs) }));
}

/**
 * Adds some amendments of the other review to this one. They never change other amendments. One that clashes with an amendment of
 * the draft becomes an alternative to it, if `asAlternative` is true.
 */
export function makeReviewItems(
  { newPid, ...against }: ReviewInput & Pick<OverlayInput, 'newPid'>,
  read: ReadReview,
  { keys, asAlternative, numbers }: WantedItems,
): readonly MadeItem[] {
  const names = createNumbering(numbers);
  const items = read.items.filter(({ key }) => keys.has(key));
  const shownAmendments = new ShownAmendments(
    against,
    items.map(({ theirs }) => theirs),
  );
  return items.map(({ key, theirs }): MadeItem => {
    const am = names.next(key);
    const proposal = shownAmendments.propose(theirs);
    const isMade = proposal.status === 'applied' || (proposal.status === 'overlaps' && asAlternative);
    if (!isMade) return { key, am, proposal, changes: new Map() };
    names.take(am);
    if (proposal.status === 'applied') shownAmendments.add(theirs, am);
    return { key, am, proposal, changes: new Map([[am, copiedEdits(theirs.edits, newPid)]]) };
  });
}

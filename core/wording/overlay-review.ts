import { indexTree, type Provision } from '../act/tree.ts';
import { outsideReason } from '../amend/changes/scope.ts';
import { checkEdits } from '../amend/edits/check.ts';
import { clashesOf } from '../amend/edits/clash.ts';
import { copiedEdits } from '../amend/edits/copied-edits.ts';
import { type Edit, pidsOf } from '../amend/edits/edit.ts';
import type { MadeItem, OverlayInput } from './overlay-items.ts';
import { nameOfKey } from './overlay-keys.ts';
import { numbering, type WantedItems } from './overlay-numbers.ts';
import type { ReviewContent } from './overlay-records.ts';
import { BLANK_ITEM } from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { unranked } from './unranked.ts';

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
  readonly aside: readonly [];
}

const MOVED =
  'this review has been moved to another text of the Act since that file was opened: open the file again';

/** @param text the hash of the text that this review is of */
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

/** Edits as they are told apart: by what they do, whatever was inserted is identified by and ranked. */
function plain(edits: readonly Edit[]): string {
  let next = 0;
  return unranked(copiedEdits(edits, () => `${++next}`));
}

type Against = Pick<OverlayInput, 'instrument' | 'amendments' | 'scope'>;

/** What keeps one of theirs from being made at all; '' where nothing does. */
function whyNot(
  { instrument: { root }, amendments, scope }: Against,
  { edits, why: whyTheirs }: Theirs,
): string {
  if (whyTheirs !== '') return whyTheirs;
  if (edits.length === 0) return 'it changes nothing';
  const checked = checkEdits(root, edits);
  if (!checked.ok) return checked.error.message;
  const before = amendments.map((one) => one.edits);
  return outsideReason(root, scope, [edits], before);
}

/** What their amendments are held against: what a text shows, and those of theirs that are made meanwhile. */
class ShownText {
  readonly #root: Provision;
  readonly #reasons: ReadonlyMap<Theirs, string>;
  /** Of each that is shown, by what it does, and of each of theirs, what it is an alternative to: looked for once for all. */
  readonly #does = new Map<string, string>();
  readonly #clashes = new Map<string, string[]>();
  /** What theirs are shown as; what the text shows anyhow is shown as itself. */
  readonly #as: Map<string, string>;

  constructor(against: Against, theirs: readonly Theirs[]) {
    const {
      amendments,
      instrument: { root },
    } = against;
    this.#root = root;
    this.#reasons = new Map(theirs.map((one) => [one, whyNot(against, one)]));
    this.#as = new Map(amendments.map(({ id }) => [id, id]));
    for (const { id, edits } of amendments) this.#recordEffect(edits, id);
    const fit = theirs.filter((one) => this.#reasons.get(one) === '');
    const all = [...amendments, ...fit.map(({ id, edits }) => ({ id: nameOfKey(id), edits }))];
    for (const { a, b } of clashesOf(root, all)) {
      const clashing = this.#clashes.get(b);
      if (clashing) clashing.push(a);
      else this.#clashes.set(b, [a]);
    }
  }

  #recordEffect(edits: readonly Edit[], id: string): void {
    const does = plain(edits);
    if (!this.#does.has(does)) this.#does.set(does, id);
  }

  add({ id, edits }: Theirs, am: string): void {
    this.#as.set(nameOfKey(id), am);
    this.#recordEffect(edits, am);
  }

  /** What would become of one of theirs beside what is shown by now. */
  propose(theirs: Theirs): ProposedItem {
    const { id, title, edits } = theirs;
    const { byPid } = indexTree(this.#root);
    const pid = edits.flatMap(pidsOf).find((one) => byPid.has(one)) ?? null;
    const item = { ...BLANK_ITEM, cite: nameOfKey(id), words: title || 'No title', pid };
    const reason = this.#reasons.get(theirs) ?? '';
    if (reason !== '') return { ...item, status: 'not-applied', reason };
    const sameAmendment = this.#does.get(plain(edits));
    if (sameAmendment)
      return { ...item, status: 'already-made', reason: `${sameAmendment} makes the same change` };
    const alternatives = (this.#clashes.get(nameOfKey(id)) ?? []).flatMap((one) => this.#as.get(one) ?? []);
    return { ...item, status: alternatives.length > 0 ? 'overlaps' : 'applied', alternatives };
  }
}

/** What would become of each, were it the next to be applied. */
export function tryReview(against: Against, { items }: ReadReview) {
  const shownText = new ShownText(
    against,
    items.map(({ theirs }) => theirs),
  );
  return items.map(({ theirs, ...one }) => ({ ...one, proposal: shownText.propose(theirs) }));
}

/**
 * Makes some of them amendments here, each by itself: nobody else's is changed by it. One that changes the same words as
 * another that is shown is made, where that is wanted, as an alternative to it.
 */
export function makeReviewItems(
  { newPid, ...against }: Against & Pick<OverlayInput, 'newPid'>,
  read: ReadReview,
  { keys, asAlternative, numbers }: WantedItems,
): readonly MadeItem[] {
  const names = numbering(numbers);
  const items = read.items.filter(({ key }) => keys.has(key));
  const shownText = new ShownText(
    against,
    items.map(({ theirs }) => theirs),
  );
  return items.map(({ key, theirs }): MadeItem => {
    const am = names.next(key);
    const proposal = shownText.propose(theirs);
    const isMade = proposal.status === 'applied' || (proposal.status === 'overlaps' && asAlternative);
    if (!isMade) return { key, am, proposal, changes: new Map() };
    names.take(am);
    if (proposal.status === 'applied') shownText.add(theirs, am);
    return { key, am, proposal, changes: new Map([[am, copiedEdits(theirs.edits, newPid)]]) };
  });
}

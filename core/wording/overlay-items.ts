import { indexTree, type Provision } from '../act/tree.ts';
import { clashesOf } from '../amend/edits/clash.ts';
import type { Edit } from '../amend/edits/edit.ts';
import { type ApplySession, remainingSlips } from '../amend/instructions/apply/apply.ts';
import { rewind } from '../amend/instructions/apply/apply-session.ts';
import type { ResultSlip } from '../amend/instructions/apply/result-check.ts';
import { groupParts } from '../amend/instructions/group-parts.ts';
import { saysWhichAct, underAct } from '../amend/instructions/names-act.ts';
import { ownWords } from '../amend/instructions/read/own-words.ts';
import { readAmendingText } from '../amend/instructions/read/text/amending-text.ts';
import { type AsidePassage, asidePassagesIn } from '../amend/instructions/set-aside.ts';
import type { Instruction, ReadItem } from '../amend/instructions/syntax.ts';
import { plainText } from '../amend/redline/lines.ts';
import { ok, type Result } from '../base/result.ts';
import { keyOfInstruction } from './overlay-keys.ts';
import { createNumbering, type WantedItems } from './overlay-numbers.ts';
import type { WordingContent } from './overlay-records.ts';
import { sessionOf } from './propose.ts';
import {
  asNotApplied,
  changedIn,
  type ItemInput,
  isPartlyApplicable,
  makeItem,
  proposeUnread,
  skipItem,
  sourceOf,
  withSlips,
} from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { readItems } from './read-items.ts';

/** An item of an overlay with its key. */
export interface KeyedItem {
  readonly key: string;
  readonly item: ReadItem;
  /** Its words. The first item of a sentence also has the words that begin the sentence. */
  readonly words: string;
  /** The printed lines of whole provisions that it inserts. */
  readonly inserted: readonly string[];
}

/** An overlay of amending text, with its items. */
export interface ReadOverlay {
  readonly of: 'wording';
  readonly amending: Provision;
  readonly title: string;
  readonly items: readonly KeyedItem[];
  /** Its passages that amend nothing. */
  readonly aside: readonly AsidePassage[];
}

/** The lines of whole provisions that an item inserts. */
function insertedBy(item: ReadItem): readonly string[] {
  if (!item.read || !('newText' in item.operation)) return [];
  return item.operation.newText.provisions.flatMap((provision) => plainText(provision).split('\n'));
}

/**
 * Reads the items of an overlay, for the Act with a title. If no item names an Act, all are taken to amend this one. Otherwise
 * items that name no Act don't amend it. Refused for the reasons of `readAmendingText` and `readItems`.
 */
export function readOverlay(
  content: WordingContent,
  { name, title }: { readonly name: string; readonly title: string },
): Result<ReadOverlay> {
  const isBill = 'tree' in content ? content.isBill : /\bbill\b/i.test(name);
  const amending = 'tree' in content ? ok(content.tree) : readAmendingText(content.words);
  if (!amending.ok) return amending;
  const itemsRead = readItems(amending.value, title, isBill ? 'clause' : 'section');
  if (!itemsRead.ok) return itemsRead;
  const namesNoAct = !itemsRead.value.items.some(saysWhichAct);
  const timesByKey = new Map<string, number>();
  const pidsBegun = new Set<string>();
  const { byPid } = indexTree(amending.value);
  const items = itemsRead.value.items.map((item) => {
    const cite = sourceOf(item).cite.slice(0, 200);
    const nth = (timesByKey.get(cite) ?? 0) + 1;
    timesByKey.set(cite, nth);
    const { pid, from, text } = item.source;
    const node = pidsBegun.has(pid) ? undefined : byPid.get(pid);
    pidsBegun.add(pid);
    const words = `${node ? ownWords(node).slice(0, from) : ''}${text}`.trim();
    const key = keyOfInstruction(cite, nth);
    return { key, item: namesNoAct ? underAct(item, title) : item, words, inserted: insertedBy(item) };
  });
  const aside = asidePassagesIn(itemsRead.value.account);
  return ok({ of: 'wording', amending: amending.value, title, items, aside });
}

/** The review that the items of an overlay are applied to. */
export interface OverlayInput extends Omit<ItemInput, 'am'> {
  readonly own: ReadonlySet<string>;
  /** The decisions in force, by the key of the item. */
  readonly decided: ReadonlyMap<string, 'applied' | 'skipped'>;
}

/** The items in groups that are applied together or not at all. Most groups have one item. */
export const groupItems = ({ items }: Pick<ReadOverlay, 'items'>): readonly (readonly KeyedItem[])[] =>
  groupParts(items, ({ item }) => item);

/** Adds to some keys those of undecided parts of the same instructions, which are applied together. */
export const withParts = (
  read: ReadOverlay,
  keys: ReadonlySet<string>,
  decided: OverlayInput['decided'],
): ReadonlySet<string> =>
  new Set(
    groupItems(read).flatMap((parts) => {
      const isWanted = parts.some(({ key }) => keys.has(key));
      return parts.map(({ key }) => key).filter((key) => keys.has(key) || (isWanted && !decided.has(key)));
    }),
  );

/** The result of applying an item of an overlay. */
export interface MadeItem {
  readonly key: string;
  /** The id of its amendment. */
  readonly am: string;
  readonly proposal: ProposedItem;
  /** The new edits of each amendment that it changes: its own, and others whose inserted words it revises. Empty if not made. */
  readonly changes: ReadonlyMap<string, readonly Edit[]>;
}

interface MakeContext {
  readonly input: ItemInput;
  readonly session: ApplySession;
}

/** The edits of an item as an alternative to the amendments that it conflicts with. Null if it can't be their alternative. */
function makeAsAlternative(
  { input, session }: MakeContext,
  item: Instruction,
  proposed: ProposedItem,
): readonly Edit[] | null {
  const { alternatives } = proposed;
  const amendments = session.amendments.filter(({ id }) => !alternatives.includes(id));
  const inputWithout = { ...input, amendments };
  const [instead, after] = makeItem(inputWithout, { ...session, amendments }, item);
  if (instead.status !== 'applied' || instead.revises.length > 0) return null;
  const edits = changedIn(amendments, after.amendments).get(input.am) ?? [];
  const clashes = clashesOf(input.instrument.root, [...session.amendments, { id: input.am, edits }]);
  // If it didn't clash with all of them, both could be shown together, with a text that nobody drafted.
  return alternatives.every((id) => clashes.some(({ a, b }) => a === id && b === input.am)) ? edits : null;
}

const LEFT_OUT = { status: 'left-out' } as const;

/** The status of an item. An item that was made as an alternative counts as applied. */
const effectiveStatus = ({ proposal, changes }: MadeItem): Pick<ProposedItem, 'status'> =>
  changes.size > 0 ? { status: 'applied' } : proposal;

/**
 * Applies items in order, each as its own amendment. If an item changes the same words as an amendment from outside the overlay,
 * it becomes an alternative to that one, if `asAlternative` is true. The parts of an instruction are applied together or not at
 * all.
 */
export function makeItems(
  input: OverlayInput,
  overlay: ReadOverlay,
  { keys, asAlternative, numbers }: WantedItems,
): readonly MadeItem[] {
  const { amending, title } = overlay;
  const names = createNumbering(numbers);
  const own = new Set(input.own);
  let session = sessionOf({ ...input, own, am: '' }, amending);
  const madeItems: MadeItem[] = [];
  const slips = new Map<string, readonly ResultSlip[]>();
  // Items after the last wanted one can't affect it.
  const groups = groupItems(overlay);
  const end = groups.findLastIndex((parts) => parts.some(({ key }) => keys.has(key))) + 1;
  const make = ({ key, item }: ReadOverlay['items'][number]): MadeItem | null => {
    if (!item.read)
      return keys.has(key) ? { key, am: '', proposal: proposeUnread(item, title), changes: new Map() } : null;
    const am = keys.has(key) ? names.next(key) : '';
    const at: ItemInput = { ...input, amendments: session.amendments, own, am };
    if (!keys.has(key)) {
      [, session] = skipItem(at, session, item);
      return null;
    }
    const [proposal, next, itemSlips] = makeItem(at, session, item);
    slips.set(key, itemSlips);
    const instead =
      proposal.status === 'overlaps' && asAlternative
        ? makeAsAlternative({ input: at, session: next }, item, proposal)
        : null;
    const changes = instead ? new Map([[am, instead]]) : changedIn(session.amendments, next.amendments);
    if (changes.has(am)) {
      own.add(am);
      names.take(am);
    }
    session = next;
    return { key, am, proposal, changes };
  };
  /** Whether a part of an instruction is neither wanted nor applied already. */
  const isLeftOut = ({ key }: KeyedItem) => !keys.has(key) && input.decided.get(key) !== 'applied';
  for (const parts of groups.slice(0, end)) {
    const [before, returnNumbers] = [session, names.from()];
    const ownBefore = parts.length > 1 ? new Set(own) : own;
    const all = parts.map(make).filter((one) => one !== null);
    const statuses = [...all.map(effectiveStatus), ...parts.filter(isLeftOut).map(() => LEFT_OUT)];
    if (!isPartlyApplicable(statuses)) {
      madeItems.push(...all);
      continue;
    }
    session = rewind(
      session,
      before,
      parts.map(({ item }) => item),
    );
    returnNumbers();
    for (const { key, am, proposal, changes } of all) {
      if (!ownBefore.has(am)) own.delete(am);
      slips.delete(key);
      const isMade = proposal.status === 'applied' || changes.size > 0;
      madeItems.push({
        key,
        am,
        proposal: isMade ? asNotApplied(proposal, statuses) : proposal,
        changes: new Map(),
      });
    }
  }
  const finalSlips = new Set(remainingSlips(session, [...slips.values()].flat()));
  return madeItems.map((one) => ({
    ...one,
    proposal: withSlips(
      one.proposal,
      (slips.get(one.key) ?? []).filter((slip) => finalSlips.has(slip)),
    ),
  }));
}

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
import { numbering, type WantedItems } from './overlay-numbers.ts';
import type { WordingContent } from './overlay-records.ts';
import { sessionOf } from './propose.ts';
import {
  changedIn,
  type ItemInput,
  isHalf,
  leftOut,
  makeItem,
  sourceOf,
  takenBack,
  unread,
  withSlips,
} from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { readItems } from './read-items.ts';

/** An item, under the key that it is known by. */
export interface KeyedItem {
  readonly key: string;
  readonly item: ReadItem;
  /** Its words, with those that begin its sentence where it is the first of that. */
  readonly words: string;
  /** What it puts in as whole provisions, line by line as printed. */
  readonly inserted: readonly string[];
}

/** An overlay's text with its items. */
export interface ReadOverlay {
  readonly of: 'wording';
  readonly amending: Provision;
  readonly title: string;
  readonly items: readonly KeyedItem[];
  /** All else that it says, which amends nothing. */
  readonly aside: readonly AsidePassage[];
}

/** The provisions that an item puts in, line by line. */
function insertedBy(item: ReadItem): readonly string[] {
  if (!item.read || !('newText' in item.operation)) return [];
  return item.operation.newText.provisions.flatMap((provision) => plainText(provision).split('\n'));
}

/**
 * Reads what an overlay of a name holds, for an Act of a title. Where none of its items says of which Act it is, all are of that one;
 * a Bill that names Acts is taken at its word, and what names none in it is no amendment of this. Refused as
 * `readAmendingText` and `readItems` say.
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
  const isOfOne = !itemsRead.value.items.some(saysWhichAct);
  const timesByKey = new Map<string, number>();
  const begun = new Set<string>();
  const { byPid } = indexTree(amending.value);
  const items = itemsRead.value.items.map((item) => {
    const cite = sourceOf(item).cite.slice(0, 200);
    const nth = (timesByKey.get(cite) ?? 0) + 1;
    timesByKey.set(cite, nth);
    const { pid, from, text } = item.source;
    const node = begun.has(pid) ? undefined : byPid.get(pid);
    begun.add(pid);
    const words = `${node ? ownWords(node).slice(0, from) : ''}${text}`.trim();
    const key = keyOfInstruction(cite, nth);
    return { key, item: isOfOne ? underAct(item, title) : item, words, inserted: insertedBy(item) };
  });
  const aside = asidePassagesIn(itemsRead.value.account);
  return ok({ of: 'wording', amending: amending.value, title, items, aside });
}

/** What the items of an overlay are held against. */
export interface OverlayInput extends Omit<ItemInput, 'am'> {
  readonly own: ReadonlySet<string>;
  /** What was decided of items, and still stands. */
  readonly decided: ReadonlyMap<string, 'applied' | 'skipped'>;
}

/** Items in groups: those that are made together or not at all, and each of the others by itself. */
export const groupsOf = ({ items }: Pick<ReadOverlay, 'items'>): readonly (readonly KeyedItem[])[] =>
  groupParts(items, ({ item }) => item);

/** Items with what is made together with them: all parts of the same instruction that nobody decided. */
export const withParts = (
  read: ReadOverlay,
  keys: ReadonlySet<string>,
  decided: OverlayInput['decided'],
): ReadonlySet<string> =>
  new Set(
    groupsOf(read).flatMap((parts) => {
      const isWanted = parts.some(({ key }) => keys.has(key));
      return parts.map(({ key }) => key).filter((key) => keys.has(key) || (isWanted && !decided.has(key)));
    }),
  );

export interface MadeItem {
  readonly key: string;
  /** What an amendment of it is called. */
  readonly am: string;
  readonly proposal: ProposedItem;
  /** All edits of each amendment that it changes: the new one, and others whose inserted words it revises. */
  readonly changes: ReadonlyMap<string, readonly Edit[]>;
}

interface Making {
  readonly input: ItemInput;
  readonly session: ApplySession;
}

/** An item made in the place of the amendments that are in its way: its edits; null where it can't be shown as that. */
function madeInstead(
  { input, session }: Making,
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
  // What is not known to exclude the others would be shown with them, and read as nobody wrote it.
  return alternatives.every((id) => clashes.some(({ a, b }) => a === id && b === input.am)) ? edits : null;
}

const LEFT_OUT = { status: 'left-out' } as const;

/** What is said of an item; what is made as an alternative is made. */
const statusOf = ({ proposal, changes }: MadeItem): Pick<ProposedItem, 'status'> =>
  changes.size > 0 ? { status: 'applied' } : proposal;

/**
 * Makes some items, each as an amendment of its own, one after the other. An item may change the same words as an
 * amendment from outside the overlay. It is then made as an alternative to that one, if that was chosen.
 */
export function makeItems(
  input: OverlayInput,
  overlay: ReadOverlay,
  { keys, asAlternative, numbers }: WantedItems,
): readonly MadeItem[] {
  const { amending, title } = overlay;
  const names = numbering(numbers);
  const own = new Set(input.own);
  let session = sessionOf({ ...input, own, am: '' }, amending);
  const madeItems: MadeItem[] = [];
  const slips = new Map<string, readonly ResultSlip[]>();
  // What comes after the last that is wanted can say nothing to it.
  const groups = groupsOf(overlay);
  const end = groups.findLastIndex((parts) => parts.some(({ key }) => keys.has(key))) + 1;
  const make = ({ key, item }: ReadOverlay['items'][number]): MadeItem | null => {
    if (!item.read)
      return keys.has(key) ? { key, am: '', proposal: unread(item, title), changes: new Map() } : null;
    const am = keys.has(key) ? names.next(key) : '';
    const at: ItemInput = { ...input, amendments: session.amendments, own, am };
    if (!keys.has(key)) {
      [, session] = leftOut(at, session, item);
      return null;
    }
    const [proposal, next, itemSlips] = makeItem(at, session, item);
    slips.set(key, itemSlips);
    const instead =
      proposal.status === 'overlaps' && asAlternative
        ? madeInstead({ input: at, session: next }, item, proposal)
        : null;
    const changes = instead ? new Map([[am, instead]]) : changedIn(session.amendments, next.amendments);
    if (changes.has(am)) {
      own.add(am);
      names.take(am);
    }
    session = next;
    return { key, am, proposal, changes };
  };
  /** Whether part of an instruction is neither wanted nor in the draft by now. */
  const isLeftOut = ({ key }: KeyedItem) => !keys.has(key) && input.decided.get(key) !== 'applied';
  for (const parts of groups.slice(0, end)) {
    const [before, giveBack] = [session, names.from()];
    const had = parts.length > 1 ? new Set(own) : own;
    const all = parts.map(make).filter((one) => one !== null);
    const statuses = [...all.map(statusOf), ...parts.filter(isLeftOut).map(() => LEFT_OUT)];
    if (!isHalf(statuses)) {
      madeItems.push(...all);
      continue;
    }
    session = rewind(
      session,
      before,
      parts.map(({ item }) => item),
    );
    giveBack();
    for (const { key, am, proposal, changes } of all) {
      if (!had.has(am)) own.delete(am);
      slips.delete(key);
      const isMade = proposal.status === 'applied' || changes.size > 0;
      madeItems.push({
        key,
        am,
        proposal: isMade ? takenBack(proposal, statuses) : proposal,
        changes: new Map(),
      });
    }
  }
  const left = new Set(remainingSlips(session, [...slips.values()].flat()));
  return madeItems.map((one) => ({
    ...one,
    proposal: withSlips(
      one.proposal,
      (slips.get(one.key) ?? []).filter((slip) => left.has(slip)),
    ),
  }));
}

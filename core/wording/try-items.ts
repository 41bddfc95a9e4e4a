import type { ApplySession } from '../amend/instructions/apply/apply.ts';
import { underAct } from '../amend/instructions/names-act.ts';
import type { KeyedItem, OverlayInput, ReadOverlay } from './overlay-items.ts';
import { groupsOf, makeItems } from './overlay-items.ts';
import { sessionOf } from './propose.ts';
import { tryItem, unread, withSlips } from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';

/** What is only tried has a number that no amendment has. */
const NO_NUMBER = 'A-000';

/** What a person should know before one of several parts is applied. */
const WITH_PARTS = 'it is applied with the other parts of the same instruction, or not at all';

type TriedItem = Omit<KeyedItem, 'item'> & { readonly proposal: ProposedItem };

/** What is said of parts that are made together: where one would be an alternative to others, all of them are. */
function asOne(proposedItems: readonly ProposedItem[]): readonly ProposedItem[] {
  const overlapping = proposedItems.find(({ status }) => status === 'overlaps');
  const isAlternative =
    overlapping && proposedItems.every(({ status }) => status === 'overlaps' || status === 'applied');
  const alternatives = [...new Set(proposedItems.flatMap((one) => one.alternatives))];
  return proposedItems.map((one) => {
    if (isAlternative) return { ...one, status: 'overlaps', reason: overlapping.reason, alternatives };
    return one.status === 'applied' ? { ...one, notes: [...one.notes, WITH_PARTS] } : one;
  });
}

/** Whether an instruction says "that subsection", which only what comes before it can answer. */
const refersBack = ({ item }: KeyedItem): boolean => JSON.stringify(item).includes('"type":"anaphor"');

/**
 * Parts of an instruction that are to be decided, with what would become of them together. A part may need what an earlier
 * one makes, and so fail by itself: then they are made as they would be. All that comes before takes as long again as
 * everything else, and is gone through for none but those that refer back.
 */
function triedTogether(
  overlayInput: OverlayInput,
  { overlay, group }: { readonly overlay: ReadOverlay; readonly group: readonly KeyedItem[] },
  parts: readonly TriedItem[],
): readonly TriedItem[] {
  const isSkipped = group.some(({ key }) => overlayInput.decided.get(key) === 'skipped');
  const may = parts.filter(({ proposal }) => proposal.status === 'applied' || proposal.status === 'overlaps');
  if (may.length === 0 || (parts.length === 1 && !isSkipped)) return parts;
  const isPlain = !isSkipped && parts.every(({ proposal }) => proposal.status === 'applied');
  const numbers = { reused: new Map<string, string>(), fresh: parts.map(() => NO_NUMBER) };
  const keys = new Set(parts.map(({ key }) => key));
  // What can be made by itself is of this Act, as all parts of the same instruction are.
  const items = group.some(refersBack)
    ? overlay.items
    : group.map((one) => ({ ...one, item: underAct(one.item, overlay.title) }));
  const madeItems = isPlain
    ? parts
    : makeItems(overlayInput, { ...overlay, items }, { keys, asAlternative: true, numbers });
  const decidedItems = asOne(madeItems.map((one) => one.proposal));
  return parts.map((one, at) => ({ ...one, proposal: decidedItems[at] ?? one.proposal }));
}

/** What would become of each item, were it the next to be applied. */
export function tryItems(overlayInput: OverlayInput, overlay: ReadOverlay): readonly TriedItem[] {
  const input = { ...overlayInput, am: NO_NUMBER };
  let session: ApplySession = sessionOf(input, overlay.amending);
  return groupsOf(overlay).flatMap((parts) => {
    const alone = parts.map(({ item, ...one }): TriedItem => {
      if (!item.read) return { ...one, proposal: unread(item, overlay.title) };
      const [proposedItem, next, slips] = tryItem(input, session, item);
      session = next;
      return { ...one, proposal: withSlips(proposedItem, slips) };
    });
    const open = alone.filter(({ key }) => !overlayInput.decided.has(key));
    const jointly = parts.length > 1 ? triedTogether(overlayInput, { overlay, group: parts }, open) : [];
    return alone.map((one) => jointly.find(({ key }) => key === one.key) ?? one);
  });
}

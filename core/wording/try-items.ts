import type { ApplySession } from '../amend/instructions/apply/apply.ts';
import { underAct } from '../amend/instructions/names-act.ts';
import type { KeyedItem, OverlayInput, ReadOverlay } from './overlay-items.ts';
import { groupItems, makeItems } from './overlay-items.ts';
import { sessionOf } from './propose.ts';
import { proposeUnread, tryItem, withSlips } from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';

/** The id of items that are only tried. No amendment has it. */
const NO_NUMBER = 'A-000';

/** The note on an item that is one of several parts. */
const WITH_PARTS = 'it is applied with the other parts of the same instruction, or not at all';

type TriedItem = Omit<KeyedItem, 'item'> & { readonly proposal: ProposedItem };

/** Aligns the proposals of parts that are applied together. If one would be an alternative, all are. */
function joinParts(proposedItems: readonly ProposedItem[]): readonly ProposedItem[] {
  const overlapping = proposedItems.find(({ status }) => status === 'overlaps');
  const isAlternative =
    overlapping && proposedItems.every(({ status }) => status === 'overlaps' || status === 'applied');
  const alternatives = [...new Set(proposedItems.flatMap((one) => one.alternatives))];
  return proposedItems.map((one) => {
    if (isAlternative) return { ...one, status: 'overlaps', reason: overlapping.reason, alternatives };
    return one.status === 'applied' ? { ...one, notes: [...one.notes, WITH_PARTS] } : one;
  });
}

/** Whether an instruction has an anaphor such as "that subsection", whose antecedent is in an earlier instruction. */
const refersBack = ({ item }: KeyedItem): boolean => JSON.stringify(item).includes('"type":"anaphor"');

/**
 * Reports what applying the undecided parts of an instruction together would do. A part may fail alone because it needs an earlier
 * one. Then they are applied together in a trial. Earlier items are applied, too, only if a part has an anaphor, because that
 * doubles the time.
 */
function tryParts(
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
  // A part that can be applied alone amends this Act, and all parts of an instruction amend the same Act.
  const items = group.some(refersBack)
    ? overlay.items
    : group.map((one) => ({ ...one, item: underAct(one.item, overlay.title) }));
  const madeItems = isPlain
    ? parts
    : makeItems(overlayInput, { ...overlay, items }, { keys, asAlternative: true, numbers });
  const decidedItems = joinParts(madeItems.map((one) => one.proposal));
  return parts.map((one, at) => ({ ...one, proposal: decidedItems[at] ?? one.proposal }));
}

/** Reports what applying each item next would do. */
export function tryItems(overlayInput: OverlayInput, overlay: ReadOverlay): readonly TriedItem[] {
  const input = { ...overlayInput, am: NO_NUMBER };
  let session: ApplySession = sessionOf(input, overlay.amending);
  return groupItems(overlay).flatMap((parts) => {
    const alone = parts.map(({ item, ...one }): TriedItem => {
      if (!item.read) return { ...one, proposal: proposeUnread(item, overlay.title) };
      const [proposedItem, next, slips] = tryItem(input, session, item);
      session = next;
      return { ...one, proposal: withSlips(proposedItem, slips) };
    });
    const open = alone.filter(({ key }) => !overlayInput.decided.has(key));
    const jointly = parts.length > 1 ? tryParts(overlayInput, { overlay, group: parts }, open) : [];
    return alone.map((one) => jointly.find(({ key }) => key === one.key) ?? one);
  });
}

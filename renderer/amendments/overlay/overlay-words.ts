import {
  capital,
  count,
  listed,
  listedByNumber,
  sentence,
  subjectAndVerb,
} from '../../../core/base/english.ts';
import type { OverlayItem } from '../../../core/wording/overlay-calls.ts';
import {
  decisionInForce,
  type OverlayAction,
  overlayRefusal,
} from '../../../core/wording/overlay-decisions.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import { notesOn as notesOnProposed } from '../wording/proposed-words.ts';

/** The status of an item: the decision on it if there is one, or else the outcome that applying it would have. */
export type ItemStatus = 'made' | 'skipped' | OverlayItem['status'];

/** Returns an item's status. A decision no longer counts once the amendment that it created is withdrawn. */
export function itemStatus({ decided, status }: OverlayItem): ItemStatus {
  const standing = decisionInForce(decided);
  return standing === 'applied' ? 'made' : (standing ?? status);
}

/** Whether an item needs no decision, because it amends another Act or amends nothing. */
export const needsNoDecision = (item: OverlayItem): boolean =>
  itemStatus(item) === 'other-act' || itemStatus(item) === 'set-aside';

/** Returns the actions that are possible for an item in its current status. */
export const possibleActions = (item: OverlayItem): readonly OverlayAction[] => {
  const now = itemStatus(item);
  if (needsNoDecision(item)) return [];
  const isReady = now === 'applied' || now === 'overlaps';
  const actions: readonly OverlayAction[] =
    decisionInForce(item.decided) === null ? (isReady ? ['apply', 'skip'] : ['skip']) : ['undo'];
  return actions.filter((action) => overlayRefusal(action, item.key, item.decided) === null);
};

/** The amendments that an item created or changed. */
const itemAmendments = ({ decided }: OverlayItem): readonly string[] =>
  decided === null
    ? []
    : decided.made
      ? [decided.made.amendment]
      : decided.revised.map(({ amendment }) => amendment);

const STATUS_WORDS: Readonly<Record<Exclude<ItemStatus, 'made'>, string>> = {
  skipped: 'Skipped',
  applied: 'Can be applied',
  'already-made': 'Already made',
  'not-applied': 'Can’t be applied',
  overlaps: 'Overlaps',
  unread: 'Can’t be read',
  'other-act': 'Not an amendment of this Act',
  'set-aside': 'Not an amendment',
  'left-out': 'Can be applied',
};

/** The status of an item in one or two words. */
export function describeStatus(item: OverlayItem): string {
  const now = itemStatus(item);
  if (now === 'made') {
    const ids = listedByNumber(itemAmendments(item));
    return item.decided?.made ? `Applied as ${ids}` : `Applied in ${ids}`;
  }
  if (now === 'overlaps') return `Overlaps ${listed(item.alternatives)}`;
  return STATUS_WORDS[now];
}

/** Notes that help a person to decide on an item, one sentence each. */
export function itemNotes(item: OverlayItem): readonly string[] {
  const now = itemStatus(item);
  const { reason, suggestion, alternatives, decided } = item;
  const withdrawnNote =
    decided?.made && decided.state === 'applied' && decided.now === 'withdrawn'
      ? [`${decided.made.amendment} was made from this item and is withdrawn.`]
      : [];
  if (now === 'made' || now === 'skipped') return [];
  if (now === 'overlaps') {
    const them = alternatives.length === 1 ? 'it' : 'them';
    return [
      ...withdrawnNote,
      `${subjectAndVerb(alternatives, 'changes', 'change')} the same words. Applied, this is an alternative to ${them}: both are kept, and the text shows one at a time.`,
    ];
  }
  if (now === 'applied') return [...withdrawnNote, ...notesOnProposed(item)];
  return [
    ...withdrawnNote,
    sentence(reason),
    ...(suggestion ? [`Keeling suggests: ${suggestion}`] : []),
  ].filter(Boolean);
}

/** The displayed name of an item. */
export const itemName = ({ key }: OverlayItem): string => capital(nameOfKey(key));

/** The noun for the items of a list. */
export const itemNoun = (of: 'review' | undefined): string => (of === 'review' ? 'amendment' : 'instruction');

/** Describes how many items of a list are decided, and how. */
export function describeProgress(items: readonly OverlayItem[], noun: string): string {
  const own = items.filter((item) => !needsNoDecision(item));
  const countOf = (now: ItemStatus) => own.filter((item) => itemStatus(item) === now).length;
  const [applied, skipped, toDecide, overlaps] = [
    countOf('made'),
    countOf('skipped'),
    countOf('applied'),
    countOf('overlaps'),
  ];
  const unread = countOf('unread');
  const otherCount = own.length - applied - skipped - toDecide - overlaps - unread;
  return [
    `${count(own.length, noun)}: ${applied} applied`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(toDecide > 0 ? [`${toDecide} to decide`] : []),
    ...(overlaps > 0 ? [`${count(overlaps, 'overlap')}`] : []),
    ...(unread > 0 ? [`${unread} can’t be read`] : []),
    ...(otherCount > 0 ? [`${otherCount} can’t be applied or already made`] : []),
  ].join(', ');
}

import { capital, count, doersWords, listed, listedByNumber, sentence } from '../../../core/base/english.ts';
import type { OverlayItem } from '../../../core/wording/overlay-calls.ts';
import {
  type OverlayAction,
  overlayRefusal,
  standingDecision,
} from '../../../core/wording/overlay-decisions.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import { notesOn as notesOnProposed } from '../wording/proposed-words.ts';

/** What an item is now: what was decided of it, or else what would become of it. */
export type ItemNow = 'made' | 'skipped' | OverlayItem['status'];

/** Whether what was decided of an item stands: the amendment that was made of it may have been withdrawn. */
export function itemNow({ decided, status }: OverlayItem): ItemNow {
  const standing = standingDecision(decided);
  return standing === 'applied' ? 'made' : (standing ?? status);
}

/** Whether there is nothing in it to decide: it amends another Act, or nothing. */
export const isOther = (item: OverlayItem): boolean =>
  itemNow(item) === 'other-act' || itemNow(item) === 'set-aside';

/** What may be done with an item as it is now. */
export const mayDo = (item: OverlayItem): readonly OverlayAction[] => {
  const now = itemNow(item);
  if (isOther(item)) return [];
  const isReady = now === 'applied' || now === 'overlaps';
  const actions: readonly OverlayAction[] =
    standingDecision(item.decided) === null ? (isReady ? ['apply', 'skip'] : ['skip']) : ['undo'];
  return actions.filter((action) => overlayRefusal(action, item.key, item.decided) === null);
};

/** The amendments that an item was made as, or changed. */
const amendmentsOf = ({ decided }: OverlayItem): readonly string[] =>
  decided === null
    ? []
    : decided.made
      ? [decided.made.amendment]
      : decided.revised.map(({ amendment }) => amendment);

const STATUS_WORDS: Readonly<Record<Exclude<ItemNow, 'made'>, string>> = {
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

/** What an item is now, in a word or two. */
export function statusWords(item: OverlayItem): string {
  const now = itemNow(item);
  if (now === 'made') {
    const ids = listedByNumber(amendmentsOf(item));
    return item.decided?.made ? `Applied as ${ids}` : `Applied in ${ids}`;
  }
  if (now === 'overlaps') return `Overlaps ${listed(item.alternatives)}`;
  return STATUS_WORDS[now];
}

/** What a person should know of an item before it is decided, each in a sentence. */
export function notesOn(item: OverlayItem): readonly string[] {
  const now = itemNow(item);
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
      `${doersWords(alternatives, 'changes', 'change')} the same words. Applied, this is an alternative to ${them}: both are kept, and the text shows one at a time.`,
    ];
  }
  if (now === 'applied') return [...withdrawnNote, ...notesOnProposed(item)];
  return [
    ...withdrawnNote,
    sentence(reason),
    ...(suggestion ? [`Keeling suggests: ${suggestion}`] : []),
  ].filter(Boolean);
}

/** What an item is called. */
export const nameOf = ({ key }: OverlayItem): string => capital(nameOfKey(key));

/** What a list is made of. */
export const nounOf = (of: 'review' | undefined): string => (of === 'review' ? 'amendment' : 'instruction');

/** How far somebody is with a list. */
export function progressWords(items: readonly OverlayItem[], noun: string): string {
  const own = items.filter((item) => !isOther(item));
  const is = (now: ItemNow) => own.filter((item) => itemNow(item) === now).length;
  const [applied, skipped, toDecide, overlaps] = [is('made'), is('skipped'), is('applied'), is('overlaps')];
  const unread = is('unread');
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

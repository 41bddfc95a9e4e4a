import type { Provision } from '../../../act/tree.ts';
import type { Location, Locus, ReadItem, SourceRef } from '../syntax.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import type { Sentence } from './reading-state.ts';

/** The numbers of items and promises that were found up to some point of a text. */
interface RecordCounts {
  readonly items: number;
  readonly announcements: number;
}

/** A sentence that says that amendments follow, or where they are: a promise. */
export interface Announcement {
  readonly source: SourceRef;
  readonly sentence: Sentence;
  /** The number of items read before it. */
  readonly itemsBefore: number;
  /** Its passages in the account. */
  readonly range: Range;
  /** The end of the text that it can be about; null while that is being read. */
  readonly scopeEnd: RecordCounts | null;
}

/** What a walk through a text has recorded so far: items, passages and promises. */
export interface WalkRecord {
  readonly items: ReadItem[];
  readonly stretches: DraftStretch[];
  readonly announcements: Announcement[];
}

/** Ends the promises from an index on: everything that they can be about has been read. */
export function endAnnouncements(walk: WalkRecord, from: number): void {
  const scopeEnd: RecordCounts = { items: walk.items.length, announcements: walk.announcements.length };
  for (let at = from; at < walk.announcements.length; at++) {
    const announcement = walk.announcements[at];
    if (announcement?.scopeEnd === null) walk.announcements[at] = { ...announcement, scopeEnd };
  }
}

const nameOf = ({ note: _note, refs: _refs, ...step }: Locus): string => JSON.stringify(step);

/** The names of a location's steps from the first to each, cached because many promises are compared with many items. */
const pathsByLocation = new WeakMap<Location, readonly string[]>();

function pathsOf(location: Location): readonly string[] {
  const cached = pathsByLocation.get(location);
  if (cached) return cached;
  let path = '';
  const paths = location.map((step) => {
    path += nameOf(step);
    return path;
  });
  pathsByLocation.set(location, paths);
  return paths;
}

const isInside = (place: Location, { context }: ReadItem): boolean =>
  place.length === 0 || pathsOf(context)[place.length - 1] === pathsOf(place).at(-1);

/** Whether an item may be inside a place that a sentence opened. An unread item may be further in than is known. */
const mayBeInside = (place: Location, item: ReadItem): boolean =>
  isInside(place, item) || (!item.read && isInside(item.context, { ...item, context: place }));

/** Whether an item in a range keeps a promise. */
function isMet(
  items: readonly ReadItem[],
  from: number,
  to: number,
  { type, openedPlaces }: Sentence,
): boolean {
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item) return false;
    if (
      type === 'opening'
        ? openedPlaces.some((place) => mayBeInside(place, item))
        : type === 'unreadOpening' && !item.read
    )
      return true;
  }
  return false;
}

const IN_SCHEDULE =
  /(?:\b(?:in|by|with)\s+(?=Schedule\b(?!\s+\S+\s+to\b))|^\s*(?=Schedule\s+\S+\s+(?:makes|contains|sets out|amends|has effect)\b))(Schedule(?: (\d+[A-Z]*|[A-Z]+\d*))?)\b/;
/** The locations that name an Act. */
export const withoutUnknownActs = (acts: readonly Location[]): readonly Location[] =>
  acts.filter((act) => act.length > 0);

/** The Schedule that a sentence says has the amendments, if this text has no such Schedule; otherwise null. */
function missingSchedule(schedules: readonly Provision[], { text }: SourceRef): string | null {
  const [, scheduleName, label] = IN_SCHEDULE.exec(text) ?? [];
  if (!scheduleName) return null;
  const isInText = label
    ? schedules.some(({ num }) => num.toLowerCase() === scheduleName.toLowerCase())
    : schedules.length > 0;
  return isInText ? null : scheduleName;
}

/** Refuses each sentence that says that amendments follow, or where they are, if there are none. */
export function refuseUnmetAnnouncements(walk: WalkRecord, provisions: readonly Provision[]): void {
  const schedules = provisions.filter(({ kind }) => kind === 'schedule');
  const { items, announcements } = walk;
  // The number of refusals inserted for promises from each index on, which moved the items after them.
  const refusalCounts: number[] = [];
  for (let at = announcements.length - 1; at >= 0; at--) {
    const announcement = announcements[at];
    const laterRefusals = refusalCounts[at + 1] ?? 0;
    refusalCounts[at] = laterRefusals;
    if (!announcement) continue;
    const { source, sentence, scopeEnd = null } = announcement;
    const { type, openedPlaces, namedActs, refusal: reason } = sentence;
    const itemsEnd = scopeEnd
      ? scopeEnd.items + laterRefusals - (refusalCounts[scopeEnd.announcements] ?? 0)
      : items.length;
    if (type !== 'aside' && isMet(items, announcement.itemsBefore, itemsEnd, sentence)) continue;
    const isOfAct = namedActs.some((act) => act.length > 0);
    const schedule = isOfAct && type !== 'opening' ? missingSchedule(schedules, source) : null;
    if (type === 'aside' && !schedule) continue;
    const refusal = schedule
      ? { reason: `What is amended is set out in ${schedule}, which is not in this text` }
      : (reason ?? { reason: NOTHING_FOLLOWS });
    const context = [...openedPlaces, ...namedActs][0] ?? [];
    items.splice(announcement.itemsBefore, 0, { read: false, source, context, ...refusal });
    markStretches(walk.stretches, announcement.range, 'refused');
    refusalCounts[at] = laterRefusals + 1;
  }
}

import type { Provision } from '../../../act/tree.ts';
import type { Location, Locus, ReadItem, SourceRef } from '../syntax.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import type { Sentence } from './reading-state.ts';

/** The numbers of items and promises that were found up to some point of a text. */
interface Extent {
  readonly items: number;
  readonly promises: number;
}

/** A sentence that says that amendments follow, or where they are: a promise. */
export interface Promised {
  readonly source: SourceRef;
  readonly sentence: Sentence;
  /** The number of items read before it. */
  readonly at: number;
  /** Its passages in the account. */
  readonly range: Range;
  /** The end of the text that it can be about; null while that is being read. */
  readonly end: Extent | null;
}

/** What a walk through a text has recorded so far: items, passages and promises. */
export interface WalkRecord {
  readonly items: ReadItem[];
  readonly stretches: DraftStretch[];
  readonly promises: Promised[];
}

/** Ends the promises from an index on: everything that they can be about has been read. */
export function endPromises(walk: WalkRecord, from: number): void {
  const end: Extent = { items: walk.items.length, promises: walk.promises.length };
  for (let at = from; at < walk.promises.length; at++) {
    const promise = walk.promises[at];
    if (promise?.end === null) walk.promises[at] = { ...promise, end };
  }
}

const nameOf = ({ note: _note, refs: _refs, ...step }: Locus): string => JSON.stringify(step);

/** The names of a location's steps from the first to each, cached because many promises are compared with many items. */
const namesByLocation = new WeakMap<Location, readonly string[]>();

function namesOf(location: Location): readonly string[] {
  const cached = namesByLocation.get(location);
  if (cached) return cached;
  let path = '';
  const paths = location.map((step) => {
    path += nameOf(step);
    return path;
  });
  namesByLocation.set(location, paths);
  return paths;
}

const isIn = (place: Location, { context }: ReadItem): boolean =>
  place.length === 0 || namesOf(context)[place.length - 1] === namesOf(place).at(-1);

/** Whether an item may be inside a place that a sentence opened. An unread item may be further in than is known. */
const mayBeIn = (place: Location, item: ReadItem): boolean =>
  isIn(place, item) || (!item.read && isIn(item.context, { ...item, context: place }));

/** Whether an item in a range keeps a promise. */
function keeps(items: readonly ReadItem[], from: number, to: number, { type, places }: Sentence): boolean {
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item) return false;
    if (type === 'opens' ? places.some((place) => mayBeIn(place, item)) : type === 'lost' && !item.read)
      return true;
  }
  return false;
}

const IN_SCHEDULE =
  /(?:\b(?:in|by|with)\s+(?=Schedule\b(?!\s+\S+\s+to\b))|^\s*(?=Schedule\s+\S+\s+(?:makes|contains|sets out|amends|has effect)\b))(Schedule(?: (\d+[A-Z]*|[A-Z]+\d*))?)\b/;
/** The locations that name an Act. */
export const knownActs = (acts: readonly Location[]): readonly Location[] =>
  acts.filter((act) => act.length > 0);

/** The Schedule that a sentence says has the amendments, if this text has no such Schedule; otherwise null. */
function missingSchedule(own: readonly Provision[], { text }: SourceRef): string | null {
  const [, scheduleName, label] = IN_SCHEDULE.exec(text) ?? [];
  if (!scheduleName) return null;
  const isThere = label
    ? own.some(({ num }) => num.toLowerCase() === scheduleName.toLowerCase())
    : own.length > 0;
  return isThere ? null : scheduleName;
}

/** Refuses each sentence that says that amendments follow, or where they are, if there are none. */
export function keepPromises(walk: WalkRecord, all: readonly Provision[]): void {
  const schedules = all.filter(({ kind }) => kind === 'schedule');
  const { items, promises } = walk;
  // The number of refusals inserted for promises from each index on, which moved the items after them.
  const unkeptCounts: number[] = [];
  for (let at = promises.length - 1; at >= 0; at--) {
    const promise = promises[at];
    const later = unkeptCounts[at + 1] ?? 0;
    unkeptCounts[at] = later;
    if (!promise) continue;
    const { source, sentence, end = null } = promise;
    const { type, places, acts, reason } = sentence;
    const to = end ? end.items + later - (unkeptCounts[end.promises] ?? 0) : items.length;
    if (type !== 'aside' && keeps(items, promise.at, to, sentence)) continue;
    const isOfAct = acts.some((act) => act.length > 0);
    const schedule = isOfAct && type !== 'opens' ? missingSchedule(schedules, source) : null;
    if (type === 'aside' && !schedule) continue;
    const refusal = schedule
      ? { reason: `What is amended is set out in ${schedule}, which is not in this text` }
      : (reason ?? { reason: NOTHING_FOLLOWS });
    const context = [...places, ...acts][0] ?? [];
    items.splice(promise.at, 0, { read: false, source, context, ...refusal });
    markStretches(walk.stretches, promise.range, 'refused');
    unkeptCounts[at] = later + 1;
  }
}

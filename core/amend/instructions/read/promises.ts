import type { Provision } from '../../../act/tree.ts';
import type { Location, Locus, ReadItem, SourceRef } from '../syntax.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import type { Sentence } from './reading-state.ts';

/** How far a text was read: how many items and how many promises had been found. */
interface Extent {
  readonly items: number;
  readonly promises: number;
}

/** A sentence that says that amendments follow, or where they are. */
export interface Promised {
  readonly source: SourceRef;
  readonly sentence: Sentence;
  /** How many items were read before it. */
  readonly at: number;
  /** Where it stands in the account. */
  readonly range: Range;
  /** Where what it can be about ends; null while that is being read. */
  readonly end: Extent | null;
}

/** What a walk through a text has written down so far: its items, its stretches and what it promises. */
export interface WalkRecord {
  readonly items: ReadItem[];
  readonly stretches: DraftStretch[];
  readonly promises: Promised[];
}

/** Says of the sentences from one on that all has been read which they can be about. */
export function endPromises(walk: WalkRecord, from: number): void {
  const end: Extent = { items: walk.items.length, promises: walk.promises.length };
  for (let at = from; at < walk.promises.length; at++) {
    const promise = walk.promises[at];
    if (promise?.end === null) walk.promises[at] = { ...promise, end };
  }
}

const nameOf = ({ note: _note, refs: _refs, ...step }: Locus): string => JSON.stringify(step);

/** The names of a location's steps from the first to each: many promises are looked for among many items. */
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

/** Whether something may be what a sentence opened: it is there, or it is not known how far in it is. */
const mayBeIn = (place: Location, item: ReadItem): boolean =>
  isIn(place, item) || (!item.read && isIn(item.context, { ...item, context: place }));

/** Whether one of the items of a stretch keeps a promise. */
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
/** The Acts of locations, those that are not known left out. */
export const knownActs = (acts: readonly Location[]): readonly Location[] =>
  acts.filter((act) => act.length > 0);

/** The Schedule that a sentence says the amendments are in, where it is none of this text's. */
function missingSchedule(own: readonly Provision[], { text }: SourceRef): string | null {
  const [, scheduleName, label] = IN_SCHEDULE.exec(text) ?? [];
  if (!scheduleName) return null;
  const isThere = label
    ? own.some(({ num }) => num.toLowerCase() === scheduleName.toLowerCase())
    : own.length > 0;
  return isThere ? null : scheduleName;
}

/** Sentences that say that amendments follow, or where they are: those are read, or it is said that they are not there. */
export function keepPromises(walk: WalkRecord, all: readonly Provision[]): void {
  const schedules = all.filter(({ kind }) => kind === 'schedule');
  const { items, promises } = walk;
  // How many of the promises from one on have been put among the items as not kept: those after it have been by then.
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

import type { ChangeMode } from './changing.ts';
import type { Unit } from './field-units.ts';

/** One hand's change beside another's, character by character, of what stands. */
export interface UnitComparison {
  readonly after: readonly Unit[];
  readonly currentUnits: readonly Unit[];
  /** What each character of `after`, and of `current`, was before. */
  readonly originalOfAfter: ReadonlyMap<Unit, Unit>;
  readonly originalOfCurrent: ReadonlyMap<Unit, Unit>;
  /** What the first hand took out. */
  readonly removed: ReadonlySet<Unit>;
  /** What the other hand has still, and where. */
  readonly stillHeld: ReadonlyMap<Unit, Unit>;
}

export const inverse = (map: ReadonlyMap<Unit, Unit>): ReadonlyMap<Unit, Unit> =>
  new Map([...map].map(([unit, image]) => [image, unit]));

/** What a hand put between two characters that both kept, by the first of them (null: at the start). */
function insertionsAfter(
  units: readonly Unit[],
  oldOf: (unit: Unit) => Unit | undefined,
  isKept: (unit: Unit) => boolean,
): ReadonlyMap<Unit | null, string> {
  const insertedAfter = new Map<Unit | null, string>();
  let place: Unit | null = null;
  for (const unit of units) {
    const old = oldOf(unit);
    if (old && isKept(old)) place = old;
    else if (!old && unit.kind === 'inserted')
      insertedAfter.set(place, (insertedAfter.get(place) ?? '') + unit.text);
  }
  return insertedAfter;
}

/**
 * Whether both put words of their own in the place of the same: side by side they would say what neither wrote. The
 * same words at both hands are one.
 */
export function isClash(
  was: readonly Unit[],
  { after, currentUnits, originalOfAfter, originalOfCurrent, removed, stillHeld }: UnitComparison,
  mode: ChangeMode,
): boolean {
  const isLost = (unit: Unit): boolean =>
    removed.has(unit) && !stillHeld.has(unit) && (mode === 'merge' || unit.kind === 'base');
  if (!was.some(isLost)) return false;
  const isKept = (unit: Unit): boolean => !removed.has(unit) && stillHeld.has(unit);
  const mine = insertionsAfter(after, (unit) => originalOfAfter.get(unit), isKept);
  const theirs = insertionsAfter(currentUnits, (unit) => originalOfCurrent.get(unit), isKept);
  let place: Unit | null = null;
  for (const unit of was) {
    if (isKept(unit)) place = unit;
    const [own, other] = [mine.get(place), theirs.get(place)];
    if (isLost(unit) && own !== undefined && other !== undefined && own !== other) return true;
  }
  return false;
}

/** Whether a hand's words stand beside a letter like their last or first one, which the other hand took out. */
function isBesideRemovedLetter(
  units: readonly Unit[],
  was: ReadonlyMap<Unit, Unit>,
  isGone: (unit: Unit) => boolean,
): boolean {
  const isPut = (unit: Unit | undefined): boolean => unit?.kind === 'inserted' && !was.has(unit);
  const isGoneLike = (unit: Unit | undefined, like: Unit | undefined): boolean => {
    const old = unit && was.get(unit);
    return old?.kind === 'inserted' && old.text === like?.text && old.text.trim() !== '' && isGone(old);
  };
  let start = 0;
  for (const [at, unit] of units.entries()) {
    if (!isPut(unit)) continue;
    if (!isPut(units[at - 1])) start = at;
    if (isPut(units[at + 1])) continue;
    if (isGoneLike(units[start - 1], unit) || isGoneLike(units[at + 1], units[start])) return true;
  }
  return false;
}

/**
 * Whether it can't be told where the words of one of the two begin: a letter of them might go with those of the other.
 * What only takes words out is made all the same, since it could not be kept anywhere else.
 */
export const isAmbiguous = ({ after, currentUnits, originalOfAfter, originalOfCurrent, removed, stillHeld }: UnitComparison): boolean =>
  after.some((unit) => unit.kind === 'inserted' && !originalOfAfter.has(unit)) &&
  (isBesideRemovedLetter(after, originalOfAfter, (old) => !stillHeld.has(old)) ||
    isBesideRemovedLetter(currentUnits, originalOfCurrent, (old) => removed.has(old)));

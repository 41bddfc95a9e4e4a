import type { ChangeMode } from './changing.ts';
import type { FieldCharacter } from './field-units.ts';

/**
 * Two people's changes of the same words, compared character by character, without struck characters. The first person's
 * change leads to `after`, the other person's to `newer`.
 */
export interface UnitComparison {
  readonly after: readonly FieldCharacter[];
  readonly newer: readonly FieldCharacter[];
  /** For each kept character of `after`, and of `newer`, the original character. */
  readonly oldOfAfter: ReadonlyMap<FieldCharacter, FieldCharacter>;
  readonly oldOfNewer: ReadonlyMap<FieldCharacter, FieldCharacter>;
  /** The original characters that the first person removed. */
  readonly removed: ReadonlySet<FieldCharacter>;
  /** The original characters that the other person kept, each with its character in `newer`. */
  readonly stillHeld: ReadonlyMap<FieldCharacter, FieldCharacter>;
}

export const inverse = (
  map: ReadonlyMap<FieldCharacter, FieldCharacter>,
): ReadonlyMap<FieldCharacter, FieldCharacter> => new Map([...map].map(([unit, image]) => [image, unit]));

/** The words that a person inserted after each original character that both people kept. The key null is the start. */
function insertionsAfter(
  units: readonly FieldCharacter[],
  oldOf: (unit: FieldCharacter) => FieldCharacter | undefined,
  isKept: (unit: FieldCharacter) => boolean,
): ReadonlyMap<FieldCharacter | null, string> {
  const insertedAfter = new Map<FieldCharacter | null, string>();
  let place: FieldCharacter | null = null;
  for (const unit of units) {
    const old = oldOf(unit);
    if (old && isKept(old)) place = old;
    else if (!old && unit.kind === 'inserted')
      insertedAfter.set(place, (insertedAfter.get(place) ?? '') + unit.text);
  }
  return insertedAfter;
}

/**
 * Whether both people replaced the same words by different words. Both replacements side by side would say what neither
 * person wrote.
 */
export function isClash(
  was: readonly FieldCharacter[],
  { after, newer, oldOfAfter, oldOfNewer, removed, stillHeld }: UnitComparison,
  mode: ChangeMode,
): boolean {
  const isRemovedByBoth = (unit: FieldCharacter): boolean =>
    removed.has(unit) && !stillHeld.has(unit) && (mode === 'merge' || unit.kind === 'base');
  if (!was.some(isRemovedByBoth)) return false;
  const isKept = (unit: FieldCharacter): boolean => !removed.has(unit) && stillHeld.has(unit);
  const mine = insertionsAfter(after, (unit) => oldOfAfter.get(unit), isKept);
  const theirs = insertionsAfter(newer, (unit) => oldOfNewer.get(unit), isKept);
  let place: FieldCharacter | null = null;
  for (const unit of was) {
    if (isKept(unit)) place = unit;
    const [own, other] = [mine.get(place), theirs.get(place)];
    if (isRemovedByBoth(unit) && own !== undefined && other !== undefined && own !== other) return true;
  }
  return false;
}

/**
 * Whether a person's new words are next to an old letter that the other person removed, and that equals their last or
 * first letter.
 */
function isBesideRemovedLetter(
  units: readonly FieldCharacter[],
  was: ReadonlyMap<FieldCharacter, FieldCharacter>,
  isRemoved: (unit: FieldCharacter) => boolean,
): boolean {
  const isNew = (unit: FieldCharacter | undefined): boolean => unit?.kind === 'inserted' && !was.has(unit);
  const isRemovedLike = (unit: FieldCharacter | undefined, like: FieldCharacter | undefined): boolean => {
    const old = unit && was.get(unit);
    return old?.kind === 'inserted' && old.text === like?.text && old.text.trim() !== '' && isRemoved(old);
  };
  let start = 0;
  for (const [at, unit] of units.entries()) {
    if (!isNew(unit)) continue;
    if (!isNew(units[at - 1])) start = at;
    if (isNew(units[at + 1])) continue;
    if (isRemovedLike(units[start - 1], unit) || isRemovedLike(units[at + 1], units[start])) return true;
  }
  return false;
}

/**
 * Whether the boundary of one person's new words is uncertain, because a letter might belong to either person's words.
 * False for a change that only deletes: it is made all the same, since a deletion can't be kept anywhere else.
 */
export const isAmbiguous = ({
  after,
  newer,
  oldOfAfter,
  oldOfNewer,
  removed,
  stillHeld,
}: UnitComparison): boolean =>
  after.some((unit) => unit.kind === 'inserted' && !oldOfAfter.has(unit)) &&
  (isBesideRemovedLetter(after, oldOfAfter, (old) => !stillHeld.has(old)) ||
    isBesideRemovedLetter(newer, oldOfNewer, (old) => removed.has(old)));

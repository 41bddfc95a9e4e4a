import { type Inserted, isStanding, type Unit } from './field-units.ts';
import { type MatchingHand, matchUnits } from './matched-units.ts';

/**
 * Maps the inserted letters of a field at one moment to those at another. The letter at index `i` is the letter at index
 * `mapping[i]` of the other moment. Undefined for a letter that is absent there.
 */
export type LetterMapping = readonly (number | undefined)[];

export const insertedUnitsIn = (units: readonly Unit[]): readonly Inserted[] =>
  units.filter((unit): unit is Inserted => unit.kind === 'inserted');

/** Maps inserted letters by comparing two texts. */
export function matchLetters(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  hand: MatchingHand = 'other',
): LetterMapping {
  const matches = matchUnits(units.filter(isStanding), otherUnits.filter(isStanding), hand);
  const places = new Map<Unit, number>(insertedUnitsIn(otherUnits).map((unit, at) => [unit, at]));
  return insertedUnitsIn(units).map((unit) => {
    const image = matches?.get(unit);
    return image && places.get(image);
  });
}

/** Pairs the characters that are in the text at both moments, by a known mapping of the inserted letters. */
export function standingMatches(
  was: readonly Unit[],
  now: readonly Unit[],
  places: LetterMapping,
): ReadonlyMap<Unit, Unit> {
  const insertedNow = insertedUnitsIn(now);
  const bases = new Map(
    now.flatMap((unit) => (unit.kind === 'base' && isStanding(unit) ? [[unit.from, unit]] : [])),
  );
  const matches = new Map<Unit, Unit>();
  let nth = 0;
  for (const unit of was) {
    const at = unit.kind === 'inserted' ? places[nth++] : undefined;
    const image =
      unit.kind === 'base' ? bases.get(unit.from) : at === undefined ? undefined : insertedNow[at];
    if (image && isStanding(unit)) matches.set(unit, image);
  }
  return matches;
}

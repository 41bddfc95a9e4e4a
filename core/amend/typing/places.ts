import { type Inserted, isStanding, type Unit } from './field-units.ts';
import { type MatchingHand, matchUnits } from './matched-units.ts';

/**
 * Which of the characters that are put in at one moment each is at another, by their places among those: nothing for one
 * that is gone.
 */
export type LetterMapping = readonly (number | undefined)[];

export const insertedUnitsIn = (units: readonly Unit[]): readonly Inserted[] =>
  units.filter((unit): unit is Inserted => unit.kind === 'inserted');

/** Where characters are found among others. */
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

/** The characters that stand at both moments, where it is known which those are that were put in. */
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

import { type FieldCharacter, type Inserted, isStanding } from './field-units.ts';
import { type MatchPurpose, matchUnits } from './matched-units.ts';

/**
 * Maps the inserted letters of a field at one moment to those at another. The letter at index `i` is the letter at index
 * `mapping[i]` of the other moment. Undefined for a letter that is absent there.
 */
export type LetterMapping = readonly (number | undefined)[];

export const insertedUnitsIn = (units: readonly FieldCharacter[]): readonly Inserted[] =>
  units.filter((unit): unit is Inserted => unit.kind === 'inserted');

/** Maps inserted letters by comparing two texts. */
export function matchLetters(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  hand: MatchPurpose = 'other',
): LetterMapping {
  const matches = matchUnits(units.filter(isStanding), otherUnits.filter(isStanding), hand);
  const places = new Map<FieldCharacter, number>(insertedUnitsIn(otherUnits).map((unit, at) => [unit, at]));
  return insertedUnitsIn(units).map((unit) => {
    const image = matches?.get(unit);
    return image && places.get(image);
  });
}

/** Pairs the characters that are in the text at both moments, by a known mapping of the inserted letters. */
export function standingMatches(
  was: readonly FieldCharacter[],
  now: readonly FieldCharacter[],
  places: LetterMapping,
): ReadonlyMap<FieldCharacter, FieldCharacter> {
  const insertedNow = insertedUnitsIn(now);
  const bases = new Map(
    now.flatMap((unit) => (unit.kind === 'base' && isStanding(unit) ? [[unit.from, unit]] : [])),
  );
  const matches = new Map<FieldCharacter, FieldCharacter>();
  let nth = 0;
  for (const unit of was) {
    const at = unit.kind === 'inserted' ? places[nth++] : undefined;
    const image =
      unit.kind === 'base' ? bases.get(unit.from) : at === undefined ? undefined : insertedNow[at];
    if (image && isStanding(unit)) matches.set(unit, image);
  }
  return matches;
}

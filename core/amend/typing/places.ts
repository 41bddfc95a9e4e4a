import { type Inserted, stands, type Unit } from './field-units.ts';
import { type MatchingHand, matched } from './matched-units.ts';

/**
 * Which of the characters that are put in at one moment each is at another, by their places among those: nothing for one
 * that is gone.
 */
export type Places = readonly (number | undefined)[];

export const insertedIn = (units: readonly Unit[]): readonly Inserted[] =>
  units.filter((unit): unit is Inserted => unit.kind === 'inserted');

/** Where characters are found among others. */
export function placesOf(
  units: readonly Unit[],
  others: readonly Unit[],
  hand: MatchingHand = 'other',
): Places {
  const held = matched(units.filter(stands), others.filter(stands), hand);
  const places = new Map<Unit, number>(insertedIn(others).map((unit, at) => [unit, at]));
  return insertedIn(units).map((unit) => {
    const image = held?.get(unit);
    return image && places.get(image);
  });
}

/** The characters that stand at both moments, where it is known which those are that were put in. */
export function heldAt(was: readonly Unit[], now: readonly Unit[], places: Places): ReadonlyMap<Unit, Unit> {
  const others = insertedIn(now);
  const bases = new Map(
    now.flatMap((unit) => (unit.kind === 'base' && stands(unit) ? [[unit.from, unit]] : [])),
  );
  const held = new Map<Unit, Unit>();
  let nth = 0;
  for (const unit of was) {
    const at = unit.kind === 'inserted' ? places[nth++] : undefined;
    const image = unit.kind === 'base' ? bases.get(unit.from) : at === undefined ? undefined : others[at];
    if (image && stands(unit)) held.set(unit, image);
  }
  return held;
}

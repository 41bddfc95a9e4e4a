import type { Field, Pid } from '../../act/tree.ts';
import type { TextEdit } from '../edits/edit.ts';
import { editsOfSegments, settleSegments } from '../edits/settled-segments.ts';
import { type Inserted, matched, OWN, segmentsOfUnits, stands, type Unit, unitsOf } from './field-units.ts';

/** Characters of one hand in whose order nothing is fixed but that of the base text, while a change is made in them. */
class Changing {
  readonly #units: Unit[];
  readonly #bases: ReadonlyMap<number, Unit>;
  /** Where each is; null once something was moved. */
  #places: ReadonlyMap<Unit, number> | null = null;

  constructor(units: readonly Unit[]) {
    this.#units = [...units];
    this.#bases = new Map(
      units.flatMap((unit) => (unit.kind === 'base' ? [[unit.from, unit] as const] : [])),
    );
  }

  get units(): readonly Unit[] {
    return this.#units;
  }

  #placeOf(unit: Unit): number {
    this.#places ??= new Map(this.#units.map((one, at) => [one, at]));
    return this.#places.get(unit) ?? -1;
  }

  #replace(at: number, count: number, ...units: readonly Unit[]): void {
    this.#units.splice(at, count, ...units);
    this.#places = null;
  }

  baseAt(from: number): Unit | undefined {
    return this.#bases.get(from);
  }

  /** Has what stands somewhere stand after a place: among struck words, what was put in has no place of its own. */
  follow(unit: Unit, place: Unit | null): void {
    if (place === null) return;
    const [at, after] = [this.#placeOf(unit), this.#placeOf(place)];
    if (after < at) return;
    const between = this.#units.slice(at, after + 1);
    if (unit.kind === 'inserted') {
      this.#replace(at, between.length, ...between.slice(1), unit);
      return;
    }
    const put = between.filter(({ kind }) => kind === 'inserted');
    this.#replace(at, between.length, ...put, ...between.filter(({ kind }) => kind === 'base'));
  }

  /**
   * Puts a character in after a place (null: at the start), and after what another hand put in right there.
   * @returns it, as what stands beside it has it
   */
  put(unit: Inserted, place: Unit | null, isKnown: (unit: Unit) => boolean): Unit {
    let at = place ? this.#placeOf(place) + 1 : 0;
    for (let next = this.#units[at]; next?.kind === 'inserted' && !isKnown(next); next = this.#units[at])
      at++;
    const beside = [this.#units[at - 1], this.#units[at]].find((one) => one?.kind === 'inserted');
    const made: Unit = beside?.kind === 'inserted' ? { ...unit, mark: beside.mark } : { ...unit };
    this.#replace(at, 0, made);
    return made;
  }
}

/** One hand's characters with a change in them that was made from `was` to `is`; null where it can't be made. */
function madeIn(was: readonly Unit[], is: readonly Unit[], now: readonly Unit[]): readonly Unit[] | null {
  const [before, after] = [was.filter(stands), is.filter(stands)];
  const [kept, held] = [matched(before, after), matched(before, now.filter(stands))];
  if (!kept || !held) return null;
  const lost = before.filter((unit) => !kept.has(unit));
  const wasOf = new Map([...kept].map(([unit, next]) => [next, unit]));
  const added = after.filter((unit) => !wasOf.has(unit));
  // Both put words of their own in the place of the same: side by side they would say what neither wrote.
  const isOver = lost.some((unit) => unit.kind === 'base' && !held.has(unit));
  if (isOver && added.some(({ kind }) => kind === 'inserted')) return null;
  const known = new Set(held.values());
  const changing = new Changing(now);
  const back = new Set<Unit>();
  let place: Unit | null = null;
  for (const unit of after) {
    const old = wasOf.get(unit);
    const standing = unit.kind === 'base' ? changing.baseAt(unit.from) : old && held.get(old);
    if (standing) {
      if (!old) back.add(standing);
      changing.follow(standing, place);
      place = standing;
    } else if (!old && unit.kind === 'inserted') {
      place = changing.put(unit, place, (one) => known.has(one));
      known.add(place);
    }
  }
  const gone = new Set(lost.flatMap((unit) => held.get(unit) ?? []));
  return changing.units.flatMap((unit): readonly Unit[] => {
    if (gone.has(unit)) return unit.kind === 'base' ? [{ ...unit, struck: { am: OWN, rank: 'V' } }] : [];
    return back.has(unit) && unit.kind === 'base' ? [{ ...unit, struck: null }] : [unit];
  });
}

/**
 * The edits of one field with a change made in them that was made, or is to be taken back, from one list to another,
 * whatever another hand has done to them since. Of what the change put in, all that still stands goes; what it took out
 * comes back; what the other hand put in stays. Null where it can't be made: where too much differs to tell what is whose,
 * or where both put words in the place of the same.
 */
export function textAgain(
  base: string,
  place: { readonly pid: Pid; readonly field: Field },
  { from, to, now }: Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>,
): readonly TextEdit[] | null {
  const made = madeIn(unitsOf(base, from), unitsOf(base, to), unitsOf(base, now));
  if (!made) return null;
  const segments = settleSegments(base, segmentsOfUnits(made), OWN);
  return editsOfSegments(segments, OWN, place, true);
}

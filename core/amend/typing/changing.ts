import { type Inserted, isStanding, type Unit } from './field-units.ts';

/**
 * How a change is made that another hand has worked beside: `merge`, as what was typed at the same time; `again`, as what
 * is undone or redone.
 */
export type ChangeMode = 'merge' | 'again';

/** Where characters are put in: behind one (null: at the start), which the same hand typed or not. */
interface InsertPosition {
  readonly place: Unit | null;
  /** Whether they are of the insertion that stands before that place, or after it, or of one of their own. */
  readonly joins: 'before' | 'after' | 'none';
  readonly isContinuing: boolean;
  /** Whether the same characters of another hand, right there, are these. */
  readonly mayCoincide: boolean;
}

/** Characters of one hand in whose order nothing is fixed but that of the base text, while a change is made in them. */
export class UnitList {
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
    const span = this.#units.slice(at, after + 1);
    if (unit.kind === 'inserted') {
      this.#replace(at, span.length, ...span.slice(1), unit);
      return;
    }
    const insertedUnits = span.filter(({ kind }) => kind === 'inserted');
    this.#replace(at, span.length, ...insertedUnits, ...span.filter(({ kind }) => kind === 'base'));
  }

  /**
   * Inserts characters after a place, and after what another hand inserted there. Only characters that continue the
   * typing of this hand come before those. Characters that both hands typed alike are not inserted twice.
   * @param elsewhere the units among them that may already be in the text
   * @returns the inserted units, as the text has them.
   */
  insertRun(
    run: readonly Inserted[],
    { place, joins, isContinuing, mayCoincide }: InsertPosition,
    knownUnits: ReadonlySet<Unit>,
    elsewhere: ReadonlyMap<Unit, Unit>,
  ): readonly Unit[] {
    const start = place ? this.#placeOf(place) + 1 : 0;
    const otherUnits: Unit[] = [];
    let at = start;
    for (const [nth, unit] of this.#units.slice(start).entries()) {
      if (isStanding(unit) && (unit.kind === 'base' || knownUnits.has(unit))) break;
      if (unit.kind === 'base') continue;
      if (joins === 'before' && place?.kind === 'inserted' && unit.mark.rank !== place.mark.rank) break;
      if (joins === 'none' && run[0] && unit.mark.rank > run[0].mark.rank) break;
      otherUnits.push(unit);
      at = start + nth + 1;
    }
    const unitElsewhere = (unit: Unit): Unit | null => {
      const one = elsewhere.get(unit);
      return one && !knownUnits.has(one) ? one : null;
    };
    if (mayCoincide && textOfUnits(otherUnits) === textOfUnits(run)) return otherUnits;
    // A space is like every other.
    if (!run.some((unit) => unit.text.trim() !== '' && unitElsewhere(unit)))
      return this.#insert(isContinuing ? start : at, run, joins);
    let before = place;
    return run.map((unit) => {
      const next =
        unitElsewhere(unit) ??
        this.#insert(before ? this.#placeOf(before) + 1 : start, [unit], joins)[0] ??
        unit;
      before = next;
      return next;
    });
  }

  #insert(at: number, run: readonly Inserted[], into: InsertPosition['joins']): readonly Unit[] {
    const around = [this.#units[at - 1], this.#units[at]];
    const isInIt = (one: Unit | undefined): boolean =>
      one?.kind === 'inserted' && (into !== 'none' || one.mark.rank === run[0]?.mark.rank);
    const neighbour = (into === 'after' ? around.toReversed() : around).find(isInIt);
    const newUnits = run.map((unit) =>
      neighbour?.kind === 'inserted' ? { ...unit, mark: neighbour.mark } : { ...unit },
    );
    this.#replace(at, 0, ...newUnits);
    return newUnits;
  }
}

const textOfUnits = (units: readonly Unit[]): string => units.map(({ text }) => text).join('');

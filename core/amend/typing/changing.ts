import { type FieldCharacter, type Inserted, isStanding } from './field-units.ts';

/** Why a change is made in newer edits: to `merge` simultaneous typing, or `again` for an undo or redo. */
export type ChangeMode = 'merge' | 'again';

/** The position of new characters in a field. */
interface InsertPosition {
  /** The character just before them. Null at the start of the field. */
  readonly place: FieldCharacter | null;
  /** Which adjacent insertion they become part of: the one before, the one after, or none. */
  readonly joins: 'before' | 'after' | 'none';
  /** Whether the person who types them also typed the character before. */
  readonly isContinuing: boolean;
  /** Whether equal characters that another person inserted there count as these. */
  readonly mayCoincide: boolean;
}

/** One field's characters while a change is made in them. Base characters keep their order; insertions may shift. */
export class UnitList {
  readonly #units: FieldCharacter[];
  readonly #bases: ReadonlyMap<number, FieldCharacter>;
  /** The index of each unit. Null after a change, until it is needed again. */
  #places: ReadonlyMap<FieldCharacter, number> | null = null;

  constructor(units: readonly FieldCharacter[]) {
    this.#units = [...units];
    this.#bases = new Map(
      units.flatMap((unit) => (unit.kind === 'base' ? [[unit.from, unit] as const] : [])),
    );
  }

  get units(): readonly FieldCharacter[] {
    return this.#units;
  }

  #placeOf(unit: FieldCharacter): number {
    this.#places ??= new Map(this.#units.map((one, at) => [one, at]));
    return this.#places.get(unit) ?? -1;
  }

  #replace(at: number, count: number, ...units: readonly FieldCharacter[]): void {
    this.#units.splice(at, count, ...units);
    this.#places = null;
  }

  baseAt(from: number): FieldCharacter | undefined {
    return this.#bases.get(from);
  }

  /** Moves a unit behind `place` if it is before it. An insertion among struck words has no fixed position. */
  follow(unit: FieldCharacter, place: FieldCharacter | null): void {
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
   * Inserts characters after a place, and after another person's insertions there. Only characters that continue this
   * person's own typing come before those. Characters that both people typed alike may count once.
   * `knownUnits` are the units that aren't another person's new insertions. `elsewhere` has, for units of `run`, equal
   * units that may already be in the text.
   * Returns the units of the text that stand for `run`.
   */
  insertRun(
    run: readonly Inserted[],
    { place, joins, isContinuing, mayCoincide }: InsertPosition,
    knownUnits: ReadonlySet<FieldCharacter>,
    elsewhere: ReadonlyMap<FieldCharacter, FieldCharacter>,
  ): readonly FieldCharacter[] {
    const start = place ? this.#placeOf(place) + 1 : 0;
    const otherUnits: FieldCharacter[] = [];
    let at = start;
    for (const [nth, unit] of this.#units.slice(start).entries()) {
      if (isStanding(unit) && (unit.kind === 'base' || knownUnits.has(unit))) break;
      if (unit.kind === 'base') continue;
      if (joins === 'before' && place?.kind === 'inserted' && unit.mark.rank !== place.mark.rank) break;
      if (joins === 'none' && run[0] && unit.mark.rank > run[0].mark.rank) break;
      otherUnits.push(unit);
      at = start + nth + 1;
    }
    const unitElsewhere = (unit: FieldCharacter): FieldCharacter | null => {
      const existing = elsewhere.get(unit);
      return existing && !knownUnits.has(existing) ? existing : null;
    };
    if (mayCoincide && textOfUnits(otherUnits) === textOfUnits(run)) return otherUnits;
    // Spaces alone don't show that words are already in the text, because every space is alike.
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

  #insert(at: number, run: readonly Inserted[], joins: InsertPosition['joins']): readonly FieldCharacter[] {
    const around = [this.#units[at - 1], this.#units[at]];
    const mayJoin = (unit: FieldCharacter | undefined): boolean =>
      unit?.kind === 'inserted' && (joins !== 'none' || unit.mark.rank === run[0]?.mark.rank);
    const neighbour = (joins === 'after' ? around.toReversed() : around).find(mayJoin);
    const newUnits = run.map((unit) =>
      neighbour?.kind === 'inserted' ? { ...unit, mark: neighbour.mark } : { ...unit },
    );
    this.#replace(at, 0, ...newUnits);
    return newUnits;
  }
}

export const textOfUnits = (units: readonly FieldCharacter[]): string =>
  units.map(({ text }) => text).join('');

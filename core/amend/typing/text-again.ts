import type { Field, Pid } from '../../act/tree.ts';
import type { TextEdit } from '../edits/edit.ts';
import { editsOfSegments, settleAlone } from '../edits/settled-segments.ts';
import { type ChangeMode, UnitList } from './changing.ts';
import {
  type Inserted,
  isStanding,
  OWN,
  segmentsOfUnits,
  type Unit,
  unitsOf,
  unitsOfWords,
} from './field-units.ts';
import { matchUnits } from './matched-units.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters, standingMatches } from './places.ts';
import { inverse, isAmbiguous, isClash } from './unit-comparison.ts';

interface ChangedUnits {
  readonly units: readonly Unit[];
  /** What each character that was put in is in them. */
  readonly images: ReadonlyMap<Unit, Unit>;
  /** Whether all that was to be taken out of what was put in was there still, as it was. */
  readonly isComplete: boolean;
}

/** What is known of the characters that were put in before a change, by their order. */
interface KnownMappings {
  /** Which each is in what there is now; where it isn't known, it is sought. */
  readonly nowMapping?: LetterMapping | undefined;
  /** Which each is in what the change left; where it isn't known, it is sought. */
  readonly afterMapping?: LetterMapping | undefined;
  /** Which each letter that the change left is in what there is now; where it isn't known, what both typed alike is one. */
  readonly sharedMapping?: LetterMapping | undefined;
  /** Whether the hand that makes the change typed it. */
  readonly isOwn?: readonly boolean[] | undefined;
}

/** One hand's characters with a change in them that was made from `was` to `is`; null where it can't be made. */
function changeUnits(
  was: readonly Unit[],
  is: readonly Unit[],
  now: readonly Unit[],
  mode: ChangeMode,
  { nowMapping: places, afterMapping: keptPlaces, sharedMapping, isOwn = [] }: KnownMappings = {},
): ChangedUnits | null {
  const [before, after, current] = [was.filter(isStanding), is.filter(isStanding), now.filter(isStanding)];
  const keptUnits = keptPlaces
    ? standingMatches(was, is, keptPlaces)
    : matchUnits(before, after, mode === 'merge' ? 'other' : 'own');
  const heldUnits = places ? standingMatches(was, now, places) : matchUnits(before, current, 'other');
  if (!keptUnits || !heldUnits) return null;
  const removed = new Set(before.filter((unit) => !keptUnits.has(unit)));
  const [wasOf, heldBy] = [inverse(keptUnits), inverse(heldUnits)];
  const comparison = { after, current, wasOf, heldBy, removed, heldUnits };
  if (isClash(before, comparison, mode)) return null;
  const isCertain = places !== undefined && keptPlaces !== undefined;
  if (mode === 'merge' && !isCertain && isAmbiguous(comparison)) return null;
  const imagesNow = new Map<Unit, Unit>();
  for (const [nth, unit] of insertedUnitsIn(is).entries()) {
    const image = insertedUnitsIn(now)[sharedMapping?.[nth] ?? -1];
    if (image) imagesNow.set(unit, image);
  }
  const isNew = (unit: Unit | undefined): unit is Inserted =>
    unit?.kind === 'inserted' && !wasOf.has(unit) && !imagesNow.has(unit);
  // In the place of words that both took out, what both put is one; what is only put in is each hand's own.
  const isReplaced = before.some((unit) => unit.kind === 'base' && removed.has(unit) && !heldUnits.has(unit));
  const mayCoincide = sharedMapping === undefined || isReplaced;
  // What is to be put back may not have gone, or another hand may have put it back.
  const elsewhere =
    (mode === 'again' && after.some(isNew) && matchUnits(after, current, 'other')) || new Map();
  const knownUnits = new Set(heldUnits.values());
  const typed = new Set(insertedUnitsIn(was).filter((_, nth) => isOwn[nth]));
  const changing = new UnitList(now);
  const back = new Set<Unit>();
  const images = new Map<Unit, Unit>();
  let place: Unit | null = null;
  for (let at = 0; at < after.length; at++) {
    const unit = after[at];
    if (!unit) break;
    if (isNew(unit)) {
      const run = [unit];
      for (let next = after[at + 1]; isNew(next) && next.mark === unit.mark; next = after[++at + 1])
        run.push(next);
      const last = after[at - run.length];
      const old = last && wasOf.get(last);
      const isContinuing = old?.kind === 'inserted' && typed.has(old);
      const isOf = (other: Unit | undefined): boolean =>
        other?.kind === 'inserted' && other.mark === unit.mark;
      const joins = isOf(last) ? 'before' : isOf(after[at + 1]) ? 'after' : 'none';
      for (const [nth, newUnit] of changing
        .insertRun(run, { place, joins, isContinuing, mayCoincide }, knownUnits, elsewhere)
        .entries()) {
        place = newUnit;
        knownUnits.add(newUnit);
        const own = run[nth];
        if (own) images.set(own, newUnit);
      }
      continue;
    }
    const old = wasOf.get(unit);
    const standing =
      unit.kind === 'base'
        ? changing.baseAt(unit.from)
        : ((old && heldUnits.get(old)) ?? imagesNow.get(unit));
    if (!standing) continue;
    if (!old && !imagesNow.has(unit)) back.add(standing);
    else images.set(unit, standing);
    changing.follow(standing, place);
    place = standing;
  }
  const removedNow = new Set([...removed].flatMap((unit) => heldUnits.get(unit) ?? []));
  const units = changing.units.flatMap((unit): readonly Unit[] => {
    if (removedNow.has(unit))
      return unit.kind === 'base' ? [{ ...unit, struck: { am: OWN, rank: 'V' } }] : [];
    return back.has(unit) && unit.kind === 'base' ? [{ ...unit, struck: null }] : [unit];
  });
  const isComplete = ![...removed].some((unit) => unit.kind === 'inserted' && !heldUnits.has(unit));
  return { units, images, isComplete };
}

/** What a change of one field comes to beside another hand's. */
export interface ReplayedField {
  readonly edits: readonly TextEdit[];
  /** What of what the change left put in is where in that. */
  readonly places: LetterMapping;
  /** What of what there was at that moment is where in that. */
  readonly otherPlaces: LetterMapping;
  /** Whether all that was to be taken out of what was put in was there still, as it was. */
  readonly isWhole: boolean;
}

/**
 * Makes, or undoes, in the present edits of one field the change between two earlier lists. All that the change
 * inserted and that is still there goes. What it removed comes back, and what the other hand inserted stays. Null
 * where too much differs to tell the two hands apart, or where both replaced the same words.
 */
export function replayInField(
  base: string,
  place: { readonly pid: Pid; readonly field: Field },
  { from, to, now }: Readonly<Record<'from' | 'to' | 'now', readonly TextEdit[]>>,
  mode: ChangeMode,
  knownLetters?: KnownMappings,
): ReplayedField | null {
  const is = unitsOf(base, to);
  const unitsNow = unitsOf(base, now);
  const changed = changeUnits(unitsOf(base, from), is, unitsNow, mode, knownLetters);
  if (!changed) return null;
  const { isComplete } = changed;
  const segments = settleAlone(base, segmentsOfUnits(changed.units), OWN);
  const edits = editsOfSegments(segments, OWN, place, true);
  const [insertedUnits, settled] = [insertedUnitsIn(changed.units), insertedUnitsIn(unitsOf(base, edits))];
  // Words that were put back as they were are put in no more.
  const says = (all: readonly Inserted[]): string => all.map(({ text }) => text).join('');
  if (says(insertedUnits) !== says(settled)) {
    const [places, otherPlaces] = [is, unitsNow].map((units) => matchLetters(units, unitsOf(base, edits)));
    return { edits, isWhole: isComplete, places: places ?? [], otherPlaces: otherPlaces ?? [] };
  }
  const at = new Map<Unit, number>(insertedUnits.map((unit, nth) => [unit, nth]));
  const places = insertedUnitsIn(is).map((unit) => {
    const image = changed.images.get(unit);
    return image && at.get(image);
  });
  return { edits, isWhole: isComplete, places, otherPlaces: insertedUnitsIn(unitsNow).map((unit) => at.get(unit)) };
}

/** The words that a change comes to beside another hand's, and where the letters of either hand are in them. */
export interface ReplayedWords extends Pick<ReplayedField, 'places' | 'others'> {
  readonly words: string;
}

/** The same of words that no base text is under: those of a new provision. */
export function replayInWords(
  from: string,
  to: string,
  now: string,
  mode: ChangeMode,
  knownLetters?: KnownMappings,
): ReplayedWords | null {
  const [is, unitsNow] = [unitsOfWords(to), unitsOfWords(now)];
  const changed = changeUnits(unitsOfWords(from), is, unitsNow, mode, knownLetters);
  if (!changed) return null;
  const at = new Map<Unit, number>(changed.units.map((unit, nth) => [unit, nth]));
  return {
    words: changed.units.map(({ text }) => text).join(''),
    places: is.map((unit) => at.get(changed.images.get(unit) ?? unit)),
    otherPlaces: unitsNow.map((unit) => at.get(unit)),
  };
}

import type { Field, Pid } from '../../act/tree.ts';
import type { TextEdit } from '../edits/edit.ts';
import { editsOfSegments, settleAlone } from '../edits/settled-segments.ts';
import { type ChangeMode, textOfUnits, UnitList } from './changing.ts';
import {
  type FieldCharacter,
  type Inserted,
  isStanding,
  OWN,
  segmentsOfUnits,
  unitsOf,
  unitsOfWords,
} from './field-units.ts';
import { matchUnits } from './matched-units.ts';
import { insertedUnitsIn, type LetterMapping, matchLetters, standingMatches } from './places.ts';
import { inverse, isAmbiguous, isClash } from './unit-comparison.ts';

/**
 * Makes a change of one field's words again in a newer version of the words. The change was made from `from` to `to`, and
 * another person has meanwhile changed `from` to `now`.
 */

interface ChangedUnits {
  readonly units: readonly FieldCharacter[];
  /** The character of `units` for each inserted character of the change. */
  readonly images: ReadonlyMap<FieldCharacter, FieldCharacter>;
  /** Whether all inserted characters that the change removes were still in the newer version. */
  readonly isWhole: boolean;
}

/** The known identities of inserted letters. Where one is absent, letters are matched by comparing the words. */
interface KnownMappings {
  /** From the letters before the change to those of the newer version. */
  readonly nowMapping?: LetterMapping | undefined;
  /** From the letters before the change to those after it. */
  readonly afterMapping?: LetterMapping | undefined;
  /** From the letters after the change to those of the newer version. If absent, letters that both typed alike are one. */
  readonly sharedMapping?: LetterMapping | undefined;
  /** For each letter before the change, whether the person who makes the change typed it. */
  readonly isOwn?: readonly boolean[] | undefined;
}

/** Makes the change from `was` to `is` in the characters `now`. Null where that isn't possible. */
function changeUnits(
  was: readonly FieldCharacter[],
  is: readonly FieldCharacter[],
  now: readonly FieldCharacter[],
  mode: ChangeMode,
  { nowMapping, afterMapping, sharedMapping, isOwn = [] }: KnownMappings = {},
): ChangedUnits | null {
  const before = was.filter(isStanding);
  const after = is.filter(isStanding);
  const newer = now.filter(isStanding);
  const keptUnits = afterMapping
    ? standingMatches(was, is, afterMapping)
    : matchUnits(before, after, mode === 'merge' ? 'other' : 'own');
  const stillHeld = nowMapping ? standingMatches(was, now, nowMapping) : matchUnits(before, newer, 'other');
  if (!keptUnits || !stillHeld) return null;
  const removed = new Set(before.filter((unit) => !keptUnits.has(unit)));
  const [oldOfAfter, oldOfNewer] = [inverse(keptUnits), inverse(stillHeld)];
  const comparison = {
    after,
    newer,
    oldOfAfter,
    oldOfNewer,
    removed,
    stillHeld,
  };
  if (isClash(before, comparison, mode)) return null;
  const isCertain = nowMapping !== undefined && afterMapping !== undefined;
  if (mode === 'merge' && !isCertain && isAmbiguous(comparison)) return null;
  const imagesNow = new Map<FieldCharacter, FieldCharacter>();
  for (const [nth, unit] of insertedUnitsIn(is).entries()) {
    const image = insertedUnitsIn(now)[sharedMapping?.[nth] ?? -1];
    if (image) imagesNow.set(unit, image);
  }
  const isNew = (unit: FieldCharacter | undefined): unit is Inserted =>
    unit?.kind === 'inserted' && !oldOfAfter.has(unit) && !imagesNow.has(unit);
  // If both replaced the same words by equal words, these count once. Equal pure insertions count for each person.
  const isReplaced = before.some((unit) => unit.kind === 'base' && removed.has(unit) && !stillHeld.has(unit));
  const mayCoincide = sharedMapping === undefined || isReplaced;
  // Letters that the change restores may still be in the newer version, or another person may have restored them.
  const elsewhere = (mode === 'again' && after.some(isNew) && matchUnits(after, newer, 'other')) || new Map();
  const knownUnits = new Set(stillHeld.values());
  const typed = new Set(insertedUnitsIn(was).filter((_, nth) => isOwn[nth]));
  const changing = new UnitList(now);
  const restored = new Set<FieldCharacter>();
  const images = new Map<FieldCharacter, FieldCharacter>();
  let place: FieldCharacter | null = null;
  for (let at = 0; at < after.length; at++) {
    const unit = after[at];
    if (!unit) break;
    if (isNew(unit)) {
      const run = [unit];
      for (let next = after[at + 1]; isNew(next) && next.mark === unit.mark; next = after[++at + 1])
        run.push(next);
      const last = after[at - run.length];
      const old = last && oldOfAfter.get(last);
      const isContinuing = old?.kind === 'inserted' && typed.has(old);
      const isOf = (other: FieldCharacter | undefined): boolean =>
        other?.kind === 'inserted' && other.mark === unit.mark;
      const joins = isOf(last) ? 'before' : isOf(after[at + 1]) ? 'after' : 'none';
      for (const [nth, newUnit] of changing
        .insertRun(run, { place, joins, isContinuing, mayCoincide }, knownUnits, elsewhere)
        .entries()) {
        place = newUnit;
        knownUnits.add(newUnit);
        const typedUnit = run[nth];
        if (typedUnit) images.set(typedUnit, newUnit);
      }
      continue;
    }
    const old = oldOfAfter.get(unit);
    const standing =
      unit.kind === 'base'
        ? changing.baseAt(unit.from)
        : ((old && stillHeld.get(old)) ?? imagesNow.get(unit));
    if (!standing) continue;
    if (!old && !imagesNow.has(unit)) restored.add(standing);
    else images.set(unit, standing);
    changing.follow(standing, place);
    place = standing;
  }
  const removedNow = new Set([...removed].flatMap((unit) => stillHeld.get(unit) ?? []));
  const units = changing.units.flatMap((unit): readonly FieldCharacter[] => {
    if (removedNow.has(unit))
      return unit.kind === 'base' ? [{ ...unit, struck: { am: OWN, rank: 'V' } }] : [];
    return restored.has(unit) && unit.kind === 'base' ? [{ ...unit, struck: null }] : [unit];
  });
  const isWhole = ![...removed].some((unit) => unit.kind === 'inserted' && !stillHeld.has(unit));
  return { units, images, isWhole };
}

/** One field's edits with a change made in them again. */
export interface ReplayedField {
  readonly edits: readonly TextEdit[];
  /** From the letters after the change to those of `edits`. */
  readonly places: LetterMapping;
  /** From the letters of the newer version to those of `edits`. */
  readonly otherPlaces: LetterMapping;
  /** Whether all inserted characters that the change removes were still in the newer version. */
  readonly isWhole: boolean;
}

/**
 * Makes the change from `from` to `to` in one field's newer edits, `now`. Words that the change deletes are deleted, words
 * that it restores are restored, and words that another person inserted stay. An undo is the change from the later list to
 * the earlier. Null where the lists differ too much to compare, or where both people replaced the same words.
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
  const { isWhole } = changed;
  const segments = settleAlone(base, segmentsOfUnits(changed.units), OWN);
  const edits = editsOfSegments(segments, OWN, place, true);
  const [insertedUnits, settled] = [insertedUnitsIn(changed.units), insertedUnitsIn(unitsOf(base, edits))];
  // Settling turns deleted words that were inserted again unchanged into kept words, so letters must be matched anew.
  if (textOfUnits(insertedUnits) !== textOfUnits(settled)) {
    const [places, otherPlaces] = [is, unitsNow].map((units) => matchLetters(units, unitsOf(base, edits)));
    return { edits, isWhole, places: places ?? [], otherPlaces: otherPlaces ?? [] };
  }
  const at = new Map<FieldCharacter, number>(insertedUnits.map((unit, nth) => [unit, nth]));
  const places = insertedUnitsIn(is).map((unit) => {
    const image = changed.images.get(unit);
    return image && at.get(image);
  });
  return {
    edits,
    isWhole,
    places,
    otherPlaces: insertedUnitsIn(unitsNow).map((unit) => at.get(unit)),
  };
}

/** The words of an inserted provision with a change made in them again. */
export interface ReplayedWords extends Pick<ReplayedField, 'places' | 'otherPlaces'> {
  readonly words: string;
}

/** Makes the change from `from` to `to` in newer words of an inserted provision. Null as for `replayInField`. */
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
  const at = new Map<FieldCharacter, number>(changed.units.map((unit, nth) => [unit, nth]));
  return {
    words: changed.units.map(({ text }) => text).join(''),
    places: is.map((unit) => at.get(changed.images.get(unit) ?? unit)),
    otherPlaces: unitsNow.map((unit) => at.get(unit)),
  };
}

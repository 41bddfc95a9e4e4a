import { alignAroundAnchors, commonPairs, type IndexPair } from '../../base/sequence-alignment.ts';
import type { Unit } from './field-units.ts';

/** Texts that differ in more characters than that are not compared one by one: it would take too long. */
const MAX_COMPARED_UNITS = 2000;

/** What a character says; one of the base text is nothing but itself. */
const textKey = (unit: Unit): string => (unit.kind === 'base' ? `${unit.from}` : `+${unit.text}`);

/** Units that are the same in two lists, by their places in both: in order. */
type Pairs = readonly IndexPair[];

const isWithinWord = (unit: Unit | undefined): boolean =>
  unit !== undefined && /[\p{L}\p{N}]/u.test(unit.text);

/**
 * Of a word that was put in before another which begins alike, the letters that both begin with are those of the new one.
 * @param last where what is the same before it ends, in the other list; @param added how much was put in after that
 */
function slideLength(otherUnits: readonly Unit[], last: number, added: number, before: Unit | undefined): number {
  for (let by = 1; by <= last; by++) {
    const [unit, end] = [otherUnits[last - by], otherUnits[last + added - by]];
    if (!unit || !end || textKey(unit) !== textKey(end)) return 0;
    if (!isWithinWord(last > by ? otherUnits[last - by - 1] : before)) return by;
  }
  return 0;
}

function pairsOf(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  before: Unit | undefined,
): Pairs | null {
  const common = commonPairs(units.map(textKey), otherUnits.map(textKey), MAX_COMPARED_UNITS);
  if (!common) return null;
  const pairs = [...common];
  let run = 0;
  for (const [nth, [at, to]] of [...common, [units.length, otherUnits.length] as const].entries()) {
    const [lastAt, lastTo] = common[nth - 1] ?? [-1, -1];
    const [removed, added] = [at - lastAt - 1, to - lastTo - 1];
    if (added > 0 && removed === 0) {
      const by = Math.min(slideLength(otherUnits, lastTo + 1, added, before), run);
      for (let back = nth - by; back < nth; back++) {
        const [one, other] = common[back] ?? [0, 0];
        pairs[back] = [one, other + added];
      }
    }
    run = added > 0 || removed > 0 ? 1 : run + 1;
  }
  return pairs;
}

/** Which word each unit is of: the same number for those of one word, and none for what is between words. */
function wordsIn(units: readonly Unit[]): readonly (number | null)[] {
  let word = 0;
  return units.map((unit, at) => {
    if (!isWithinWord(unit)) return null;
    if (!isWithinWord(units[at - 1])) word++;
    return word;
  });
}

/** How many inserted letters each word has: those that are also in the other list, and those that are not. */
function countsOf(
  units: readonly Unit[],
  words: readonly (number | null)[],
  isHeld: (at: number) => boolean,
) {
  const counts = new Map<number, { shared: number; other: number }>();
  for (const [at, unit] of units.entries()) {
    const word = words[at];
    if (typeof word !== 'number' || unit.kind === 'base') continue;
    const count = counts.get(word) ?? { shared: 0, other: 0 };
    if (isHeld(at)) count.shared++;
    else count.other++;
    counts.set(word, count);
  }
  return counts;
}

/**
 * Drops what is the same by chance: of a word that was put in the place of another, the few letters that it shares with
 * that one are its own; where `isStrict`, however many these are.
 */
function withoutChanceMatches(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  pairs: Pairs,
  isStrict: boolean,
): Pairs {
  if (pairs.length === units.length || pairs.length === otherUnits.length) return pairs;
  const [words, otherWords] = [wordsIn(units), wordsIn(otherUnits)];
  const [from, to] = [new Set(pairs.map(([at]) => at)), new Set(pairs.map(([, at]) => at))];
  const was = countsOf(units, words, (at) => from.has(at));
  const is = countsOf(otherUnits, otherWords, (at) => to.has(at));
  return pairs.filter(([at, other]) => {
    if (units[at]?.kind === 'base') return true;
    const [old, now] = [was.get(words[at] ?? 0), is.get(otherWords[other] ?? 0)];
    const isAnother = now && (isStrict ? now.other > 0 : now.shared <= now.other);
    const isGone = old && old.other > 0 && (isStrict || old.shared <= 2 * old.other);
    return !(isAnother && isGone);
  });
}

/** The words of a list, each as the units that it is of. */
function wordsOf(
  units: readonly Unit[],
): readonly { readonly at: number; readonly length: number; readonly says: string }[] {
  const words: { at: number; length: number; says: string }[] = [];
  for (const [at, unit] of units.entries()) {
    if (!isWithinWord(unit)) continue;
    const last = words.at(-1);
    if (last && last.at + last.length === at)
      Object.assign(last, { length: last.length + 1, says: `${last.says} ${textKey(unit)}` });
    else words.push({ at, length: 1, says: textKey(unit) });
  }
  return words;
}

/** Whole words that are the same. */
function wordPairs(units: readonly Unit[], otherUnits: readonly Unit[]): Pairs | null {
  const [words, otherWords] = [wordsOf(units), wordsOf(otherUnits)];
  const pairs = commonPairs(
    words.map(({ says }) => says),
    otherWords.map(({ says }) => says),
    MAX_COMPARED_UNITS,
  );
  return (
    pairs?.flatMap(([nth, other]): Pairs => {
      const [one, two] = [words[nth], otherWords[other]];
      if (!one || !two) return [];
      return Array.from({ length: one.length }, (_, letter) => [one.at + letter, two.at + letter] as const);
    }) ?? null
  );
}

/** @param before what stands before the other units */
type Pairing = (
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  before: Unit | undefined,
) => Pairs | null;

/** What is the same as well between what is known to be; null where too much differs. */
function pairsWithin(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  knownPairs: Pairs,
  pairing: Pairing,
): Pairs | null {
  let isWhole = true;
  const pairs = alignAroundAnchors(
    knownPairs,
    [units.length, otherUnits.length],
    ([at, to], [unit, other]) => {
      if (at >= unit || to >= other) return [];
      const innerPairs = pairing(units.slice(at, unit), otherUnits.slice(to, other), otherUnits[to - 1]);
      isWhole &&= innerPairs !== null;
      return (innerPairs ?? []).map(([one, two]) => [at + one, to + two]);
    },
  );
  return isWhole ? pairs : null;
}

/** Words first, then the letters between those. */
const PAIRINGS: readonly Pairing[] = [wordPairs, pairsOf];

/**
 * Whose work is between two lists: in another's, a word in the place of a word has few letters of that one, or none; where
 * it is asked who wrote which, none.
 */
export type MatchingHand = 'own' | 'other' | 'writer';

/** Which of `otherUnits` each unit is, where it is among them: of the same edit, if it can be; null where too much differs. */
export function matchUnits(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
  hand: MatchingHand,
): ReadonlyMap<Unit, Unit> | null {
  let pairs: Pairs | null = [];
  for (const pairing of PAIRINGS) pairs = pairs && pairsWithin(units, otherUnits, pairs, pairing);
  if (!pairs) return null;
  const matches = new Map<Unit, Unit>();
  for (const [one, two] of hand === 'own'
    ? pairs
    : withoutChanceMatches(units, otherUnits, pairs, hand === 'writer')) {
    const [unit, other] = [units[one], otherUnits[two]];
    if (unit && other) matches.set(unit, other);
  }
  return matches;
}

/** The most of `otherUnits`, in order, that units are: where one list was made of the other by putting in, all of it. */
export function longestCommonUnits(
  units: readonly Unit[],
  otherUnits: readonly Unit[],
): ReadonlyMap<Unit, Unit> | null {
  const pairs = commonPairs(units.map(textKey), otherUnits.map(textKey), MAX_COMPARED_UNITS);
  if (!pairs) return null;
  const common = new Map<Unit, Unit>();
  for (const [at, to] of pairs) {
    const [unit, other] = [units[at], otherUnits[to]];
    if (unit && other) common.set(unit, other);
  }
  return common;
}

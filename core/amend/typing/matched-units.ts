import { alignAroundAnchors, commonPairs, type IndexPair } from '../../base/sequence-alignment.ts';
import type { FieldCharacter } from './field-units.ts';

/** Texts that differ in more characters are not compared, because the time grows with the square of the differences. */
const MAX_COMPARED_UNITS = 2000;

/** A key that is equal for equal characters. A base character only equals itself, so its key is its offset. */
const textKey = (unit: FieldCharacter): string => (unit.kind === 'base' ? `${unit.from}` : `+${unit.text}`);

/** The units that two lists have in common, as pairs of their indices, in order. */
type Pairs = readonly IndexPair[];

const isWithinWord = (unit: FieldCharacter | undefined): boolean =>
  unit !== undefined && /[\p{L}\p{N}]/u.test(unit.text);

/**
 * Corrects a match where a new word stands before a word with the same beginning. In "the there", the match may take the
 * first "the" for the old one. Returns the number of pairs to shift behind the new word, or 0.
 * @param last the index in the other list where the match before the new units ends
 * @param added the number of new units after that
 */
function slideLength(
  otherUnits: readonly FieldCharacter[],
  last: number,
  added: number,
  before: FieldCharacter | undefined,
): number {
  for (let shift = 1; shift <= last; shift++) {
    const [unit, end] = [otherUnits[last - shift], otherUnits[last + added - shift]];
    if (!unit || !end || textKey(unit) !== textKey(end)) return 0;
    if (!isWithinWord(last > shift ? otherUnits[last - shift - 1] : before)) return shift;
  }
  return 0;
}

function pairsOf(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  before: FieldCharacter | undefined,
): Pairs | null {
  const common = commonPairs(units.map(textKey), otherUnits.map(textKey), MAX_COMPARED_UNITS);
  if (!common) return null;
  const pairs = [...common];
  let matchedLength = 0;
  for (const [nth, [at, to]] of [...common, [units.length, otherUnits.length] as const].entries()) {
    const [lastAt, lastTo] = common[nth - 1] ?? [-1, -1];
    const [removed, added] = [at - lastAt - 1, to - lastTo - 1];
    if (added > 0 && removed === 0) {
      const shift = Math.min(slideLength(otherUnits, lastTo + 1, added, before), matchedLength);
      for (let shifted = nth - shift; shifted < nth; shifted++) {
        const [a, b] = common[shifted] ?? [0, 0];
        pairs[shifted] = [a, b + added];
      }
    }
    matchedLength = added > 0 || removed > 0 ? 1 : matchedLength + 1;
  }
  return pairs;
}

/** The number of the word that each unit is in. Null for units between words. */
function wordsIn(units: readonly FieldCharacter[]): readonly (number | null)[] {
  let word = 0;
  return units.map((unit, at) => {
    if (!isWithinWord(unit)) return null;
    if (!isWithinWord(units[at - 1])) word++;
    return word;
  });
}

/** The number of inserted letters of each word that are also in the other list (`shared`), and that are not. */
function countsOf(
  units: readonly FieldCharacter[],
  words: readonly (number | null)[],
  isShared: (at: number) => boolean,
) {
  const counts = new Map<number, { shared: number; other: number }>();
  for (const [at, unit] of units.entries()) {
    const word = words[at];
    if (typeof word !== 'number' || unit.kind === 'base') continue;
    const count = counts.get(word) ?? { shared: 0, other: 0 };
    if (isShared(at)) count.shared++;
    else count.other++;
    counts.set(word, count);
  }
  return counts;
}

/**
 * Removes matches that are chance: a word and its replacement may share a few letters, which are different letters all
 * the same. With `isStrict`, a replaced word has no letters in common with its replacement.
 */
function withoutChanceMatches(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  pairs: Pairs,
  isStrict: boolean,
): Pairs {
  if (pairs.length === units.length || pairs.length === otherUnits.length) return pairs;
  const [words, otherWords] = [wordsIn(units), wordsIn(otherUnits)];
  const [from, to] = [new Set(pairs.map(([at]) => at)), new Set(pairs.map(([, at]) => at))];
  const oldCounts = countsOf(units, words, (at) => from.has(at));
  const newCounts = countsOf(otherUnits, otherWords, (at) => to.has(at));
  return pairs.filter(([at, other]) => {
    if (units[at]?.kind === 'base') return true;
    const [oldCount, newCount] = [oldCounts.get(words[at] ?? 0), newCounts.get(otherWords[other] ?? 0)];
    const isNewWord = newCount && (isStrict ? newCount.other > 0 : newCount.shared <= newCount.other);
    const isReplaced = oldCount && oldCount.other > 0 && (isStrict || oldCount.shared <= 2 * oldCount.other);
    return !(isNewWord && isReplaced);
  });
}

/** The words of a list: index of the first unit, number of units, and a key that is equal for equal words. */
function wordsOf(
  units: readonly FieldCharacter[],
): readonly { readonly at: number; readonly length: number; readonly text: string }[] {
  const words: { at: number; length: number; text: string }[] = [];
  for (const [at, unit] of units.entries()) {
    if (!isWithinWord(unit)) continue;
    const last = words.at(-1);
    if (last && last.at + last.length === at)
      Object.assign(last, { length: last.length + 1, text: `${last.text} ${textKey(unit)}` });
    else words.push({ at, length: 1, text: textKey(unit) });
  }
  return words;
}

/** The pairs of units in whole words that both lists have. */
function wordPairs(units: readonly FieldCharacter[], otherUnits: readonly FieldCharacter[]): Pairs | null {
  const [words, otherWords] = [wordsOf(units), wordsOf(otherUnits)];
  const pairs = commonPairs(
    words.map(({ text }) => text),
    otherWords.map(({ text }) => text),
    MAX_COMPARED_UNITS,
  );
  return (
    pairs?.flatMap(([nth, other]): Pairs => {
      const [a, b] = [words[nth], otherWords[other]];
      if (!a || !b) return [];
      return Array.from({ length: a.length }, (_, letter) => [a.at + letter, b.at + letter] as const);
    }) ?? null
  );
}

/** Pairs the units of two lists. @param before the unit before `otherUnits`, where they are part of a longer list */
type Pairing = (
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  before: FieldCharacter | undefined,
) => Pairs | null;

/** Adds further pairs between known ones, by another method of pairing. Null where too much differs. */
function pairsWithin(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
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
      return (innerPairs ?? []).map(([a, b]) => [at + a, to + b]);
    },
  );
  return isWhole ? pairs : null;
}

/** Whole words are paired first, then the letters between them. */
const PAIRINGS: readonly Pairing[] = [wordPairs, pairsOf];

/**
 * The purpose of a comparison. In a person's `own` change, equal letters of a replaced word stay the same letters. In the
 * change of an `other` person they do only if most are equal. To find the `writer` of each letter, they never do.
 */
export type MatchPurpose = 'own' | 'other' | 'writer';

/** The units of pairs, as a map from the first list to the second. */
const unitMap = (
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  pairs: Pairs,
): ReadonlyMap<FieldCharacter, FieldCharacter> =>
  new Map(
    pairs.flatMap(([a, b]) => {
      const [unit, other] = [units[a], otherUnits[b]];
      return unit && other ? [[unit, other] as const] : [];
    }),
  );

/** Finds, for each unit, the same unit in `otherUnits`. Null where too much differs. */
export function matchUnits(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
  purpose: MatchPurpose,
): ReadonlyMap<FieldCharacter, FieldCharacter> | null {
  let pairs: Pairs | null = [];
  for (const pairing of PAIRINGS) pairs = pairs && pairsWithin(units, otherUnits, pairs, pairing);
  if (!pairs) return null;
  const likelyPairs =
    purpose === 'own' ? pairs : withoutChanceMatches(units, otherUnits, pairs, purpose === 'writer');
  return unitMap(units, otherUnits, likelyPairs);
}

/** The longest common subsequence of two lists of units, as a map. Null where too much differs. */
export function longestCommonUnits(
  units: readonly FieldCharacter[],
  otherUnits: readonly FieldCharacter[],
): ReadonlyMap<FieldCharacter, FieldCharacter> | null {
  const pairs = commonPairs(units.map(textKey), otherUnits.map(textKey), MAX_COMPARED_UNITS);
  return pairs && unitMap(units, otherUnits, pairs);
}

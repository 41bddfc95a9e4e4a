import { diffArrays } from 'diff';
import type { Unit } from './field-units.ts';

/** Texts that differ in more characters than that are not compared one by one: it would take too long. */
const MOST = 2000;

/** What a character says; one of the base text is nothing but itself. */
const said = (unit: Unit): string => (unit.kind === 'base' ? `${unit.from}` : `+${unit.text}`);

/** Units that are the same in two lists, by their places in both: in order. */
type Pairs = readonly (readonly [at: number, to: number])[];

const isWithinWord = (unit: Unit | undefined): boolean =>
  unit !== undefined && /[\p{L}\p{N}]/u.test(unit.text);

/**
 * Of a word that was put in before another which begins alike, the letters that both begin with are those of the new one.
 * @param last where what is the same before it ends, in the other list; @param added how much was put in after that
 */
function slid(others: readonly Unit[], last: number, added: number, before: Unit | undefined): number {
  for (let by = 1; by <= last; by++) {
    const [unit, end] = [others[last - by], others[last + added - by]];
    if (!unit || !end || said(unit) !== said(end)) return 0;
    if (!isWithinWord(last > by ? others[last - by - 1] : before)) return by;
  }
  return 0;
}

function pairsOf(units: readonly Unit[], others: readonly Unit[], before: Unit | undefined): Pairs | null {
  const parts = diffArrays(units.map(said), others.map(said), { maxEditLength: MOST });
  if (!parts) return null;
  const pairs: (readonly [number, number])[] = [];
  let [at, to] = [0, 0];
  let common = 0;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) for (let nth = 0; nth < value.length; nth++) pairs.push([at + nth, to + nth]);
    else if (added && common > 0) {
      const by = Math.min(slid(others, to, value.length, before), common);
      for (let nth = pairs.length - by; nth < pairs.length; nth++) {
        const [one, other] = pairs[nth] ?? [0, 0];
        pairs[nth] = [one, other + value.length];
      }
    }
    common = added || removed ? 0 : value.length;
    if (!added) at += value.length;
    if (!removed) to += value.length;
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

/** How many letters that were put in each word has, of those that are in the other list as well and of those that are not. */
function countsOf(
  units: readonly Unit[],
  words: readonly (number | null)[],
  isHeld: (at: number) => boolean,
) {
  const counts = new Map<number, { held: number; other: number }>();
  for (const [at, unit] of units.entries()) {
    const word = words[at];
    if (typeof word !== 'number' || unit.kind === 'base') continue;
    const count = counts.get(word) ?? { held: 0, other: 0 };
    if (isHeld(at)) count.held++;
    else count.other++;
    counts.set(word, count);
  }
  return counts;
}

/**
 * Drops what is the same by chance: of a word that was put in the place of another, the few letters that it shares with
 * that one are its own; where `isStrict`, however many these are.
 */
function withoutChance(
  units: readonly Unit[],
  others: readonly Unit[],
  pairs: Pairs,
  isStrict: boolean,
): Pairs {
  if (pairs.length === units.length || pairs.length === others.length) return pairs;
  const [words, otherWords] = [wordsIn(units), wordsIn(others)];
  const [from, to] = [new Set(pairs.map(([at]) => at)), new Set(pairs.map(([, at]) => at))];
  const was = countsOf(units, words, (at) => from.has(at));
  const is = countsOf(others, otherWords, (at) => to.has(at));
  return pairs.filter(([at, other]) => {
    if (units[at]?.kind === 'base') return true;
    const [old, now] = [was.get(words[at] ?? 0), is.get(otherWords[other] ?? 0)];
    const isAnother = now && (isStrict ? now.other > 0 : now.held <= now.other);
    const isGone = old && old.other > 0 && (isStrict || old.held <= 2 * old.other);
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
      Object.assign(last, { length: last.length + 1, says: `${last.says} ${said(unit)}` });
    else words.push({ at, length: 1, says: said(unit) });
  }
  return words;
}

/** Whole words that are the same. */
function wordPairs(units: readonly Unit[], others: readonly Unit[]): Pairs | null {
  const [words, otherWords] = [wordsOf(units), wordsOf(others)];
  const parts = diffArrays(
    words.map(({ says }) => says),
    otherWords.map(({ says }) => says),
    { maxEditLength: MOST },
  );
  if (!parts) return null;
  const pairs: (readonly [number, number])[] = [];
  let [nth, other] = [0, 0];
  for (const { value, added, removed } of parts) {
    for (let by = 0; !added && !removed && by < value.length; by++) {
      const [one, two] = [words[nth + by], otherWords[other + by]];
      for (let letter = 0; one && two && letter < one.length; letter++)
        pairs.push([one.at + letter, two.at + letter]);
    }
    if (!added) nth += value.length;
    if (!removed) other += value.length;
  }
  return pairs;
}

/** @param before what stands before the others */
type Pairing = (units: readonly Unit[], others: readonly Unit[], before: Unit | undefined) => Pairs | null;

/** What is the same as well between what is known to be. */
function between(
  units: readonly Unit[],
  others: readonly Unit[],
  known: Pairs,
  pairing: Pairing,
): Pairs | null {
  const pairs: (readonly [number, number])[] = [];
  let [at, to] = [0, 0];
  for (const [unit, other] of [...known, [units.length, others.length] as const]) {
    const more =
      at < unit && to < other ? pairing(units.slice(at, unit), others.slice(to, other), others[to - 1]) : [];
    if (!more) return null;
    for (const [one, two] of more) pairs.push([at + one, to + two]);
    if (unit < units.length) pairs.push([unit, other]);
    [at, to] = [unit + 1, other + 1];
  }
  return pairs;
}

/** Words first, then the letters between those. */
const PAIRINGS: readonly Pairing[] = [wordPairs, pairsOf];

/**
 * Whose work is between two lists: in another's, a word in the place of a word has few letters of that one, or none; where
 * it is asked who wrote which, none.
 */
export type MatchingHand = 'own' | 'other' | 'writer';

/** Which of `others` each unit is, where it is among them: of the same edit, if it can be; null where too much differs. */
export function matched(
  units: readonly Unit[],
  others: readonly Unit[],
  hand: MatchingHand,
): ReadonlyMap<Unit, Unit> | null {
  let pairs: Pairs | null = [];
  for (const pairing of PAIRINGS) pairs = pairs && between(units, others, pairs, pairing);
  if (!pairs) return null;
  const found = new Map<Unit, Unit>();
  for (const [one, two] of hand === 'own' ? pairs : withoutChance(units, others, pairs, hand === 'writer')) {
    const [unit, other] = [units[one], others[two]];
    if (unit && other) found.set(unit, other);
  }
  return found;
}

/** The most of `others`, in order, that units are: where one list was made of the other by putting in, all of it. */
export function longestCommon(
  units: readonly Unit[],
  others: readonly Unit[],
): ReadonlyMap<Unit, Unit> | null {
  const parts = diffArrays(units.map(said), others.map(said), { maxEditLength: MOST });
  if (!parts) return null;
  const common = new Map<Unit, Unit>();
  let [at, to] = [0, 0];
  for (const { value, added, removed } of parts) {
    for (let nth = 0; !added && !removed && nth < value.length; nth++) {
      const [unit, other] = [units[at + nth], others[to + nth]];
      if (unit && other) common.set(unit, other);
    }
    if (!added) at += value.length;
    if (!removed) to += value.length;
  }
  return common;
}

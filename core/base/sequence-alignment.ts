import { diffArrays } from 'diff';

/** The places of one item in two sequences. */
export type IndexPair = readonly [a: number, b: number];

/**
 * The items that two sequences have in common, in the order of both, so that as few as can be are left over (Myers).
 * @param mostChanges the most items that may be left over: the time grows with their square
 * @returns null where more than that differ
 */
export function commonPairs(
  a: readonly string[],
  b: readonly string[],
  mostChanges: number,
): readonly IndexPair[] | null {
  const parts = diffArrays([...a], [...b], { maxEditLength: mostChanges });
  if (!parts) return null;
  const pairs: IndexPair[] = [];
  let [i, j] = [0, 0];
  for (const { count, added, removed } of parts) {
    if (!added && !removed) for (let by = 0; by < count; by++) pairs.push([i + by, j + by]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return pairs;
}

/** The places of as many values as can be that stand in rising order; the values are each there once. */
export function longestRising(values: readonly number[]): readonly number[] {
  /** For each length of a rising row, where the one that ends lowest ends; and what came before each in its row. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [at, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((values[ends[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  }
  const row: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) row.push(at);
  return row.reverse();
}

/** What is in each sequence once only, by its place in both, in the order of the first. */
function uniquePairs(a: readonly string[], b: readonly string[]): readonly IndexPair[] {
  const places = (items: readonly string[]): ReadonlyMap<string, number | null> => {
    const placeOf = new Map<string, number | null>();
    for (const [place, item] of items.entries()) placeOf.set(item, placeOf.has(item) ? null : place);
    return placeOf;
  };
  const [one, other] = [places(a), places(b)];
  return [...one].flatMap(([item, place]): readonly IndexPair[] => {
    const matchingPlace = other.get(item);
    return place === null || matchingPlace === null || matchingPlace === undefined
      ? []
      : [[place, matchingPlace]];
  });
}

/** What is common to the stretches between some pairs, with those. */
export function pairsBetween<P extends IndexPair>(
  anchors: readonly P[],
  [endA, endB]: IndexPair,
  alignStretch: (from: IndexPair, to: IndexPair) => readonly IndexPair[],
): readonly IndexPair[] {
  const pairs: IndexPair[] = [];
  let from: IndexPair = [0, 0];
  for (const [a, b] of [...anchors, [endA, endB] as const]) {
    pairs.push(...alignStretch(from, [a, b]));
    if (a < endA && b < endB) pairs.push([a, b]);
    from = [a + 1, b + 1];
  }
  return pairs;
}

/**
 * `commonPairs` of sequences that may differ in thousands of places: those are parted first where an item stands once in
 * each (patience), and only then compared. A stretch in which too much differs has no pairs.
 */
export function commonPairsApart(
  a: readonly string[],
  b: readonly string[],
  mostChanges: number,
): readonly IndexPair[] {
  const all = commonPairs(a, b, mostChanges);
  if (all) return all;
  const unique = uniquePairs(a, b);
  const anchors = longestRising(unique.map(([, place]) => place)).flatMap((at) => unique.slice(at, at + 1));
  if (anchors.length === 0) return [];
  return pairsBetween(anchors, [a.length, b.length], ([i, j], [x, y]) =>
    (commonPairs(a.slice(i, x), b.slice(j, y), mostChanges) ?? []).map(([p, q]) => [i + p, j + q]),
  );
}

/** So many items of each sequence that belong together: none of one of them is left over. */
export interface AlignmentStep {
  readonly ofA: number;
  readonly ofB: number;
}

/** Offers a step at a place, with what it is worth. The first of steps of equal worth is taken. */
export type OfferStep = (ofA: number, ofB: number, worth: number) => void;

/**
 * The steps from the beginnings of two sequences to their ends that are worth most together. The algorithm is that of
 * Needleman and Wunsch, with steps of any size up to 255. Time and space grow with the product of the lengths.
 * @param offersAt offers the steps that can be taken at a place; unless at both ends, at least one that leads on
 */
export function bestAlignment(
  lengthA: number,
  lengthB: number,
  offersAt: (a: number, b: number, offer: OfferStep) => void,
): readonly AlignmentStep[] {
  const width = lengthB + 1;
  const worths = new Float64Array((lengthA + 1) * width);
  const steps = new Uint16Array((lengthA + 1) * width);
  for (let a = lengthA; a >= 0; a--) {
    for (let b = lengthB; b >= 0; b--) {
      let [best, step] = [Number.NEGATIVE_INFINITY, 0];
      offersAt(a, b, (ofA, ofB, worth) => {
        const totalWorth = worth + (worths[(a + ofA) * width + b + ofB] ?? 0);
        if (totalWorth > best) [best, step] = [totalWorth, ofA * 256 + ofB];
      });
      worths[a * width + b] = step === 0 ? 0 : best;
      steps[a * width + b] = step;
    }
  }
  const walk: AlignmentStep[] = [];
  for (let a = 0, b = 0; a < lengthA || b < lengthB; ) {
    const step = steps[a * width + b] ?? 0;
    const [ofA, ofB] = [step >> 8, step & 255];
    if (step === 0) throw new RangeError(`No step leads on from ${a} and ${b}`);
    walk.push({ ofA, ofB });
    [a, b] = [a + ofA, b + ofB];
  }
  return walk;
}

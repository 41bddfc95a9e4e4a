import { diffArrays } from 'diff';

/** The indexes of one common item in two sequences. */
export type IndexPair = readonly [a: number, b: number];

/**
 * Finds a longest common subsequence (Myers).
 * @param maxChanges the maximum number of items that are in only one sequence; the time grows with its square
 * @returns null if more items differ
 */
export function commonPairs(
  a: readonly string[],
  b: readonly string[],
  maxChanges: number,
): readonly IndexPair[] | null {
  const parts = diffArrays([...a], [...b], { maxEditLength: maxChanges });
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

/** The indexes of a longest increasing subsequence. The values must be distinct. */
export function longestIncreasingIndexes(values: readonly number[]): readonly number[] {
  // `ends[n]` is the index of the lowest value that ends an increasing subsequence of n + 1 values; `previous` links each
  // value to the one before it in its subsequence, or is -1.
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

/** Pairs the items that occur exactly once in each sequence, in the order of the first. */
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

/**
 * Aligns the ranges between anchors, and returns those pairs together with the anchors, in order.
 * @param alignStretch aligns one range, from `from` (inclusive) to `to` (exclusive)
 */
export function alignAroundAnchors<P extends IndexPair>(
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
 * `commonPairs` for sequences with thousands of differences. The sequences are first divided at items that occur once in each
 * (patience diff), and then compared range by range. A range with more than `maxChanges` differences has no pairs.
 */
export function commonPairsByAnchors(
  a: readonly string[],
  b: readonly string[],
  maxChanges: number,
): readonly IndexPair[] {
  const all = commonPairs(a, b, maxChanges);
  if (all) return all;
  const unique = uniquePairs(a, b);
  const anchors = longestIncreasingIndexes(unique.map(([, place]) => place)).flatMap((at) =>
    unique.slice(at, at + 1),
  );
  if (anchors.length === 0) return [];
  return alignAroundAnchors(anchors, [a.length, b.length], ([i, j], [x, y]) =>
    (commonPairs(a.slice(i, x), b.slice(j, y), maxChanges) ?? []).map(([p, q]) => [i + p, j + q]),
  );
}

/** Consecutive items of two sequences that are aligned with each other. A count of 0 means an item without a counterpart. */
export interface AlignmentStep {
  readonly ofA: number;
  readonly ofB: number;
}

/** Offers a step with its score. Of steps with equal scores, the first offered is taken. */
export type OfferStep = (ofA: number, ofB: number, worth: number) => void;

/**
 * Finds the steps with the highest total score from the beginnings of two sequences to their ends (Needleman–Wunsch, with
 * steps of up to 255 items). Time and space grow with the product of the lengths.
 * @param offersAt offers the possible steps from two indexes; at least one, unless both are at the end
 * @throws RangeError if no step was offered before the end
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

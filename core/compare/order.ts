import { commonPairs, longestIncreasingIndexes } from '../base/sequence-alignment.ts';

/** If two lists differ in more items, no common order is found. `align.ts` then matches equal provisions by unique keys. */
const MAX_DIFFERENCES = 800;

/** A longest common subsequence of two lists, as pairs of items with equal keys. Empty for lists that differ too much. */
export function pairsInOrder<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [T, T])[] {
  const pairs = commonPairs(before.map(keyOf), after.map(keyOf), MAX_DIFFERENCES) ?? [];
  return pairs.flatMap(([from, to]): readonly (readonly [T, T])[] => {
    const [one, other] = [before[from], after[to]];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

/** A longest increasing subsequence of some distinct positions, as a set. */
export const longestIncreasing = (positions: readonly number[]): ReadonlySet<number> =>
  new Set(longestIncreasingIndexes(positions).map((at) => positions[at] ?? 0));

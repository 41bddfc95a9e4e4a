import { commonPairs, longestRising } from '../base/sequence-alignment.ts';

/** More differences than this between two lists of provisions are not looked through: what is the same is found apart. */
const MOST_DIFFERENT = 800;

/** The pairs of two lists, of which a key says what is the same, that stand in the same order in both. */
export function inSameOrder<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [T, T])[] {
  const pairs = commonPairs(before.map(keyOf), after.map(keyOf), MOST_DIFFERENT) ?? [];
  return pairs.flatMap(([from, to]): readonly (readonly [T, T])[] => {
    const [one, other] = [before[from], after[to]];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

/** Which of some positions, each once, stand in rising order: as many of them as can. */
export const rising = (positions: readonly number[]): ReadonlySet<number> =>
  new Set(longestRising(positions).map((at) => positions[at] ?? 0));

import { diffArrays } from 'diff';

/** More differences than this between two lists of provisions are not looked through: what is the same is found apart. */
const MOST_DIFFERENT = 800;

/** The pairs of two lists, of which a key says what is the same, that stand in the same order in both. */
export function inSameOrder<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [T, T])[] {
  const [old, now] = [before.map(keyOf), after.map(keyOf)];
  const pairs: (readonly [T, T])[] = [];
  const pair = (from: number, to: number): void => {
    const [one, other] = [before[from], after[to]];
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
  };
  const found = diffArrays(old, now, { maxEditLength: MOST_DIFFERENT });
  let [from, to] = [0, 0];
  for (const { count, added, removed } of found ?? []) {
    if (added) to += count;
    else if (removed) from += count;
    else for (let n = 0; n < count; n++) pair(from++, to++);
  }
  return pairs;
}

/** Which of some positions, each once, stand in rising order: as many of them as can. */
export function rising(positions: readonly number[]): ReadonlySet<number> {
  /** For each length of a rising row, where the one that ends lowest ends; and what came before each in its row. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [at, value] of positions.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((positions[ends[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  }
  const row = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) row.add(positions[at] ?? 0);
  return row;
}

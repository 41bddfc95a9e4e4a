import { diffArrays } from 'diff';

/** A place of one list and the place of another that holds the same. */
type Places = readonly [a: number, b: number];

/** The most differences that are looked for one by one: the time grows with their square. */
const MOST_DIFFERENT = 1200;

function compared(a: readonly string[], b: readonly string[]): readonly Places[] | null {
  const changes = diffArrays([...a], [...b], { maxEditLength: MOST_DIFFERENT });
  if (!changes) return null;
  const found: Places[] = [];
  let [i, j] = [0, 0];
  for (const { value, added, removed } of changes) {
    if (!added && !removed) for (let at = 0; at < value.length; at++) found.push([i + at, j + at]);
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return found;
}

/** What is in each list once only, by its place in both, in the order of the first. */
function onlyOnce(a: readonly string[], b: readonly string[]): readonly Places[] {
  const once = (list: readonly string[]) => {
    const at = new Map<string, number | null>();
    for (const [place, key] of list.entries()) at.set(key, at.has(key) ? null : place);
    return at;
  };
  const [one, other] = [once(a), once(b)];
  return [...one].flatMap(([key, place]): readonly Places[] => {
    const there = other.get(key);
    return place === null || there === null || there === undefined ? [] : [[place, there]];
  });
}

/** The longest part of some places that is in the order of both lists. */
function inOrder(places: readonly Places[]): readonly Places[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, b]] of places.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const found: Places[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const place = places[at];
    if (place) found.push(place);
  }
  return found.reverse();
}

/**
 * What two lists have in common, in the order of both. Lists that differ in thousands of places are parted first where
 * something stands once in each, and only then compared: a stretch in which nothing does is left.
 */
export function commonPlaces(a: readonly string[], b: readonly string[]): readonly Places[] {
  const found = compared(a, b);
  if (found) return found;
  const parts = inOrder(onlyOnce(a, b));
  if (parts.length === 0) return [];
  const all: Places[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...parts, [a.length, b.length] as const]) {
    for (const [p, q] of compared(a.slice(i, x), b.slice(j, y)) ?? []) all.push([i + p, j + q]);
    if (x < a.length && y < b.length) all.push([x, y]);
    [i, j] = [x + 1, y + 1];
  }
  return all;
}

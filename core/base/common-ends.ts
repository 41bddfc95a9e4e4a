/** How much two lists or texts have alike at their beginning and, after that, at their end: nothing is counted twice. */
interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/** Counts from both ends for as long as what stands there is alike; `maxLength` is how much the shorter of the two has. */
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

/** How many items two lists have alike at their ends. */
export const commonEnds = <T>(a: readonly T[], b: readonly T[]): CommonEnds =>
  countEnds(
    Math.min(a.length, b.length),
    (at) => a[at] === b[at],
    (at) => a[a.length - 1 - at] === b[b.length - 1 - at],
  );

/** How many characters two texts have alike at their ends. By their codes: as items of a list they take five times as long. */
export const commonTextEnds = (a: string, b: string): CommonEnds =>
  countEnds(
    Math.min(a.length, b.length),
    (at) => a.charCodeAt(at) === b.charCodeAt(at),
    (at) => a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at),
  );

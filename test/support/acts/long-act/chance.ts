/** Draws that look like chance and are the same every time, on every machine. */
export interface Chance {
  /** A whole number from 0 up to, but not, `end`. */
  readonly below: (end: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True once in so many draws. */
  readonly oneIn: (many: number) => boolean;
}

/** Draws from a seed: a linear congruence modulo 2³², of which the high bits are used. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  };
  return { below, pick, oneIn: (many) => below(many) === 0 };
}

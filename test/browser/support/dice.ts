/** Small, seeded, and good enough to shake a text with. */
export interface Dice {
  readonly below: (n: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

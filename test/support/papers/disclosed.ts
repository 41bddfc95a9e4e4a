/** A number that readers know: of some unknown parts, by their places, what they come to. */
export interface Known {
  readonly parts: readonly number[];
  readonly sum: number;
}

/** More than that no unknown number is tried as, where nothing that is known bounds it. */
const BOUND = 12;

/**
 * Whether readers can tell a sum of unknown parts that is not published: whether every set of whole numbers that fits what is known
 * has the same. Tried by putting in numbers one after another, so that it owes nothing to how suppression is worked out.
 */
export function canBeTold(count: number, known: readonly Known[], sought: Known): boolean {
  const left = known.map(({ sum }) => sum);
  const of = Array.from({ length: count }, (_, part) =>
    known.flatMap(({ parts }, at) => (parts.includes(part) ? [at] : [])),
  );
  const last = known.map(({ parts }) => Math.max(-1, ...parts));
  const isSought = new Set(sought.parts);
  /** Whether the parts from one on can be filled in so that the sum differs from the true one. */
  const differs = (part: number, sum: number): boolean => {
    if (part === count) return sum !== sought.sum && left.every((each) => each === 0);
    const own = of[part] ?? [];
    const most = Math.min(BOUND, ...own.map((at) => left[at] ?? 0));
    for (let value = 0; value <= most; value += 1) {
      for (const at of own) left[at] = (left[at] ?? 0) - value;
      // A sum whose last part this is must be used up.
      const fits = own.every((at) => last[at] !== part || left[at] === 0);
      const isFound = fits && differs(part + 1, sum + (isSought.has(part) ? value : 0));
      for (const at of own) left[at] = (left[at] ?? 0) + value;
      if (isFound) return true;
    }
    return false;
  };
  return !differs(0, 0);
}

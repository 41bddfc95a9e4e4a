/** How much of its time something may have: as many runs as fit, and never more than so many. */
interface Patience {
  readonly runs?: number;
  /** In milliseconds, for all runs together. */
  readonly budget?: number;
  /** Done before each run, and not counted. */
  readonly before?: () => void;
}

const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[half - (sorted.length % 2 === 0 ? 1 : 0)], sorted[half]];
  return (low + high) / 2;
};

/**
 * The median of what something takes, in milliseconds: of as many runs as fit its budget after one to warm up, which
 * alone counts where it was longer than the budget.
 */
export async function medianOf(
  run: () => unknown,
  { runs = 25, budget = 3000, before }: Patience = {},
): Promise<number> {
  const once = async (): Promise<number> => {
    before?.();
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const first = await once();
  if (first > budget) return first;
  const samples: number[] = [];
  for (let spent = first; samples.length < runs && (samples.length < 3 || spent < budget); ) {
    const took = await once();
    samples.push(took);
    spent += took;
  }
  return median(samples);
}

/** The same for something that may give up: null once it did. `run` says whether it came to an end. */
export async function medianUnless(run: () => boolean | Promise<boolean>, patience?: Patience) {
  let isOver = true;
  const took = await medianOf(async () => {
    isOver &&= await run();
  }, patience);
  return isOver ? took : null;
}

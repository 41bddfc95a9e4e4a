/**
 * How alike texts are, by the words that stand together in them. A run is so many words that follow each other; one that a
 * text has again is another run, so that what stands there twice counts twice.
 */
export type Runs = ReadonlySet<string>;

/** The runs of so many words each, of each length that is asked for. */
export function runsOf(words: readonly string[], ...lengths: readonly number[]): Runs {
  const times = new Map<string, number>();
  const runs = new Set<string>();
  for (const length of lengths)
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length).join(' ');
      const nth = (times.get(run) ?? 0) + 1;
      times.set(run, nth);
      runs.add(nth === 1 ? run : `${run}\n${nth}`);
    }
  return runs;
}

/** How many runs two texts share. */
export function sharedCount(a: Runs, b: Runs): number {
  const [fewer, larger] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of fewer) if (larger.has(run)) shared++;
  return shared;
}

/** From 0, nothing in common, to 1, the same runs (Dice). Two texts without any are alike. */
export const likenessFrom = (shared: number, sizeA: number, sizeB: number): number =>
  sizeA + sizeB === 0 ? 1 : (2 * shared) / (sizeA + sizeB);

/** How alike items are, the runs of each worked out once. */
export class Likeness<T> {
  readonly #runsIn: (item: T) => Runs;
  readonly #runsByItem = new Map<T, Runs>();

  constructor(runsIn: (item: T) => Runs) {
    this.#runsIn = runsIn;
  }

  runs(item: T): Runs {
    const cached = this.#runsByItem.get(item);
    if (cached) return cached;
    const runs = this.#runsIn(item);
    this.#runsByItem.set(item, runs);
    return runs;
  }

  /** From 0, nothing in common, to 1. */
  of(a: T, b: T): number {
    if (a === b) return 1;
    const [runsA, runsB] = [this.runs(a), this.runs(b)];
    return likenessFrom(sharedCount(runsA, runsB), runsA.size, runsB.size);
  }

  /** How much of the shorter of two is in the other, from 0 to 1; 0 for one of fewer runs than tell it from others. */
  contained(a: T, b: T, minRuns: number): number {
    const [runsA, runsB] = [this.runs(a), this.runs(b)];
    const size = Math.min(runsA.size, runsB.size);
    return size < Math.max(1, minRuns) ? 0 : sharedCount(runsA, runsB) / size;
  }
}

/** Which of some texts have a run: finds those that share any with another without comparing each with each. */
export class RunIndex {
  readonly #placesOf = new Map<string, number[]>();

  constructor(texts: readonly Runs[]) {
    for (const [place, runs] of texts.entries())
      for (const run of runs) {
        const places = this.#placesOf.get(run);
        if (places) places.push(place);
        else this.#placesOf.set(run, [place]);
      }
  }

  /** How many runs each of the texts shares with some others, by its place; runs that more texts have than that are passed over. */
  sharedCounts(runs: Runs, maxPlaces = Number.POSITIVE_INFINITY): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const run of runs) {
      const places = this.#placesOf.get(run) ?? [];
      if (places.length > maxPlaces) continue;
      for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return counts;
  }
}

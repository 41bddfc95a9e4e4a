import { addToList } from './group-by.ts';

/**
 * The runs of a text: every sequence of n consecutive words (n-gram). Two texts are as similar as the share of their runs that
 * is common to both. A run that occurs again in a text is counted as a different run, so that repetitions count.
 */
export type Runs = ReadonlySet<string>;

/** The runs of a text, of each of the given lengths in words. */
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

/** The number of runs that two texts share. */
export function sharedCount(a: Runs, b: Runs): number {
  const [fewer, larger] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of fewer) if (larger.has(run)) shared++;
  return shared;
}

/** The Dice coefficient: 0 for no shared run, 1 for the same runs. Two texts without runs have 1. */
export const diceScore = (shared: number, sizeA: number, sizeB: number): number =>
  sizeA + sizeB === 0 ? 1 : (2 * shared) / (sizeA + sizeB);

/** Compares items by their runs. The runs of each item are computed once. */
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

  /** The Dice coefficient of two items, from 0 to 1. */
  of(a: T, b: T): number {
    if (a === b) return 1;
    const [runsA, runsB] = [this.runs(a), this.runs(b)];
    return diceScore(sharedCount(runsA, runsB), runsA.size, runsB.size);
  }

  /**
   * The share of the shorter item's runs that the longer has, from 0 to 1. 0 if the shorter has fewer than `minRuns` runs,
   * since too few runs occur in many texts.
   */
  contained(a: T, b: T, minRuns: number): number {
    const [runsA, runsB] = [this.runs(a), this.runs(b)];
    const size = Math.min(runsA.size, runsB.size);
    return size < Math.max(1, minRuns) ? 0 : sharedCount(runsA, runsB) / size;
  }
}

/** An index from runs to the texts that have them. It finds similar texts without comparing each text with each. */
export class RunIndex {
  readonly #placesOf = new Map<string, number[]>();

  constructor(texts: readonly Runs[]) {
    for (const [place, runs] of texts.entries())
      for (const run of runs) addToList(this.#placesOf, run, place);
  }

  /**
   * How many of the given runs each text has, by the index of the text. Texts with none are left out. Runs that occur in more
   * than `maxPlaces` texts are ignored.
   */
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

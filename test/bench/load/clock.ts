/** When each entry of the ledger was sent to be saved, and when others had what it says, in milliseconds of one clock. */
export class Sightings {
  readonly #sent = new Map<number, number>();
  readonly #seen: (readonly [seq: number, at: number])[] = [];

  sent(seq: number, at: number): void {
    this.#sent.set(seq, at);
  }

  seen(seq: number, at: number): void {
    this.#seen.push([seq, at]);
  }

  /** From when a save was sent to when each of the others had it. */
  delays(): readonly number[] {
    return this.#seen.flatMap(([seq, at]) => {
      const sent = this.#sent.get(seq);
      return sent === undefined ? [] : [at - sent];
    });
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Median, 95th and 99th percentile and the most, in whole milliseconds, and of how many. */
export function spreadOf(samples: readonly number[]) {
  const sorted = samples.toSorted((a, b) => a - b);
  const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((share) => Math.round(at(sorted, share)));
  return { p50, p95, p99, most, n: sorted.length };
}

import type { Pid } from '../act/tree.ts';
import type { Pair } from './pair.ts';
import type { PlacedLine } from './placed-line.ts';

/** The places of a returned file, as its lines are paired with those that left: what stands before and after each. */
export class Places {
  readonly #pairs: readonly Pair[];

  constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs;
  }

  /** The nearest line before a place that left with the file and stands. */
  before(at: number): Pick<PlacedLine, 'sent' | 'back'> | null {
    for (let index = at - 1; index >= 0; index--) {
      const { sent: sentLines, back } = this.#pairs[index] ?? { sent: [], back: [] };
      const [one, returned] = [sentLines.at(-1), back.at(-1)];
      if (one && returned?.stands && one.line.changeStatus.state !== 'deleted')
        return { sent: one, back: returned };
    }
    return null;
  }

  /** The provision of the nearest such line after a place. */
  next(at: number): Pid | null {
    for (const { sent: sentLines, back } of this.#pairs.slice(at + 1)) {
      const [one] = sentLines;
      if (one && back[0]?.stands && one.line.changeStatus.state !== 'deleted') return one.line.pid;
    }
    return null;
  }

  /** Whether anything that left with the file, or was moved, stands between two places. */
  isLineBetween(from: number, to: number, moved: ReadonlySet<number>): boolean {
    return this.#pairs
      .slice(from + 1, to)
      .some(
        ({ sent, back }, at) => moved.has(from + 1 + at) || (sent.length > 0 && back[0]?.stands === true),
      );
  }
}

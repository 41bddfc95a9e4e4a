import type { Pid } from '../act/tree.ts';
import type { Pair } from './pair-lines.ts';
import type { PlacedLine } from './placed-line.ts';

/** Finds the lines before and after a place of a returned file. A place is an index in the list of paired lines. */
export class Places {
  readonly #pairs: readonly Pair[];

  constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs;
  }

  /** The nearest earlier pair whose line was exported and is still in both texts. */
  before(at: number): Pick<PlacedLine, 'sentLine' | 'back'> | null {
    for (let index = at - 1; index >= 0; index--) {
      const { sentLines, back } = this.#pairs[index] ?? { sentLines: [], back: [] };
      const [sentLine, returned] = [sentLines.at(-1), back.at(-1)];
      if (sentLine && returned?.isPresent && sentLine.line.changeStatus.state !== 'deleted')
        return { sentLine, back: returned };
    }
    return null;
  }

  /** The provision of the nearest such line after an index; null where there is none. */
  next(at: number): Pid | null {
    for (const { sentLines, back } of this.#pairs.slice(at + 1)) {
      const [one] = sentLines;
      if (one && back[0]?.isPresent && one.line.changeStatus.state !== 'deleted') return one.line.pid;
    }
    return null;
  }

  /** Whether an exported or moved line remains between two indices. */
  isLineBetween(from: number, to: number, moved: ReadonlySet<number>): boolean {
    return this.#pairs
      .slice(from + 1, to)
      .some(
        ({ sentLines, back }, at) =>
          moved.has(from + 1 + at) || (sentLines.length > 0 && back[0]?.isPresent === true),
      );
  }
}

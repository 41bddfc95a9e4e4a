import type { Pid } from '../act/tree.ts';
import type { PairedLines } from './pair-lines.ts';
import type { MatchedLine } from './placed-line.ts';

/** Finds the lines before and after a place of a returned file. A place is an index in the list of paired lines. */
export class NeighbourLines {
  readonly #pairs: readonly PairedLines[];

  constructor(pairs: readonly PairedLines[]) {
    this.#pairs = pairs;
  }

  /** The nearest earlier pair whose line was exported and is still in both texts. */
  lineBefore(pairIndex: number): Pick<MatchedLine, 'sentLine' | 'returnedLine'> | null {
    for (let index = pairIndex - 1; index >= 0; index--) {
      const { sentLines, returnedLines } = this.#pairs[index] ?? { sentLines: [], returnedLines: [] };
      const [sentLine, returnedLine] = [sentLines.at(-1), returnedLines.at(-1)];
      if (sentLine && returnedLine?.isPresent && sentLine.line.changeStatus.state !== 'deleted')
        return { sentLine, returnedLine };
    }
    return null;
  }

  /** The provision of the nearest such line after an index; null where there is none. */
  pidAfter(pairIndex: number): Pid | null {
    for (const { sentLines, returnedLines } of this.#pairs.slice(pairIndex + 1)) {
      const [one] = sentLines;
      if (one && returnedLines[0]?.isPresent && one.line.changeStatus.state !== 'deleted')
        return one.line.pid;
    }
    return null;
  }

  /** Whether an exported or moved line remains between two indices. */
  isLineBetween(from: number, to: number, movedIndices: ReadonlySet<number>): boolean {
    return this.#pairs
      .slice(from + 1, to)
      .some(
        ({ sentLines, returnedLines }, offset) =>
          movedIndices.has(from + 1 + offset) ||
          (sentLines.length > 0 && returnedLines[0]?.isPresent === true),
      );
  }
}

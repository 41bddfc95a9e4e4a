import { moveSpans } from '../../../core/amend/changes/whole-moves.ts';
import type { Line } from '../../../core/amend/redline/lines.ts';
import { type Markup, markup } from '../markup.ts';
import type { Revision } from './revision.ts';

/** The markup before a line's first words and after its paragraph, where one end of a move begins or ends. */
interface MoveRanges {
  readonly begin: (at: number) => Markup | null;
  readonly end: (at: number) => Markup | null;
}

/**
 * Pairs the two ends of each move as Word does, by a name that is used for nothing else (drafting-conventions.md §7.4,
 * rule 9).
 * @param nextId gives an id that is used nowhere else
 * @throws RangeError for a move with only one end
 */
export function moveRanges(
  lines: readonly Line[],
  nextId: () => number,
  signed: (line: Line) => Revision,
): MoveRanges {
  const begins = new Map<number, { readonly key: string; readonly end: 'From' | 'To' }>();
  const ends = new Map<number, number>();
  for (const [key, { from, to }] of moveSpans(lines)) {
    if (!from || !to) throw new RangeError(`A move with one end: ${key}`);
    begins.set(from.from, { key, end: 'From' });
    begins.set(to.from, { key, end: 'To' });
    ends.set(from.to, from.from);
    ends.set(to.to, to.from);
  }
  const names = new Map<string, string>();
  const ids = new Map<number, number>();
  return {
    begin: (at) => {
      const rangesBegun = begins.get(at);
      const line = lines[at];
      if (!rangesBegun || !line) return null;
      const id = nextId();
      ids.set(at, id);
      const name = names.get(rangesBegun.key) ?? `move${id}`;
      names.set(rangesBegun.key, name);
      const { author, date } = signed(line);
      return rangesBegun.end === 'From'
        ? markup`<w:moveFromRangeStart w:id="${id}" w:author="${author}" w:date="${date}" w:name="${name}"/>`
        : markup`<w:moveToRangeStart w:id="${id}" w:author="${author}" w:date="${date}" w:name="${name}"/>`;
    },
    end: (at) => {
      const start = ends.get(at);
      if (start === undefined) return null;
      const id = ids.get(start) ?? 0;
      return begins.get(start)?.end === 'From'
        ? markup`<w:moveFromRangeEnd w:id="${id}"/>`
        : markup`<w:moveToRangeEnd w:id="${id}"/>`;
    },
  };
}

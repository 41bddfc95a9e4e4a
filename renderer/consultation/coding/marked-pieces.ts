import type { Stretch } from './cut-blocks.ts';

/** Something painted over a text. */
export interface Mark extends Stretch {
  readonly key: string;
  readonly kind: 'excerpt' | 'redaction';
  /** What stands before its first word, so that it is told from others without colour: `3`. */
  readonly sign: string;
}

/** Words that the same marks lie over, from end to end. */
export interface MarkedStretch extends Stretch {
  readonly marks: readonly Mark[];
  /** The marks whose first word, and those whose last, this piece holds. */
  readonly begin: readonly Mark[];
  readonly end: readonly Mark[];
}

/** A block cut at every edge of the marks in it. Pieces together are the block. */
export function cutAtMarks(block: Stretch, marks: readonly Mark[]): readonly MarkedStretch[] {
  const within = marks.filter(({ from, to }) => from < block.to && to > block.from);
  const inside = (at: number) => at > block.from && at < block.to;
  const edges = [
    block.from,
    ...new Set(within.flatMap(({ from, to }) => [from, to]).filter(inside)),
    block.to,
  ].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? block.from;
    const over = within.filter((mark) => mark.from <= from && to <= mark.to);
    return {
      from,
      to,
      marks: over,
      begin: over.filter((mark) => mark.from === from),
      end: over.filter((mark) => mark.to === to),
    };
  });
}

/** The marks over a place, the shortest first: the one that somebody who points there most likely means. */
export const marksAt = (marks: readonly Mark[], at: number): readonly Mark[] =>
  marks.filter(({ from, to }) => from <= at && at < to).toSorted((a, b) => a.to - a.from - (b.to - b.from));

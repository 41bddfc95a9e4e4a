import type { Stretch } from './cut-blocks.ts';

/** An excerpt or redaction drawn over a text. */
export interface Mark extends Stretch {
  readonly key: string;
  readonly kind: 'excerpt' | 'redaction';
  /** The sign shown before its first word, for example `3`, so that marks differ not only by colour. */
  readonly sign: string;
}

/** A range of the text that the same marks cover from end to end. */
export interface MarkedStretch extends Stretch {
  readonly marks: readonly Mark[];
  /** The marks that start in this range, and those that end in it. */
  readonly begin: readonly Mark[];
  readonly end: readonly Mark[];
}

/** Cuts a block at every boundary of the marks in it. The pieces cover the whole block. */
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

/** Returns the marks that cover an offset, shortest first, since a click most likely means the shortest. */
export const marksAt = (marks: readonly Mark[], at: number): readonly Mark[] =>
  marks.filter(({ from, to }) => from <= at && at < to).toSorted((a, b) => a.to - a.from - (b.to - b.from));

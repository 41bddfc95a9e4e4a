import type { TextEdit } from './edit.ts';

/** An edit with its amendment. */
export interface Owned<E> {
  /** The amendment's id. */
  readonly am: string;
  readonly edit: E;
}

/** Compares insertions in one gap: by rank, then by amendment. */
export function byRank(a: Owned<{ readonly rank: string }>, b: Owned<{ readonly rank: string }>): number {
  if (a.edit.rank !== b.edit.rank) return a.edit.rank < b.edit.rank ? -1 : 1;
  return a.am < b.am ? -1 : a.am > b.am ? 1 : 0;
}

/** The edit that a segment comes from. The deletion and the insertion of one edit have the same mark. */
export interface Mark {
  /** The amendment's id. */
  readonly am: string;
  readonly rank: string;
  /** The existing edit. Absent for one that is still being made. */
  readonly edit?: TextEdit;
}

interface BaseSegment {
  readonly kind: 'base';
  readonly from: number;
  readonly to: number;
  /** The edit that strikes the words. Null for words that are kept. */
  readonly struck: Mark | null;
}
export interface InsertedSegment {
  readonly kind: 'inserted';
  /** The base offset of the insertion. */
  readonly gap: number;
  readonly text: string;
  readonly mark: Mark;
}
/** A stretch of one field that is kept, deleted or inserted as a whole. Kept and deleted segments are the base text. */
export type Segment = BaseSegment | InsertedSegment;

/**
 * Cuts one field where its edits begin and end. At each gap the deleted words come first, then the insertions by rank.
 * @throws RangeError when edits overlap or reach outside the field, because they are unchecked or alternatives
 */
export function segmentsOf(base: string, edits: readonly Owned<TextEdit>[]): Segment[] {
  const segments: Segment[] = [];
  const sorted = [...edits].sort(
    (a, b) => a.edit.to - b.edit.to || deletesFirst(a.edit) - deletesFirst(b.edit),
  );
  let at = 0;
  /** The insertions of the gap `at`, which are ordered by rank once all of them are collected. */
  let gapInsertions: (Owned<TextEdit> & { readonly mark: Mark })[] = [];
  const endGap = () => {
    for (const { edit, mark } of gapInsertions.sort(byRank)) {
      segments.push({ kind: 'inserted', gap: edit.to, text: edit.insert, mark });
    }
    gapInsertions = [];
  };
  for (const { am, edit } of sorted) {
    const { from, to } = edit;
    if (to !== at) endGap();
    if (from < at || to < from || to > base.length) {
      throw new RangeError(`${am} edits ${from}..${to} of ${edit.pid} ${edit.field}, where ${at} is taken`);
    }
    const mark: Mark = { am, rank: edit.rank, edit };
    if (from > at) segments.push({ kind: 'base', from: at, to: from, struck: null });
    if (to > from) segments.push({ kind: 'base', from, to, struck: mark });
    if (edit.insert) gapInsertions.push({ am, edit, mark });
    at = to;
  }
  endGap();
  if (at < base.length) segments.push({ kind: 'base', from: at, to: base.length, struck: null });
  return segments;
}

const deletesFirst = (edit: TextEdit) => (edit.from < edit.to ? 0 : 1);

/** The length of a segment in the text as amended, in UTF-16 code units: 0 for deleted words. */
export function liveLength(segment: Segment): number {
  if (segment.kind === 'inserted') return segment.text.length;
  return segment.struck ? 0 : segment.to - segment.from;
}

/** The amendment that inserts or strikes a segment. Null for kept words. */
export const ownerOf = (segment: Segment | undefined): string | null => {
  if (!segment) return null;
  return segment.kind === 'inserted' ? segment.mark.am : (segment.struck?.am ?? null);
};

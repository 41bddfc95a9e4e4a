import type { TextEdit } from './edit.ts';

/** An edit with the amendment it belongs to. */
export interface Owned<E> {
  readonly am: string;
  readonly edit: E;
}

/** The order of insertions in one gap: by rank, then by amendment. */
export function byRank(a: Owned<{ readonly rank: string }>, b: Owned<{ readonly rank: string }>): number {
  if (a.edit.rank !== b.edit.rank) return a.edit.rank < b.edit.rank ? -1 : 1;
  return a.am < b.am ? -1 : a.am > b.am ? 1 : 0;
}

/** Which edit a segment comes from; two segments with the same mark are the deletion and insertion of one edit. */
export interface Mark {
  readonly am: string;
  readonly rank: string;
  /** The edit as it was read; absent for one that is being made. */
  readonly edit?: TextEdit;
}

interface BaseSegment {
  readonly kind: 'base';
  readonly from: number;
  readonly to: number;
  /** Whose deletion it is; null where the words stand. */
  readonly struck: Mark | null;
}
export interface InsertedSegment {
  readonly kind: 'inserted';
  /** The base offset it stands at. */
  readonly gap: number;
  readonly text: string;
  readonly mark: Mark;
}
/** A stretch of one field, in reading order, that was treated as one. Deleted and kept segments make up the base. */
export type Segment = BaseSegment | InsertedSegment;

/**
 * One field cut where its edits begin and end. In each gap the words deleted up to it come first, then the
 * insertions by rank.
 * @throws RangeError when edits overlap or reach outside the field: they were not checked, or are alternatives.
 */
export function segmentsOf(base: string, edits: readonly Owned<TextEdit>[]): Segment[] {
  const segments: Segment[] = [];
  const sorted = [...edits].sort(
    (a, b) => a.edit.to - b.edit.to || deletesFirst(a.edit) - deletesFirst(b.edit),
  );
  let at = 0;
  let waiting: (Owned<TextEdit> & { readonly mark: Mark })[] = [];
  const insertWaiting = () => {
    for (const { edit, mark } of waiting.sort(byRank)) {
      segments.push({ kind: 'inserted', gap: edit.to, text: edit.insert, mark });
    }
    waiting = [];
  };
  for (const { am, edit } of sorted) {
    const { from, to } = edit;
    if (to !== at) insertWaiting();
    if (from < at || to < from || to > base.length) {
      throw new RangeError(`${am} edits ${from}..${to} of ${edit.pid} ${edit.field}, where ${at} is taken`);
    }
    const mark: Mark = { am, rank: edit.rank, edit };
    if (from > at) segments.push({ kind: 'base', from: at, to: from, struck: null });
    if (to > from) segments.push({ kind: 'base', from, to, struck: mark });
    if (edit.insert) waiting.push({ am, edit, mark });
    at = to;
  }
  insertWaiting();
  if (at < base.length) segments.push({ kind: 'base', from: at, to: base.length, struck: null });
  return segments;
}

const deletesFirst = (edit: TextEdit) => (edit.from < edit.to ? 0 : 1);

/** How many characters of the as-amended text a segment makes. */
export function liveLength(segment: Segment): number {
  if (segment.kind === 'inserted') return segment.text.length;
  return segment.struck ? 0 : segment.to - segment.from;
}

/** Whose a segment is; null for words that stand as they were. */
export const ownerOf = (segment: Segment | undefined): string | null => {
  if (!segment) return null;
  return segment.kind === 'inserted' ? segment.mark.am : (segment.struck?.am ?? null);
};

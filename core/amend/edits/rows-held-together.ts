import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Edit, PlacedEdit } from './edit.ts';

/** Rows that share a cell with a rowspan, by the index of the first and of the last row in the table. */
interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** The number of rows that the longest cell of a row spans. */
const rowspanOf = (row: Provision): number =>
  Math.max(1, ...row.children.map(({ layout }) => layout?.down ?? 1));

const rowSpans = ({ children }: Provision): readonly RowSpan[] =>
  children.flatMap((row, from) => {
    const to = Math.min(children.length, from + rowspanOf(row)) - 1;
    return to > from ? [{ from, to }] : [];
  });

/** A row with all rows that share a spanning cell with it, in order. They can only be omitted or restored together. */
export function rowsWith(base: Provision, pid: Pid): readonly Pid[] {
  const { byPid, parentOf } = indexTree(base);
  const table = parentOf.get(pid);
  if (byPid.get(pid)?.kind !== 'row' || !table) return [pid];
  let from = table.children.findIndex((row) => row.pid === pid);
  let to = from;
  for (const span of rowSpans(table).toSorted((a, b) => a.from - b.from))
    if (span.from <= to && span.to >= from) [from, to] = [Math.min(from, span.from), Math.max(to, span.to)];
  return table.children.slice(from, to + 1).map((row) => row.pid);
}

/**
 * Why a row can't be inserted, omitted or moved. A cell that spans several rows would end at another row, which shifts
 * the cells beside it under other columns. Null where the edit is possible.
 */
export function rowsFault(base: Provision, edit: Edit, edits: readonly Edit[]): string | null {
  if (edit.type === 'text' || edit.type === 'divide') return null;
  const { byPid, parentOf } = indexTree(base);
  const isOmitted = ({ pid }: Provision): boolean =>
    edits.some((other) => other.type === 'omit' && other.pid === pid);
  /** Whether a span that passes the test stays, at least in part. A span may go if all its rows are omitted. */
  const cuts = (table: Provision, isAffected: (span: RowSpan) => boolean): boolean =>
    rowSpans(table).some(
      (span) => isAffected(span) && !table.children.slice(span.from, span.to + 1).every(isOmitted),
    );
  const isBetween = ({ parent, after }: PlacedEdit): boolean => {
    const table = byPid.get(parent);
    if (!table) return false;
    const at = table.children.findIndex(({ pid }) => pid === after);
    return cuts(table, ({ from, to }) => at >= from && at < to);
  };
  if (edit.type === 'insert') {
    if (edit.provision.kind !== 'row') return null;
    const isBelow = (other: Edit): boolean =>
      other.type === 'insert' &&
      other.parent === edit.parent &&
      other.after === edit.after &&
      other.rank > edit.rank;
    const rowspan = rowspanOf(edit.provision);
    if (rowspan > 1 && rowspan > edits.filter(isBelow).length + 1) return TOO_DEEP;
    return isBetween(edit) ? INSIDE_SPAN : null;
  }
  const table = parentOf.get(edit.pid);
  if (byPid.get(edit.pid)?.kind !== 'row' || !table) return null;
  const at = table.children.findIndex(({ pid }) => pid === edit.pid);
  if (cuts(table, ({ from, to }) => at >= from && at <= to)) return ONE_OF_SEVERAL;
  return edit.type === 'move' && isBetween(edit) ? INSIDE_SPAN : null;
}

const ONE_OF_SEVERAL = 'A cell here reaches over several rows. Omit all of them together';
const INSIDE_SPAN = 'A cell here reaches over several rows, so no row can be put between them';
const TOO_DEEP = 'A cell of the new row reaches over more rows than are put in with it';

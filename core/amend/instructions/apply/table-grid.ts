import { type PlacedCell, placedCells } from '../../../act/table.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';

/** The table around a node, or the node itself; null outside tables. */
export const enclosingTable = (node: LiveNode): LiveNode | null =>
  [...upward(node)].find(({ kind }) => kind === 'table') ?? null;

/** The rows of a table, omitted ones included. */
export const rowsOf = (table: LiveNode): readonly LiveNode[] =>
  table.children.filter(({ kind }) => kind === 'row');

/** A cell and the columns that it covers (colspan). */
export type Cell = PlacedCell<LiveNode>;

/** The cells of each row that is not omitted, with their columns. */
export function gridOf(table: LiveNode): ReadonlyMap<LiveNode, readonly Cell[]> {
  const rows = rowsOf(table).filter((row) => row.removedBy === null);
  const placedRows = placedCells(rows.map(remainingChildren), ({ source }) => source.layout);
  return new Map(rows.map((row, at) => [row, placedRows[at] ?? []]));
}

/** The number of columns of a table. */
export const widthOf = (table: LiveNode): number =>
  Math.max(0, ...[...gridOf(table).values()].flat().map(({ column, across }) => column + across - 1));

/** The number of the first column that a cell covers. */
export function columnOf(cell: LiveNode): number {
  const [table, row] = [enclosingTable(cell), cell.parent];
  const rowCells = table && row ? gridOf(table).get(row) : undefined;
  return rowCells?.find((one) => one.cell === cell)?.column ?? 1;
}

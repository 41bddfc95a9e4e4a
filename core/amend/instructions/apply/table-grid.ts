import { type PlacedCell, placedCells } from '../../../act/table.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';

/** The table that a provision stands in, or is; null for what stands in none. */
export const tableRound = (node: LiveNode): LiveNode | null =>
  [...upward(node)].find(({ kind }) => kind === 'table') ?? null;

/** The rows of a table, those that are left out among them. */
export const rowsOf = (table: LiveNode): readonly LiveNode[] =>
  table.children.filter(({ kind }) => kind === 'row');

/** A cell with its columns. */
export type Cell = PlacedCell<LiveNode>;

/** The cells of each row that stands, with their columns. */
export function gridOf(table: LiveNode): ReadonlyMap<LiveNode, readonly Cell[]> {
  const rows = rowsOf(table).filter((row) => row.removedBy === null);
  const placedRows = placedCells(rows.map(remainingChildren), ({ source }) => source.layout);
  return new Map(rows.map((row, at) => [row, placedRows[at] ?? []]));
}

/** How many columns a table has. */
export const widthOf = (table: LiveNode): number =>
  Math.max(0, ...[...gridOf(table).values()].flat().map(({ column, across }) => column + across - 1));

/** The cells of a row with the columns that they begin at. */
export function columnOf(cell: LiveNode): number {
  const [table, row] = [tableRound(cell), cell.parent];
  const rowCells = table && row ? gridOf(table).get(row) : undefined;
  return rowCells?.find((one) => one.cell === cell)?.column ?? 1;
}

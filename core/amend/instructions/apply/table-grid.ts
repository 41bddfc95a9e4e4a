import { type PlacedCell, placedCells } from '../../../act/table.ts';
import { type Live, remainingChildren, upward } from './live-insertion.ts';

/** The table that a provision stands in, or is; null for what stands in none. */
export const tableRound = (node: Live): Live | null =>
  [...upward(node)].find(({ kind }) => kind === 'table') ?? null;

/** The rows of a table, those that are left out among them. */
export const rowsOf = (table: Live): readonly Live[] => table.children.filter(({ kind }) => kind === 'row');

/** A cell with its columns. */
export type Cell = PlacedCell<Live>;

/** The cells of each row that stands, with their columns. */
export function gridOf(table: Live): ReadonlyMap<Live, readonly Cell[]> {
  const rows = rowsOf(table).filter((row) => row.goneBy === null);
  const placedRows = placedCells(rows.map(remainingChildren), ({ source }) => source.layout);
  return new Map(rows.map((row, at) => [row, placedRows[at] ?? []]));
}

/** How many columns a table has. */
export const widthOf = (table: Live): number =>
  Math.max(0, ...[...gridOf(table).values()].flat().map(({ column, across }) => column + across - 1));

/** The cells of a row with the columns that they begin at. */
export function columnOf(cell: Live): number {
  const [table, row] = [tableRound(cell), cell.parent];
  const rowCells = table && row ? gridOf(table).get(row) : undefined;
  return rowCells?.find((one) => one.cell === cell)?.column ?? 1;
}

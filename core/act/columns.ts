import { placedCells } from './table.ts';
import { type Pid, type Provision, provision } from './tree.ts';

const cellsWithColumns = (table: Provision) =>
  placedCells(
    table.children.map(({ children }) => children),
    ({ layout }) => layout,
  );

/** The number of columns of a table. */
export const columnCount = (table: Provision): number =>
  Math.max(
    0,
    ...cellsWithColumns(table).flatMap((row) => row.map(({ column, across }) => column + across - 1)),
  );

/** The first and last column of a cell, counted from 1. Null for a cell that is not in the table. */
export function columnsOf(
  table: Provision,
  cell: Pid,
): { readonly first: number; readonly last: number } | null {
  const span = cellsWithColumns(table)
    .flat()
    .find(({ cell: { pid } }) => pid === cell);
  return span ? { first: span.column, last: span.column + span.across - 1 } : null;
}

/** A cell with its colspan changed by one. A colspan of 1 is stored as absent. */
function withColspan(cell: Provision, change: 1 | -1): Provision {
  const { across: colspan = 1, ...layout } = cell.layout ?? {};
  const { layout: _, ...rest } = cell;
  const newColspan = colspan + change;
  const newLayout = newColspan > 1 ? { ...layout, across: newColspan } : layout;
  return Object.keys(newLayout).length > 0 ? { ...rest, layout: newLayout } : rest;
}

/** A table with other cells. The `frame` is dropped, because it has the number and widths of the old columns. */
function withRows(table: Provision, cellsOf: (row: number) => readonly Provision[]): Provision {
  const { frame: _, ...layout } = table.layout ?? {};
  const { layout: __, ...rest } = table;
  const children = table.children.map((row, at) => ({ ...row, children: cellsOf(at) }));
  return { ...rest, ...(Object.keys(layout).length > 0 ? { layout } : {}), children };
}

/**
 * A table with a new empty column after column `after`; 0 puts it first. A cell that spans both neighbours is widened instead
 * of getting a new cell beside it. A new cell beside a header cell is a header cell.
 */
export function withColumn(table: Provision, after: number, newPid: () => Pid): Provision {
  const placedRows = cellsWithColumns(table);
  // A widened cell with a rowspan covers the new column in all of its rows.
  const widened = new Set<Provision>();
  const isCovered = placedRows.map(() => false);
  for (const [at, row] of placedRows.entries())
    for (const { cell, column, across: width } of row)
      if (column <= after && column + width - 1 > after) {
        widened.add(cell);
        for (let below = at; below < at + (cell.layout?.down ?? 1); below += 1) isCovered[below] = true;
      }
  return withRows(table, (at) => {
    const row = placedRows[at] ?? [];
    const cells = row.map(({ cell }) => (widened.has(cell) ? withColspan(cell, 1) : cell));
    if (isCovered[at]) return cells;
    const place = row.findIndex(({ column }) => column > after);
    const index = place < 0 ? cells.length : place;
    const neighbour = row[index - 1]?.cell ?? row[index]?.cell;
    const newCell = provision({
      pid: newPid(),
      kind: 'cell',
      ...(neighbour?.layout?.header ? { layout: { header: true } } : {}),
    });
    return cells.toSpliced(index, 0, newCell);
  });
}

/**
 * A table without its column `nth`, counted from 1. A cell that spans other columns, too, is narrowed. Null if a row would
 * lose its last cell: in a table with one column, or where cells from above span all other columns.
 */
export function withoutColumn(table: Provision, nth: number): Provision | null {
  const placedRows = cellsWithColumns(table);
  const without = withRows(table, (at) =>
    (placedRows[at] ?? []).flatMap(({ cell, column, across: width }) => {
      if (nth < column || nth >= column + width) return [cell];
      return width > 1 ? [withColspan(cell, -1)] : [];
    }),
  );
  return without.children.every(({ children }) => children.length > 0) ? without : null;
}

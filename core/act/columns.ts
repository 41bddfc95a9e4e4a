import { placedCells } from './table.ts';
import { type Pid, type Provision, provision } from './tree.ts';

const placedIn = (table: Provision) =>
  placedCells(
    table.children.map(({ children }) => children),
    ({ layout }) => layout,
  );

/** How many columns a table has. */
export const columnCount = (table: Provision): number =>
  Math.max(0, ...placedIn(table).flatMap((row) => row.map(({ column, across }) => column + across - 1)));

/** The first column that a cell takes, from 1, and the last; null for a cell that is not in the table. */
export function columnsOf(
  table: Provision,
  cell: Pid,
): { readonly first: number; readonly last: number } | null {
  const span = placedIn(table)
    .flat()
    .find(({ cell: { pid } }) => pid === cell);
  return span ? { first: span.column, last: span.column + span.across - 1 } : null;
}

function across(cell: Provision, by: 1 | -1): Provision {
  const { across: was = 1, ...layout } = cell.layout ?? {};
  const { layout: _, ...rest } = cell;
  const now = was + by;
  const newLayout = now > 1 ? { ...layout, across: now } : layout;
  return Object.keys(newLayout).length > 0 ? { ...rest, layout: newLayout } : rest;
}

/** A table with other cells. What its file says of its columns (their number and widths) is of those that it had. */
function withRows(table: Provision, cellsOf: (row: number) => readonly Provision[]): Provision {
  const { frame: _, ...layout } = table.layout ?? {};
  const { layout: __, ...rest } = table;
  const children = table.children.map((row, at) => ({ ...row, children: cellsOf(at) }));
  return { ...rest, ...(Object.keys(layout).length > 0 ? { layout } : {}), children };
}

/**
 * A table with an empty column after column `after`, 0 for one before the first. A cell that reaches over both sides of the
 * place reaches over the new column, too; a new cell beside one that heads its column or row heads its own.
 */
export function withColumn(table: Provision, after: number, newPid: () => Pid): Provision {
  const placedRows = placedIn(table);
  // A cell that reaches down and over the place is wider in each of its rows.
  const wide = new Set<Provision>();
  const isTaken = placedRows.map(() => false);
  for (const [at, row] of placedRows.entries())
    for (const { cell, column, across: width } of row)
      if (column <= after && column + width - 1 > after) {
        wide.add(cell);
        for (let below = at; below < at + (cell.layout?.down ?? 1); below += 1) isTaken[below] = true;
      }
  return withRows(table, (at) => {
    const row = placedRows[at] ?? [];
    const cells = row.map(({ cell }) => (wide.has(cell) ? across(cell, 1) : cell));
    if (isTaken[at]) return cells;
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
 * A table without one of its columns. A cell that reaches over others, too, is narrower. Null where a row would have no
 * cell left: the table's only column, or the only one that a cell from above does not reach into.
 */
export function withoutColumn(table: Provision, nth: number): Provision | null {
  const placedRows = placedIn(table);
  const without = withRows(table, (at) =>
    (placedRows[at] ?? []).flatMap(({ cell, column, across: width }) => {
      if (nth < column || nth >= column + width) return [cell];
      return width > 1 ? [across(cell, -1)] : [];
    }),
  );
  return without.children.every(({ children }) => children.length > 0) ? without : null;
}

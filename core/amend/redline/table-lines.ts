import type { Pid } from '../../act/tree.ts';
import type { CellPlace, Line } from './lines.ts';
import type { ChangeStatus } from './redline.ts';

/** The line of a cell, with where in its table it stands. */
export type CellLine = Line & { readonly cell: CellPlace };

/** A printed row of a table: its cells, which are there in both texts or in one with the row. */
export interface RowLines {
  readonly key: string;
  readonly changeStatus: ChangeStatus;
  readonly isHead: boolean;
  readonly cells: readonly CellLine[];
}

/** Lines that are set as a table. */
export interface TableLines {
  readonly table: Pid;
  readonly level: number;
  readonly columns: number;
  readonly rows: readonly RowLines[];
}

const isCell = (line: Line): line is CellLine => line.cell !== undefined;

/** Whether a cell heads its column or row: an empty corner names nothing, so it is no heading to a screen reader. */
export const isHeadCell = ({ cell, body }: CellLine): boolean =>
  cell.isHead && body.some(({ runs }) => runs.some(({ text }) => text.trim() !== ''));

/** A printed line by itself, with its place among all; or those that are set together as a table. */
export type Printed =
  | { readonly type: 'line'; readonly line: Line; readonly at: number }
  | ({ readonly type: 'table'; readonly at: number } & TableLines);

function tableOf(cells: readonly CellLine[]): TableLines {
  const rows: { key: string; changeStatus: ChangeStatus; isHead: boolean; cells: CellLine[] }[] = [];
  for (const line of cells) {
    const { rowKey: key, isHead } = line.cell;
    // A cell stands or goes with its row.
    const { changeStatus } = line;
    const last = rows.at(-1);
    if (last?.key === key) {
      last.cells.push(line);
      last.isHead &&= isHead;
    } else rows.push({ key, changeStatus, isHead, cells: [line] });
  }
  const [first] = cells;
  return {
    table: first?.cell.table ?? '',
    level: first?.level ?? 0,
    columns: Math.max(1, ...cells.map(({ cell }) => cell.column + cell.across - 1)),
    rows,
  };
}

/** Lines as they are set on a page: what stands in one table together, and every other by itself. */
export function printedParts(lines: readonly Line[]): readonly Printed[] {
  const parts: Printed[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    if (!isCell(line)) {
      parts.push({ type: 'line', line, at });
      continue;
    }
    const cells: CellLine[] = [];
    for (
      let next = lines[at];
      next && isCell(next) && next.cell.table === line.cell.table;
      next = lines[at + cells.length]
    )
      cells.push(next);
    parts.push({ type: 'table', at, ...tableOf(cells) });
    at += cells.length - 1;
  }
  return parts;
}

/** What stands in a row at each place: a cell, or how many columns a cell from above reaches into. */
export type Slot = { readonly line: CellLine } | { readonly column: number; readonly across: number };

/** The rows of a table with the places that cells from above take, so that each row has all its columns. */
export function slotsOf({ rows, columns }: TableLines): readonly (readonly Slot[])[] {
  /** By column from 1, how many more rows it is taken for, and the width of what takes it. */
  const reach = new Map<number, { left: number; across: number }>();
  return rows.map(({ cells }) => {
    const slots: Slot[] = [];
    const byColumn = new Map(cells.map((line) => [line.cell.column, line]));
    for (let column = 1; column <= columns; ) {
      const line = byColumn.get(column);
      const spanning = reach.get(column);
      if (spanning && spanning.left > 0) {
        slots.push({ column, across: spanning.across });
        spanning.left -= 1;
        column += spanning.across;
        continue;
      }
      if (!line) {
        column += 1;
        continue;
      }
      slots.push({ line });
      if (line.cell.down > 1) reach.set(column, { left: line.cell.down - 1, across: line.cell.across });
      column += line.cell.across;
    }
    return slots;
  });
}

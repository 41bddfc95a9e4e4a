import type { Pid } from '../../act/tree.ts';
import type { CellPlace, Line } from './lines.ts';
import type { ChangeStatus } from './redline.ts';

/** The line of a table's cell. */
export type CellLine = Line & { readonly cell: CellPlace };

/** A printed row of a table. Its cells have the row's status. */
export interface RowLines {
  readonly key: string;
  readonly changeStatus: ChangeStatus;
  readonly isHead: boolean;
  readonly cells: readonly CellLine[];
}

/** Lines that are printed as one table. */
export interface TableLines {
  readonly table: Pid;
  readonly level: number;
  readonly columns: number;
  readonly rows: readonly RowLines[];
}

const isCell = (line: Line): line is CellLine => line.cell !== undefined;

/** Whether a cell heads its column or row. An empty corner cell is not a heading, because it would confuse screen readers. */
export const isHeadCell = ({ cell, body }: CellLine): boolean =>
  cell.isHead && body.some(({ runs }) => runs.some(({ text }) => text.trim() !== ''));

/** A printed line, or the lines of a table. `at` is the index of the (first) line. */
export type PrintedPart =
  | { readonly type: 'line'; readonly line: Line; readonly at: number }
  | ({ readonly type: 'table'; readonly at: number } & TableLines);

function tableOf(cells: readonly CellLine[]): TableLines {
  const rows: { key: string; changeStatus: ChangeStatus; isHead: boolean; cells: CellLine[] }[] = [];
  for (const line of cells) {
    const { rowKey: key, isHead } = line.cell;
    // A cell is only inserted or deleted with its row, so the first cell has the row's status.
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

/** Groups the lines of each table. Every other line is a part by itself. */
export function printedParts(lines: readonly Line[]): readonly PrintedPart[] {
  const parts: PrintedPart[] = [];
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

/** A slot of a row: a cell, or the `across` columns from `column` that a cell from an earlier row spans. */
export type Slot = { readonly line: CellLine } | { readonly column: number; readonly across: number };

/** The slots of each row of a table. With the slots of spanning cells, every row has all its columns. */
export function slotsOf({ rows, columns }: TableLines): readonly (readonly Slot[])[] {
  /** The spanning cell that begins in each column (from 1): the number of rows that it still spans, and its colspan. */
  const spans = new Map<number, { rowsLeft: number; across: number }>();
  return rows.map(({ cells }) => {
    const slots: Slot[] = [];
    const byColumn = new Map(cells.map((line) => [line.cell.column, line]));
    for (let column = 1; column <= columns; ) {
      const line = byColumn.get(column);
      const spanning = spans.get(column);
      if (spanning && spanning.rowsLeft > 0) {
        slots.push({ column, across: spanning.across });
        spanning.rowsLeft -= 1;
        column += spanning.across;
        continue;
      }
      if (!line) {
        column += 1;
        continue;
      }
      slots.push({ line });
      if (line.cell.down > 1) spans.set(column, { rowsLeft: line.cell.down - 1, across: line.cell.across });
      column += line.cell.across;
    }
    return slots;
  });
}

import { isBlank, isEmptyRow, isIdentifierRow, normaliseText, type TableRow } from './table-row.ts';

/** The headers and the kind of a file of responses. */
export interface TableShape {
  /** The headers as written, one for each column. */
  readonly headers: readonly string[];
  /** Whether the format writes all cells of every row, as a CSV does. Only then is a short row a fault. */
  readonly writesAllCells: boolean;
}

const cellCountWords = (count: number): string => `${count} cell${count === 1 ? '' : 's'}`;

/** Why a row can't be read on its own; empty for a row without a fault. */
function faultOf(row: TableRow, { headers, writesAllCells }: TableShape): string {
  if (row.fault !== '') return row.fault;
  const width = headers.length;
  if (row.cells.slice(width).some((cell) => !isBlank(cell)))
    return `it has ${cellCountWords(row.cells.length)}, and there are ${width} columns`;
  const isHeaderCell = (cell: string, at: number) => normaliseText(cell) === normaliseText(headers[at] ?? '');
  const filled = row.cells.filter((cell) => !isBlank(cell)).length;
  if (filled > 1 && row.cells.every(isHeaderCell)) return 'this row repeats the headers';
  if (writesAllCells && width > 2 && row.cells.length === 1)
    return `it has one cell, and there are ${width} columns: a line end that should be in quotation marks may have cut a row in two`;
  return '';
}

/**
 * Finds the rows that can't be read, by their index, with the reason. Two consecutive short rows that have together the
 * full width are one row that a line end has cut in two. They are reported, and never joined, since that would be a guess.
 */
export function findFaults(rows: readonly TableRow[], shape: TableShape): ReadonlyMap<number, string> {
  const width = shape.headers.length;
  const faults = new Map<number, string>();
  const isShort = (at: number): boolean => {
    const row = rows[at];
    return row !== undefined && row.cells.length < width && !isEmptyRow(row);
  };
  for (const [at, row] of rows.entries()) {
    if (isEmptyRow(row) || isIdentifierRow(row)) continue;
    const fault = faultOf(row, shape);
    if (fault !== '') faults.set(at, fault);
    if (!shape.writesAllCells || !isShort(at) || !isShort(at + 1) || isShort(at - 1) || isShort(at + 2))
      continue;
    const next = rows[at + 1];
    if (next && row.cells.length + next.cells.length - 1 === width) {
      const reason = `lines ${row.line} and ${next.line} seem to be one row that a line end outside quotation marks cut in two`;
      faults.set(at, reason);
      faults.set(at + 1, reason);
    }
  }
  return faults;
}

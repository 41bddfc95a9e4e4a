import { ok, type Result, refuse } from '../../core/base/result.ts';
import { decodeCsv } from './csv-decode.ts';
import { readCsv } from './csv-read.ts';
import { noTable } from './no-table.ts';
import { readDocxTables } from './source/docx.ts';
import { openXlsx } from './xlsx/read.ts';

/** A table of a file: a sheet of a workbook, a table of a Word document, or the whole of a CSV. */
export interface Table {
  readonly name: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The most rows that a table is read for: trackers have some dozens. */
const MOST_ROWS = 5000;

const tooLong = (): Result<never> =>
  refuse('refused', `A table of this file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows.`);

function csvTable(bytes: Uint8Array): Result<readonly Table[]> {
  const decoded = noTable(bytes) ?? decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const reading = readCsv(decoded.value.text);
  const rows: Table['rows'][number][] = [];
  for (;;) {
    const row = reading.next();
    if (!row.ok) return row;
    if (row.value === null) return ok([{ name: 'CSV', rows }]);
    if (rows.length >= MOST_ROWS) return tooLong();
    rows.push({ line: row.value.line, cells: row.value.cells });
  }
}

function sheets(bytes: Uint8Array): Result<readonly Table[]> {
  const opened = openXlsx(bytes);
  if (!opened.ok) return opened;
  const tables: Table[] = [];
  for (const { name, hidden } of opened.value.sheets) {
    if (hidden) continue;
    const rows: Table['rows'][number][] = [];
    const read = opened.value.read(name, ({ line, cells }) => {
      rows.push({ line, cells });
      return rows.length <= MOST_ROWS;
    });
    if (rows.length > MOST_ROWS) return tooLong();
    if (!read.ok) return read;
    tables.push({ name, rows });
  }
  return ok(tables);
}

function documentTables(bytes: Uint8Array): Result<readonly Table[]> {
  const read = readDocxTables(bytes);
  if (!read.ok) return read;
  if (read.value.some((rows) => rows.length > MOST_ROWS)) return tooLong();
  return ok(
    read.value.map((rows, at) => ({
      name: `Table ${at + 1}`,
      rows: rows.map((cells, row) => ({ line: row + 1, cells })),
    })),
  );
}

/** The tables of a CSV, a workbook (.xlsx) or a Word document (.docx), told apart by what is in the file. */
export function readTables(bytes: Uint8Array, name: string): Result<readonly Table[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return csvTable(bytes);
  return /\.docx$/i.test(name) ? documentTables(bytes) : sheets(bytes);
}

import { ok, type Result, refuse } from '../../core/base/result.ts';
import { decodeCsv } from './csv-decode.ts';
import { readCsv } from './csv-read.ts';
import { refuseOtherFormats } from './no-table.ts';
import { readDocxTables } from './source/docx.ts';
import { openXlsx } from './xlsx/read.ts';

/** A table in a file: a sheet of a workbook, a table of a Word document, or a whole CSV. */
export interface Table {
  readonly name: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The most rows that are read. A tracker of recommendations has some dozens. */
const MAX_ROWS = 5000;

const refuseTooLong = (): Result<never> =>
  refuse('refused', `A table of this file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows.`);

function readCsvTable(bytes: Uint8Array): Result<readonly Table[]> {
  const decoded = refuseOtherFormats(bytes) ?? decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const reading = readCsv(decoded.value.text);
  const rows: Table['rows'][number][] = [];
  for (;;) {
    const row = reading.next();
    if (!row.ok) return row;
    if (row.value === null) return ok([{ name: 'CSV', rows }]);
    if (rows.length >= MAX_ROWS) return refuseTooLong();
    rows.push({ line: row.value.line, cells: row.value.cells });
  }
}

function readSheets(bytes: Uint8Array): Result<readonly Table[]> {
  const opened = openXlsx(bytes);
  if (!opened.ok) return opened;
  const tables: Table[] = [];
  for (const { name, hidden } of opened.value.sheets) {
    if (hidden) continue;
    const rows: Table['rows'][number][] = [];
    const read = opened.value.read(name, ({ line, cells }) => {
      rows.push({ line, cells });
      return rows.length <= MAX_ROWS;
    });
    if (rows.length > MAX_ROWS) return refuseTooLong();
    if (!read.ok) return read;
    tables.push({ name, rows });
  }
  return ok(tables);
}

function readDocumentTables(bytes: Uint8Array): Result<readonly Table[]> {
  const read = readDocxTables(bytes);
  if (!read.ok) return read;
  if (read.value.some((rows) => rows.length > MAX_ROWS)) return refuseTooLong();
  return ok(
    read.value.map((rows, at) => ({
      name: `Table ${at + 1}`,
      rows: rows.map((cells, row) => ({ line: row + 1, cells })),
    })),
  );
}

/**
 * Reads the tables of a CSV, a workbook (.xlsx) or a Word document (.docx). A zip archive is a Word document if its
 * name says so, else a workbook. Refused if a table is too long, or the file damaged or of another kind.
 */
export function readTables(bytes: Uint8Array, name: string): Result<readonly Table[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readCsvTable(bytes);
  return /\.docx$/i.test(name) ? readDocumentTables(bytes) : readSheets(bytes);
}

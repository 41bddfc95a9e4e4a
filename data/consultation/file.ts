import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Problem } from '../../core/consultation/calls.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';
import { sha256 } from '../base/hash.ts';
import { decodeCsv } from '../formats/csv-decode.ts';
import { readCsv } from '../formats/csv-read.ts';
import { refuseOtherFormats } from '../formats/no-table.ts';
import { openXlsx, type Workbook } from '../formats/xlsx/read.ts';
import type { FileTask } from './file-task.ts';
import { formInRows, readForms } from './filled-forms.ts';
import type { ReadFile } from './read-file.ts';

/** Rows read between two checkpoints. */
const ROWS_PER_CHECK = 2000;
/** The most rows that a sheet of a workbook can have. */
const MAX_ROWS = 1_048_576;

/** Whether the bytes begin as a zip (.xlsx) or an OLE compound file (.xls, or a workbook with a password). */
const isArchive = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

/** The problem shown for bytes that are invalid in the file's encoding. `odd` has their line numbers. */
function oddBytes(odd: readonly number[], encoding: string): readonly Problem[] {
  if (odd.length === 0) return [];
  const message =
    encoding === 'utf-8'
      ? 'The file is UTF-8, but some lines contain other bytes. Keeling read these lines as Windows-1252. Check them.'
      : 'The encoding is not certain. The file is not UTF-8, and some lines contain bytes that are not valid in Windows-1252. Check these lines, or save the file as UTF-8.';
  return [{ kind: 'encoding', message, at: odd.slice(0, 20), lines: odd.length, column: null }];
}

const assumedWindows1252: Problem = {
  kind: 'encoding',
  message:
    'The file is not UTF-8. Keeling read it as Windows-1252, which Excel uses. Check that accents, pound signs and quotation marks are right.',
  at: [],
  lines: 0,
  column: null,
};

async function readCsvFile(
  bytes: Uint8Array,
  task: FileTask,
): Promise<Result<Omit<ReadFile, 'sha256' | 'bytes'>>> {
  const decoded = refuseOtherFormats(bytes) ?? decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, bom, odd } = decoded.value;
  const reading = readCsv(text);
  const rows: TableRow[] = [];
  for (;;) {
    const next = reading.next();
    if (!next.ok) return next;
    if (next.value === null) break;
    if (rows.length >= MAX_ROWS)
      return refuse(
        'refused',
        `The file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows. Split it into smaller files and import each one.`,
        `line ${next.value.line}`,
      );
    rows.push({ ...next.value, formula: false });
    if (rows.length % ROWS_PER_CHECK === 0) {
      const next = await task.checkpoint(rows.length, 0);
      if (!next.ok) return next;
    }
  }
  const windows = encoding === 'windows-1252' ? [assumedWindows1252] : [];
  return ok({
    format: 'csv',
    dialect: { encoding, bom, delimiter: reading.delimiter },
    sheets: [],
    sheet: '',
    rows,
    problems: [...windows, ...oddBytes(odd, encoding)],
  });
}

/** The sheet that most likely has the responses: the first visible one named like that, or else the longest visible one. */
function likelySheet({ sheets }: Workbook): string {
  const visibleSheets = sheets.filter(({ hidden }) => !hidden);
  const namedSheet = visibleSheets.find(({ name }) =>
    /^(?:raw )?(?:responses?|data|export|results|submissions)\b/i.test(name),
  );
  const longest = [...visibleSheets].sort((a, b) => b.rows - a.rows)[0];
  return (namedSheet ?? longest ?? sheets[0])?.name ?? '';
}

async function readXlsxFile(
  bytes: Uint8Array,
  sheetName: string | undefined,
  task: FileTask,
): Promise<Result<Omit<ReadFile, 'sha256' | 'bytes'>>> {
  const opened = openXlsx(bytes);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  if (workbook.sheets.length === 0) return refuse('invalid', 'The workbook has no sheet of cells.');
  const sheet = sheetName ?? likelySheet(workbook);
  const rows: TableRow[] = [];
  // A sheet is read without interruption, so that the only checkpoint is after it.
  const read = workbook.read(sheet, (row) => rows.push({ ...row, fault: '' }) > 0);
  if (!read.ok) return read;
  const next = await task.checkpoint(rows.length, rows.length);
  if (!next.ok) return next;
  const sheets = workbook.sheets.map(({ name, rows: count }) => ({ name, rows: count }));
  return ok({ format: 'xlsx', dialect: null, sheets, sheet, rows, problems: [] });
}

/**
 * Reads a CSV, a workbook's sheet or filled-in response forms. The bytes decide which, and not the file's name. Refused with
 * the place in the file, or `cancelled` when the task was stopped.
 * @param sheet the sheet to read; when absent, the most likely one
 */
export async function readResponsesFile(
  bytes: Uint8Array,
  sheet: string | undefined,
  task: FileTask,
): Promise<Result<ReadFile>> {
  if (bytes.length === 0) return refuse('invalid', 'The file is empty. Nothing was imported.');
  const forms = await readForms(bytes, task);
  if (!forms.ok) return forms;
  const read = forms.value
    ? ok(forms.value)
    : isArchive(bytes)
      ? await readXlsxFile(bytes, sheet, task)
      : await readCsvFile(bytes, task);
  if (!read.ok) return read;
  const file = formInRows(read.value.rows) ?? read.value;
  return ok({ ...file, sha256: sha256(bytes), bytes: bytes.length });
}

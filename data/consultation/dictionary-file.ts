import { ok, type Result, refuse } from '../../core/base/result.ts';
import { type DictionarySheet, type ParsedEntry, readEntries } from '../../core/consultation/dictionary.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';
import { openXlsx } from '../formats/xlsx/read.ts';
import { readResponsesFile } from './file.ts';
import { FileTask } from './file-task.ts';

/** The rows read of each sheet. No questionnaire is longer, and the sheet with the answers isn't needed here. */
const MAX_ROWS = 5000;

async function readSheets(bytes: Uint8Array): Promise<Result<readonly DictionarySheet[]>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const file = await readResponsesFile(bytes, undefined, new FileTask(''));
    return file.ok ? ok([{ name: '', rows: file.value.rows.slice(0, MAX_ROWS) }]) : file;
  }
  const opened = openXlsx(bytes);
  if (!opened.ok) return opened;
  const sheets: DictionarySheet[] = [];
  for (const { name, hidden } of opened.value.sheets) {
    const rows: TableRow[] = [];
    if (hidden) continue;
    const read = opened.value.read(name, (row) => {
      rows.push({ ...row, fault: '' });
      return rows.length < MAX_ROWS;
    });
    // `cancelled` means that the callback above stopped at MAX_ROWS.
    if (!read.ok && read.error.kind !== 'cancelled') return read;
    sheets.push({ name, rows });
  }
  return ok(sheets);
}

/** The largest number of questions that one file of responses can have. */
const MAX_ENTRIES = 1000;

/**
 * Reads a data dictionary, the list of a questionnaire's questions, from a workbook or CSV, which may hold other sheets as
 * well. Refused `invalid` for a file that can't be read, or with too many questions.
 */
export async function readDictionaryFile(bytes: Uint8Array): Promise<Result<readonly ParsedEntry[]>> {
  const sheets = await readSheets(bytes);
  if (!sheets.ok) return sheets;
  const entries = readEntries(sheets.value);
  if (entries.length <= MAX_ENTRIES) return ok(entries);
  return refuse(
    'invalid',
    `The file lists ${entries.length.toLocaleString('en-GB')} questions, and no questionnaire has so many. Choose the list of the questions.`,
  );
}

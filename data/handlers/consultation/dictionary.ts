import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type DictionarySheet, fitDictionary } from '../../../core/consultation/dictionary.ts';
import type { TableRow } from '../../../core/consultation/table-row.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { readResponsesFile } from '../../consultation/file.ts';
import { FileTask } from '../../consultation/file-task.ts';
import { openXlsx } from '../../formats/xlsx/read.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';

/** Rows of a dictionary's sheet that are read: no questionnaire is longer, and the answers beside it aren't needed. */
const MOST_ROWS = 5000;

async function readSheets(bytes: Uint8Array): Promise<Result<readonly DictionarySheet[]>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const file = await readResponsesFile(bytes, undefined, new FileTask(''));
    return file.ok ? ok([{ name: '', rows: file.value.rows.slice(0, MOST_ROWS) }]) : file;
  }
  const opened = openXlsx(bytes);
  if (!opened.ok) return opened;
  const sheets: DictionarySheet[] = [];
  for (const { name, hidden } of opened.value.sheets) {
    const rows: TableRow[] = [];
    if (hidden) continue;
    const read = opened.value.read(name, (row) => {
      rows.push({ ...row, fault: '' });
      return rows.length < MOST_ROWS;
    });
    // A long sheet is stopped on purpose.
    if (!read.ok && read.error.kind !== 'cancelled') return read;
    sheets.push({ name, rows });
  }
  return ok(sheets);
}

const gave = (count: number, name: string): string =>
  `updated the wording of ${count} question${count === 1 ? '' : 's'} from ${name}`;

export const readDictionary: Handler<'consultation.dictionary'> = async (context, { base64, name, keep }) => {
  const sheets = await readSheets(Buffer.from(base64, 'base64'));
  if (!sheets.ok) return sheets;
  const fitted = async (trx: Knex.Transaction, writeEntry: LedgerWriter | null) => {
    const { entries, unfitted, changed } = fitDictionary(sheets.value, await listRecords(trx, 'question'));
    if (entries.length === 0)
      return refuse(
        'invalid',
        'There is no question in the file. The file needs headers such as “Number” and “Title of the question”.',
      );
    const changes = changed.map(({ was, is }): RecordChange => ({ kind: 'question', id: was.id, was, is }));
    const [first] = changes;
    if (!writeEntry || !first) return ok({ entries, unfitted, changed: [] });
    const doing = { subject: `question:${first.id}`, what: gave(changes.length, name) } as const;
    await keepRecords(trx, writeEntry, doing, changes);
    return ok({ entries, unfitted, changed: changed.map(({ is }) => is) });
  };
  return keep ? context.write(fitted) : context.read((trx) => fitted(trx, null));
};

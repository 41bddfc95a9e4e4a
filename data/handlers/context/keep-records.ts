import type { Knex } from 'knex';
import type { RecordChange } from '../../../core/events/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { KeptMark } from '../../../core/ledger/kept-mark.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { changeRecords } from '../../store/records.ts';

/**
 * Writes changes of records to the tables and, as one entry, to the ledger. History shows `purpose.description`.
 * @param keptMarks the marks of stored content that belongs to the records
 */
export async function saveRecords(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  purpose: {
    readonly subject: Parameters<LedgerWriter>[1];
    readonly description: string;
    readonly request?: string | undefined;
  },
  records: readonly RecordChange[],
  keptMarks: readonly KeptMark[] = [],
): Promise<LedgerEntry> {
  const entry = await writeEntry('records.change', purpose.subject, {
    what: purpose.description,
    records,
    ...(keptMarks.length > 0 && { kept: keptMarks }),
    ...(purpose.request && { request: purpose.request }),
  });
  await changeRecords(trx, records);
  return entry;
}

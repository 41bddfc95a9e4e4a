import type { Knex } from 'knex';
import type { RecordChange } from '../../../core/events/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { KeptMark } from '../../../core/ledger/kept-mark.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { changeRecords } from '../../store/records.ts';

/**
 * Writes changes of records to the tables and, as one entry, to the ledger. In each change, `was` is the value before
 * and `is` the value after. Either is null if there is none.
 * @param purpose `description` is the sentence that the history shows. `request` is the id of the user's request. A
 * repeated request finds its entry by that id, and is not carried out twice.
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

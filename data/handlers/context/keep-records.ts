import type { Knex } from 'knex';
import type { RecordChange } from '../../../core/events/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { KeptMark } from '../../../core/ledger/kept-mark.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { changeRecords } from '../../store/records.ts';

/**
 * Changes records and tells the ledger, in words a person reads later: `purpose` says what it was for.
 * @param kept marks of what the store keeps with them
 */
export async function keepRecords(
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

import type { Knex } from 'knex';
import type { RecordChange } from '../../../core/events/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { changeRecords } from '../../store/records.ts';

/** Changes records and tells the ledger, in words a person reads later: `doing` says what it was for. */
export async function keepRecords(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  doing: { readonly subject: Parameters<LedgerWriter>[1]; readonly what: string },
  records: readonly RecordChange[],
): Promise<LedgerEntry> {
  const entry = await writeEntry('records.change', doing.subject, { what: doing.what, records });
  await changeRecords(trx, records);
  return entry;
}

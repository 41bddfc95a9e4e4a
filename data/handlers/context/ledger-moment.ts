import type { Knex } from 'knex';
import { listLedger, readNewestChange } from '../../store/ledger.ts';
import { readReview } from '../../store/review.ts';

/** The ledger entry whose state of the review an exported file shows. */
export interface LedgerMoment {
  readonly seq: number;
  readonly hash: string;
  /** The time of the entry (ISO 8601). It is the only date that a file for others takes from the whole review. */
  readonly at: string;
}

/** Finds the newest entry that changes something, and its time. An entry that only names a version does not count. */
export async function ledgerMoment(trx: Knex.Transaction): Promise<LedgerMoment> {
  const newestChange = await readNewestChange(trx);
  const [entryOfChange] = await listLedger(trx, newestChange.seq - 1, 1);
  return { ...newestChange, at: entryOfChange?.at ?? (await readReview(trx)).created };
}

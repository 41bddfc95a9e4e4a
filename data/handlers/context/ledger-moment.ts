import type { Knex } from 'knex';
import { lastSaid, listLedger } from '../../store/ledger.ts';
import { readReview } from '../../store/review.ts';

/** The entry of the ledger that a file is made at. */
export interface LedgerMoment {
  readonly seq: number;
  readonly hash: string;
  /** When it was written (ISO): the one date that a file for others takes from the review as a whole. */
  readonly at: string;
}

/** The newest entry that does more than name a moment, and when that was. */
export async function ledgerMoment(trx: Knex.Transaction): Promise<LedgerMoment> {
  const head = await lastSaid(trx);
  const [newest] = await listLedger(trx, head.seq - 1, 1);
  return { ...head, at: newest?.at ?? (await readReview(trx)).created };
}

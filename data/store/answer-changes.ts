import type { Knex } from 'knex';

/** Whether any answer was corrected after a ledger entry. */
export async function hasRevisionAfter(trx: Knex.Transaction, seq: number): Promise<boolean> {
  const entry = await trx('ledger')
    .where('seq', '>', seq)
    .where({ act: 'answer.revise' })
    .select('seq')
    .first();
  return entry !== undefined;
}

/** The number of the newest ledger entry that corrected an answer; 0 if none did. */
export async function lastRevisionSeq(trx: Knex.Transaction): Promise<number> {
  const newest = await trx('ledger')
    .where({ act: 'answer.revise' })
    .max<{ last: number | null }>({ last: 'seq' })
    .first();
  return Number(newest?.last ?? 0);
}

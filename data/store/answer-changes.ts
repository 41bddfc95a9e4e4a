import type { Knex } from 'knex';

/** Whether an answer was corrected after an entry of the ledger. */
export async function revisedAfter(trx: Knex.Transaction, seq: number): Promise<boolean> {
  const found = await trx('ledger')
    .where('seq', '>', seq)
    .where({ act: 'answer.revise' })
    .select('seq')
    .first();
  return found !== undefined;
}

import type { Knex } from 'knex';

/** Whether an answer was corrected after an entry of the ledger. */
export async function revisedAfter(trx: Knex.Transaction, seq: number): Promise<boolean> {
  const entry = await trx('ledger')
    .where('seq', '>', seq)
    .where({ act: 'answer.revise' })
    .select('seq')
    .first();
  return entry !== undefined;
}

/** The newest entry of the ledger by which an answer was corrected; 0 where none was. */
export async function lastRevision(trx: Knex.Transaction): Promise<number> {
  const newest = await trx('ledger')
    .where({ act: 'answer.revise' })
    .max<{ last: number | null }>({ last: 'seq' })
    .first();
  return Number(newest?.last ?? 0);
}

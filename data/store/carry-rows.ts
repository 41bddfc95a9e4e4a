import type { Knex } from 'knex';
import { engineOf } from './engine.ts';
import { TABLES } from './tables.ts';

const ROWS_PER_QUERY = 500;

/**
 * Copies every row of a review into the empty tables of another, on any engine, and builds the search index. The ledger,
 * hashes and exports stay the same.
 */
export async function copyAllRows(from: Knex.Transaction, to: Knex.Transaction): Promise<void> {
  for (const [table, orderColumns] of TABLES)
    for (let offset = 0; ; offset += ROWS_PER_QUERY) {
      const rows = await from(table)
        .orderBy([...orderColumns])
        .offset(offset)
        .limit(ROWS_PER_QUERY);
      if (rows.length === 0) break;
      await to(table).insert(rows);
    }
  await engineOf(to).answerIndex.rebuild(to);
}

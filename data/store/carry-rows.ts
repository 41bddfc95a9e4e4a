import type { Knex } from 'knex';
import { engineOf } from './engine.ts';
import { TABLES } from './tables.ts';

const AT_ONCE = 500;

/**
 * Writes every row of one review into another's empty tables, whatever engine holds each, and makes its words findable.
 * The same rows are the same ledger, hashes and exports.
 */
export async function carryRows(from: Knex.Transaction, to: Knex.Transaction): Promise<void> {
  for (const [table, order] of TABLES)
    for (let at = 0; ; at += AT_ONCE) {
      const rows = await from(table)
        .orderBy([...order])
        .offset(at)
        .limit(AT_ONCE);
      if (rows.length === 0) break;
      await to(table).insert(rows);
    }
  await engineOf(to).words.rebuild(to);
}

import type { Knex } from 'knex';
import type { BulkQueries } from '../engine.ts';

/** Binds all rows as one JSON text. A statement with thousands of bindings takes longer to parse than to run. */
const insert: BulkQueries['insert'] = async (trx, table, columns, rows) => {
  if (rows.length === 0) return;
  const values = columns.map((_, at) => `value ->> ${at}`).join(', ');
  await trx.raw(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`, [
    JSON.stringify(rows),
  ]);
};

/** Each group's ids come as one JSON text, because thousands of rows would take longer to read. */
async function idsByGroup<T extends { readonly ids: readonly number[] }>(
  trx: Knex.Transaction,
  table: 'respondent' | 'answer',
  columns: readonly (keyof T & string)[],
): Promise<readonly T[]> {
  const rows: readonly (Omit<T, 'ids'> & { readonly ids: string })[] = await trx(table)
    .select(...columns, trx.raw('json_group_array(id) AS ids'))
    .groupBy([...columns]);
  return rows.map((row) => ({ ...row, ids: JSON.parse(row.ids) }) as unknown as T);
}

/** SQLite extracts the ids, because a payload may have a whole consultation, which would take long to parse here. */
const mergedItemIds: BulkQueries['mergedItemIds'] = (trx, act, kind) =>
  trx
    .with('account', (account) =>
      account
        .select(trx.raw("json_extract(thing.value, '$.id') as id"))
        .from(trx.raw("ledger, json_each(ledger.payload, '$.things') as thing"))
        .where('ledger.act', act)
        .whereRaw("json_extract(thing.value, '$.kind') = ?", kind),
    )
    .distinct('id')
    .from('account')
    .pluck('id');

/** Queries for many rows, in SQLite’s own SQL. */
export const sqliteBulkQueries: BulkQueries = { insert, idsByGroup, mergedItemIds };

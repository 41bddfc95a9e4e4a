import type { Knex } from 'knex';
import type { BulkQueries } from '../engine.ts';

/** Binds all rows as one JSON text, which the database splits by the table's columns. Thousands of bindings would be slower. */
const insert: BulkQueries['insert'] = async (trx, table, columns, rows) => {
  if (rows.length === 0) return;
  const namedRows = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  await trx.raw('INSERT INTO ?? (??) SELECT ?? FROM json_populate_recordset(NULL::??, ?)', [
    table,
    trx.raw(columns.map((column) => `"${column}"`).join(', ')),
    trx.raw(columns.map((column) => `"${column}"`).join(', ')),
    table,
    JSON.stringify(namedRows),
  ]);
};

/** The groups are sorted by the columns' values, as SQLite does by itself. */
async function idsByGroup<T extends { readonly ids: readonly number[] }>(
  trx: Knex.Transaction,
  table: 'respondent' | 'answer',
  columns: readonly (keyof T & string)[],
): Promise<readonly T[]> {
  return trx(table)
    .select(...columns, trx.raw('json_agg(id) AS ids'))
    .groupBy([...columns])
    .orderBy([...columns]) as unknown as Promise<readonly T[]>;
}

const mergedItemIds: BulkQueries['mergedItemIds'] = async (trx, act, kind) => {
  const { rows }: { readonly rows: readonly { readonly id: string }[] } = await trx.raw(
    `SELECT DISTINCT thing ->> 'id' AS id
     FROM ledger, json_array_elements(ledger.payload::json -> 'things') AS thing
     WHERE ledger.act = ? AND thing ->> 'kind' = ?`,
    [act, kind],
  );
  return rows.map(({ id }) => id);
};

/** Queries for many rows, in PostgreSQL’s own SQL. */
export const postgresBulkQueries: BulkQueries = { insert, idsByGroup, mergedItemIds };

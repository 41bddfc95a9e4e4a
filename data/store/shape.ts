import type { Knex } from 'knex';
import { MIGRATIONS, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { connect } from './sqlite/driver.ts';

/** The columns of each table, by the table's name. */
type TableColumns = ReadonlyMap<string, string>;

/** Whether a table is SQLite's own or part of the search index, which can be rebuilt. */
const isDerived = (name: string): boolean => name.startsWith('sqlite') || name.startsWith('answer_words');

/** The columns of the tables that a database has. */
async function columnsOf(db: Knex): Promise<TableColumns> {
  const names: readonly string[] = await db('sqlite_master').where({ type: 'table' }).pluck('name');
  const columns = new Map<string, string>();
  for (const name of names.filter((name) => !isDerived(name)))
    columns.set(
      name,
      Object.keys(await db(name).columnInfo())
        .toSorted()
        .join(', '),
    );
  return columns;
}

/** The tables that some migrations make. They are found by running these on an empty database in memory. */
async function columnsAfter(migrations: readonly Migration[]): Promise<TableColumns> {
  const db = connect(':memory:');
  try {
    await migrate(db, ':memory:', migrations);
    return await columnsOf(db);
  } finally {
    await db.destroy();
  }
}

/** Tables that a migration dropped. A file that still has one is not of the later version. */
const FORMER_TABLES = ['amendment_revision'];

const cachedColumns = new Map<Migration | undefined, Promise<TableColumns>>();

/** The tables that some migrations make, memoised by the last of them. */
function cachedColumnsAfter(migrations: readonly Migration[]): Promise<TableColumns> {
  const lastMigration = migrations.at(-1);
  const columns = cachedColumns.get(lastMigration) ?? columnsAfter(migrations);
  cachedColumns.set(lastMigration, columns);
  return columns;
}

/**
 * The name of a table that doesn't fit the file's version; null if all fit. With a wrong version, migrations would run twice
 * or be left out. Tables that no version of Keeling has are ignored.
 */
export async function findMismatchedTable(
  db: Knex,
  version: number,
  migrations: readonly Migration[],
): Promise<string | null> {
  const expectedColumns = await cachedColumnsAfter(migrations.slice(0, version));
  const storedColumns = await columnsOf(db);
  const tableNames = [
    ...expectedColumns.keys(),
    ...(await cachedColumnsAfter(MIGRATIONS)).keys(),
    ...FORMER_TABLES,
  ];
  return tableNames.find((name) => storedColumns.get(name) !== expectedColumns.get(name)) ?? null;
}

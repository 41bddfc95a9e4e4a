import type { Knex } from 'knex';
import { MIGRATIONS, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { connect } from './sqlite/driver.ts';

/** The columns of each table, by the table's name. */
type Shape = ReadonlyMap<string, string>;

/** Whether a table is SQLite's own or part of the search index, which can be rebuilt. */
const isDerived = (name: string): boolean => name.startsWith('sqlite') || name.startsWith('answer_words');

async function shapeOf(db: Knex): Promise<Shape> {
  const names: readonly string[] = await db('sqlite_master').where({ type: 'table' }).pluck('name');
  const shape = new Map<string, string>();
  for (const name of names.filter((name) => !isDerived(name)))
    shape.set(
      name,
      Object.keys(await db(name).columnInfo())
        .toSorted()
        .join(', '),
    );
  return shape;
}

/** The tables that some migrations make, found by running them on an empty database in memory. */
async function madeBy(migrations: readonly Migration[]): Promise<Shape> {
  const db = connect(':memory:');
  try {
    await migrate(db, ':memory:', migrations);
    return await shapeOf(db);
  } finally {
    await db.destroy();
  }
}

/** Tables that a migration dropped. A file that still has one is not of the later version. */
const FORMER_TABLES = ['amendment_revision'];

const shapes = new Map<Migration | undefined, Promise<Shape>>();

/** `madeBy`, memoised by the last migration. */
function expected(migrations: readonly Migration[]): Promise<Shape> {
  const last = migrations.at(-1);
  const shape = shapes.get(last) ?? madeBy(migrations);
  shapes.set(last, shape);
  return shape;
}

/**
 * The name of a table that doesn't fit the file's version; null if all fit. With a wrong version, migrations would run twice
 * or be left out. Tables that no version of Keeling has are ignored.
 */
export async function unlikeItsVersion(
  db: Knex,
  version: number,
  migrations: readonly Migration[],
): Promise<string | null> {
  const right = await expected(migrations.slice(0, version));
  const shapeNow = await shapeOf(db);
  const ours = [...right.keys(), ...(await expected(MIGRATIONS)).keys(), ...FORMER_TABLES];
  return ours.find((name) => shapeNow.get(name) !== right.get(name)) ?? null;
}

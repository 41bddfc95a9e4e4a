import type { Knex } from 'knex';
import { MIGRATIONS, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { connect } from './sqlite/driver.ts';

/** The columns of each table, by the table's name. */
type Shape = ReadonlyMap<string, string>;

/** Tables of SQLite's own, and those that it keeps the words of answers in, which can be made anew. */
const isMadeAnew = (name: string): boolean => name.startsWith('sqlite') || name.startsWith('answer_words');

async function shapeOf(db: Knex): Promise<Shape> {
  const names: readonly string[] = await db('sqlite_master').where({ type: 'table' }).pluck('name');
  const shape = new Map<string, string>();
  for (const name of names.filter((name) => !isMadeAnew(name)))
    shape.set(
      name,
      Object.keys(await db(name).columnInfo())
        .toSorted()
        .join(', '),
    );
  return shape;
}

/** The tables that some steps make, found by making them once, of nothing. */
async function madeBy(migrations: readonly Migration[]): Promise<Shape> {
  const db = connect(':memory:');
  try {
    await migrate(db, ':memory:', migrations);
    return await shapeOf(db);
  } finally {
    await db.destroy();
  }
}

/** Tables that a step took away: a file of a later version that has one is not of that version. */
const FORMER_TABLES = ['amendment_revision'];

const shapes = new Map<Migration | undefined, Promise<Shape>>();

/** The tables after the last of some steps. They are the same each time, so that they are made once. */
function expected(migrations: readonly Migration[]): Promise<Shape> {
  const last = migrations.at(-1);
  const shape = shapes.get(last) ?? madeBy(migrations);
  shapes.set(last, shape);
  return shape;
}

/**
 * A table that a file has, or lacks, against what its version says; null where the two agree. With a wrong
 * version, the file would get migrations that it had before, or miss those that it needs. Tables that
 * no version has are none of ours.
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

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

const known = new Map<Migration | undefined, Promise<Shape>>();

/** The tables after the last of some steps. They are the same each time, so that they are made once. */
function expected(migrations: readonly Migration[]): Promise<Shape> {
  const last = migrations.at(-1);
  const made = known.get(last) ?? madeBy(migrations);
  known.set(last, made);
  return made;
}

/**
 * A table that a file has, or lacks, against what its version says; null where the two agree. A file that says a wrong
 * version would be brought up to date by steps that it went through before, or not by those that it needs. Tables that
 * no version has are none of ours.
 */
export async function unlikeItsVersion(
  db: Knex,
  version: number,
  migrations: readonly Migration[],
): Promise<string | null> {
  const right = await expected(migrations.slice(0, version));
  const held = await shapeOf(db);
  const ours = [...right.keys(), ...(await expected(MIGRATIONS)).keys(), ...FORMER_TABLES];
  return ours.find((name) => held.get(name) !== right.get(name)) ?? null;
}

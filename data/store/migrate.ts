import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../core/result.ts';
import { copyTo, readMarks, settle, takeTurnToMigrate, writeMarks } from './driver.ts';
import { first } from './migrations/0001-first.ts';
import type { Migration } from './migrations/migration.ts';

/** Every step there is, in order. A file's version is the number of the last one it went through. */
export const MIGRATIONS: readonly Migration[] = [first];

/** The version that a file has after all of the given steps. @throws RangeError when they aren't numbered 1, 2, 3 … */
export function newestVersion(migrations: readonly Migration[]): number {
  const wrong = migrations.find(({ version }, index) => version !== index + 1);
  if (wrong) throw new RangeError(`Migration ${wrong.version} is out of order`);
  return migrations.length;
}

/** The refusal for a file that a later Keeling made. */
export const newerVersion = (version: number, newest: number): Result<never> =>
  refuse(
    'unsupported',
    `This review was made by a newer Keeling (file version ${version}; this one reads up to ${newest}). ` +
      'It was not changed; open it with the newer one.',
  );

/** Where the copy of a file goes before it is migrated: beside it, named after its version, never over another. */
export function backupPath(path: string, version: number): string {
  const stem = `${path.replace(/\.keeling$/i, '')}.backup-v${version}`;
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${stem}.keeling` : `${stem}-${n}.keeling`;
    if (!existsSync(candidate)) return candidate;
  }
}

/**
 * Brings an open file to the newest version, each step in a transaction of its own, after copying the file as it was.
 * A newer file is refused, and left as it is. An empty one (version 0) needs no copy.
 */
export async function migrate(
  db: Knex,
  path: string,
  migrations: readonly Migration[],
): Promise<Result<null>> {
  const newest = newestVersion(migrations);
  const { version } = await readMarks(db);
  if (version > newest) return newerVersion(version, newest);
  if (version === newest) return ok(null);
  if (version > 0) await copyTo(db, backupPath(path, version));
  for (const migration of migrations.slice(version)) await step(db, migration);
  await settle(db);
  return ok(null);
}

async function step(db: Knex, migration: Migration): Promise<void> {
  await db.transaction(async (trx) => {
    await takeTurnToMigrate(trx);
    // Another process may have taken this step while this one waited.
    if ((await readMarks(trx)).version >= migration.version) return;
    await migration.up(trx);
    await writeMarks(trx, migration.version);
  });
}

import type { Knex } from 'knex';
import { ok, type Result } from '../../core/base/result.ts';
import { engineOf } from './engine.ts';
import { versionRefusal } from './file.ts';
import { firstTables } from './migrations/0001-first.ts';
import { ignoredFindings } from './migrations/0002-ignored-findings.ts';
import { editedWording } from './migrations/0003-edited-wording.ts';
import { formerTexts } from './migrations/0004-former-texts.ts';
import { records } from './migrations/0005-records.ts';
import { keptTable } from './migrations/0006-kept.ts';
import { responses } from './migrations/0007-responses.ts';
import { revisionsInLedger } from './migrations/0008-revisions-in-ledger.ts';
import type { Migration } from './migrations/migration.ts';

/** All migrations, in order. A file's version is the number of the last one that it went through. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  ignoredFindings,
  editedWording,
  formerTexts,
  records,
  keptTable,
  responses,
  revisionsInLedger,
];

/** The version that a file has after all of the given steps. @throws RangeError when they aren't numbered 1, 2, 3 … */
export function newestVersion(migrations: readonly Migration[]): number {
  const misnumbered = migrations.find(({ version }, index) => version !== index + 1);
  if (misnumbered) throw new RangeError(`Migration ${misnumbered.version} is out of order`);
  return migrations.length;
}

/**
 * Migrates an open review to the newest version, each step in a transaction of its own, after a backup. An empty database
 * (version 0) needs no backup. A review of an unknown version is refused and not changed.
 */
export async function migrate(
  db: Knex,
  path: string,
  migrations: readonly Migration[],
): Promise<Result<null>> {
  const newest = newestVersion(migrations);
  const { readVersion, backUpBeforeMigration } = engineOf(db);
  const version = await readVersion(db);
  const versionError = versionRefusal(version, newest);
  if (versionError) return versionError;
  if (version === newest) return ok(null);
  if (version > 0) await backUpBeforeMigration(db, path, version);
  for (const migration of migrations.slice(version)) await runMigration(db, migration);
  return ok(null);
}

/** Runs one migration in a transaction, unless another process did so meanwhile. */
async function runMigration(db: Knex, migration: Migration): Promise<void> {
  const { readVersion, writeVersion, takeMigrationLock } = engineOf(db);
  await db.transaction(async (trx) => {
    await takeMigrationLock(trx);
    // Another process may have taken this step while this one waited.
    if ((await readVersion(trx)) >= migration.version) return;
    await migration.up(trx);
    await writeVersion(trx, migration.version);
  });
}

import type { Knex } from 'knex';
import { copyAllRows } from '../carry-rows.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';
import { connect } from '../sqlite/driver.ts';

/** Writes a review on PostgreSQL as an SQLite file, to a free path. */
export async function copyToFile(db: Knex, path: string): Promise<void> {
  const file = connect(path);
  try {
    await migrate(file, path, MIGRATIONS);
    await db.transaction((from) => file.transaction((to) => copyAllRows(from, to)), {
      isolationLevel: 'repeatable read',
    });
  } finally {
    await file.destroy();
  }
}

import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { contentsOf } from '../../data/session/create-review.ts';
import { fill } from '../../data/session/fill.ts';
import { sessionOver } from '../../data/session/session.ts';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { createSchema, openSchema } from '../../data/store/postgres/reviews.ts';
import { read } from '../../data/store/transact.ts';
import { verify } from '../../data/store/verify.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { must, testDeps } from '../support/review.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('is restored to any moment, as docs/server.md has it, with a ledger that is sound up to then', async () => {
  const server = await startPostgres(['archive_mode=on']);
  onTestFinished(server.close);
  const archive = join(server.folder, 'archive');
  server.make(archive);
  const admin = connectPostgres({ database: server.url, schema: 'public' }, 1);
  await admin.raw(`ALTER SYSTEM SET archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`);
  await admin.raw('SELECT pg_reload_conf()');
  const schema = 'keeling_restored';
  const contents = must(await contentsOf({ title: 'Kept', act: 'ukpga/1997/40', at: 'current' }, {}));
  const db = must(
    await createSchema({ database: server.url, schema }, (trx) => fill(trx, contents, testDeps())),
  );
  const session = must(await sessionOver(db, join(temporaryFolder(), 'review.keeling'), testDeps()));
  const draft = async (title: string) => must(await session.call('amendment.create', { title }));
  await draft('Before the backup');
  const backup = await server.backUp();
  onTestFinished(backup.close);
  await draft('After the backup');
  const head = must(await session.call('review.get', {})).ledgerHead;
  const { rows } = await db.raw('SELECT clock_timestamp()::text AS now');
  await draft('After the moment');
  await session.close();
  await admin.raw('DROP SCHEMA ?? CASCADE', [schema]);
  await admin.raw('SELECT pg_switch_wal()');
  await expect
    .poll(async () => (await admin.raw('SELECT archived_count AS n FROM pg_stat_archiver')).rows[0].n)
    .toBeGreaterThan(1);
  await admin.destroy();
  await server.stop();

  await backup.restore(archive, rows[0].now);
  const restored = must(await openSchema({ database: backup.url, schema }));
  onTestFinished(() => restored.destroy());
  const again = must(await sessionOver(restored, join(temporaryFolder(), 'review.keeling'), testDeps()));
  const titles = must(await again.call('amendment.list', {})).map(({ title }) => title);
  expect(titles).toEqual(['Before the backup', 'After the backup']);
  expect(must(await read(restored, verify)).head).toBe(head.hash);
});

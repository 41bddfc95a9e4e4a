import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { expect, onTestFinished, test } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { loadEvidence, NO_EVIDENCE } from '../../data/corpus/evidence.ts';
import { type Contents, fillReview } from '../../data/session/fill.ts';
import { sessionOnConnections } from '../../data/session/session.ts';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { createSchema } from '../../data/store/postgres/reviews.ts';
import { startPostgres } from '../support/hosts/postgres-server.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { LARGE_ACT, largeInstrument } from './large.ts';
import { departmentOf } from './load/set-up.ts';
import { scattered } from './support.ts';

const SAVES = 1_000;

interface Size {
  readonly relations: number;
  readonly bytes: number;
}

/** Long values have a table and an index of their own beside each table. */
async function sizeOf(db: Knex, schema: string): Promise<Size> {
  const { rows } = await db.raw(
    `SELECT count(*) FILTER (WHERE relkind IN ('r', 'i')) + 2 * count(*) FILTER (WHERE reltoastrelid > 0) AS relations,
       sum(pg_total_relation_size(oid)) FILTER (WHERE relkind = 'r') AS bytes
     FROM pg_class WHERE relnamespace = ?::regnamespace`,
    [schema],
  );
  return { relations: Number(rows[0].relations), bytes: Number(rows[0].bytes) };
}

const logged = async (db: Knex): Promise<number> =>
  Number((await db.raw("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes")).rows[0].bytes);

/** What a review takes on a server, and what saves of amendments of so many edits add to its ledger and to the log. */
test('a review on a server: its tables, its size, and what a save leaves', async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.close);
  const folder = mkdtempSync(join(tmpdir(), 'keeling-size-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const whole: readonly (readonly [string, Contents])[] = [
    [
      'short',
      { title: 'Short', instrument: must(loadAct('ukpga/1997/40', 'current')), evidence: loadEvidence() },
    ],
    ['large', { title: 'Large', instrument: largeInstrument(), evidence: NO_EVIDENCE }],
  ];
  for (const [name, contents] of whole) {
    const schema = `keeling_${name}`;
    const empty = await databaseSize(postgres.url);
    const db = must(
      await createSchema({ ...departmentOf(postgres), schema }, (trx) =>
        fillReview(trx, contents, testDeps()),
      ),
    );
    const { relations, bytes } = await sizeOf(db, schema);
    const all = (await databaseSize(postgres.url)) - empty;
    const megabytes = (of: number) => `${(of / 1e6).toFixed(2)} MB`;
    console.log(
      `${name} Act: ${relations} tables and indexes, ${megabytes(all)}, of which in the catalogue ${megabytes(all - bytes)}`,
    );
    expect(relations).toBeGreaterThan(10);
    const session = mustOpen(await sessionOnConnections(db, join(folder, `${name}.keeling`), testDeps()));
    for (const count of name === 'large' ? [1, 20, 500] : []) {
      const places = scattered(contents.instrument.root, count, LARGE_ACT.words());
      const edits = places.flatMap((one) => one.edits);
      let amendment: Amendment = must(await session.call('amendment.create', { edits: [...edits] }));
      await db.raw('CHECKPOINT').catch(() => undefined);
      const before = { ledger: await ledgerSize(db), log: await logged(db) };
      for (let nth = 0; nth < SAVES; nth++) {
        // One edit after the other is given other words.
        const typed = edits.map((edit, place) =>
          edit.type === 'text'
            ? { ...edit, insert: `${edit.insert} ${Math.floor((nth + count - place) / count)}` }
            : edit,
        );
        const changes = [{ id: amendment.id, revision: amendment.revision, edits: typed }];
        const [after] = must(await session.call('amendment.revise', { changes }));
        if (after) amendment = after;
      }
      const ledger = ((await ledgerSize(db)) - before.ledger) / SAVES;
      const log = ((await logged(db)) - before.log) / SAVES;
      console.log(`${count} edits: ${Math.round(ledger)} bytes of ledger a save, ${Math.round(log)} of log`);
    }
    await session.close();
  }
});

async function ledgerSize(db: Knex): Promise<number> {
  return Number((await db.raw("SELECT pg_total_relation_size('ledger') AS bytes")).rows[0].bytes);
}

async function databaseSize(database: string): Promise<number> {
  const db = connectPostgres({ database, schema: 'public' }, 1);
  try {
    return Number((await db.raw('SELECT pg_database_size(current_database()) AS bytes')).rows[0].bytes);
  } finally {
    await db.destroy();
  }
}

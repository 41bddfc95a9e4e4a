import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { ok, refuse } from '../../../../core/base/result.ts';
import { sha256 } from '../../../../data/base/hash.ts';
import { createSample } from '../../../../data/sample/make.ts';
import { type Session, sessionOnConnections } from '../../../../data/session/session.ts';
import { engineOf } from '../../../../data/store/engine.ts';
import { connectPostgres, type SchemaPlace } from '../../../../data/store/postgres/connect.ts';
import { copyIntoSchema, createSchema, openSchema } from '../../../../data/store/postgres/reviews.ts';
import { readInstrument, replaceInstrument } from '../../../../data/store/review.ts';
import { connect } from '../../../../data/store/sqlite/driver.ts';
import { TABLES } from '../../../../data/store/tables.ts';
import { read, write } from '../../../../data/store/transact.ts';
import { verify } from '../../../../data/store/verify.ts';
import { must, mustOpen, newReview, testDeps } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

let made = 0;
const newPlace = (): SchemaPlace => ({
  database: inject('postgres'),
  schema: `own_${process.pid}_${++made}`,
});

const closedLater = (db: Knex): Knex => {
  onTestFinished(() => db.destroy());
  return db;
};

/** The sample as a file, closed. */
async function sampleFile(): Promise<string> {
  const path = join(temporaryFolder(), 'sample.keeling');
  await mustOpen(await createSample(path, testDeps())).close();
  return path;
}

async function sampleOnServer(): Promise<{
  readonly path: string;
  readonly place: SchemaPlace;
  readonly db: Knex;
}> {
  const path = await sampleFile();
  const place = newPlace();
  const file = connect(path);
  const db = closedLater(must(await copyIntoSchema(file, place)));
  await file.destroy();
  return { path, place, db };
}

/** All rows of all tables, as a file's or a server's own client reads them. */
async function rowsOf(db: Knex): Promise<unknown> {
  const rows: Record<string, unknown> = {};
  for (const [table, order] of TABLES) rows[table] = await db(table).orderBy([...order]);
  return rows;
}

describe('a test of the store', () => {
  it('is on PostgreSQL here, and not on the file that it thinks it opens', async () => {
    const db = closedLater(connectPostgres({ database: inject('postgres'), schema: 'public' }, 1));
    const schemas = async () =>
      (await db.raw("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'keeling\\_%'")).rows.length;
    const before = await schemas();
    await newReview();
    expect(await schemas()).toBeGreaterThan(before);
  });
});

describe('a review on a server', () => {
  it('is refused where there is none, and where there is one already', async () => {
    const place = newPlace();
    expect(await openSchema(place)).toMatchObject({ error: { kind: 'not-found' } });
    closedLater(must(await createSchema(place, async () => ok(null))));
    expect(await createSchema(place, async () => ok(null))).toMatchObject({ error: { kind: 'clash' } });
  });

  it('leaves nothing behind when it can’t be made', async () => {
    const place = newPlace();
    const refused = await createSchema(place, async () => refuse('invalid', 'Not now'));
    expect(refused).toMatchObject({ error: { message: 'Not now' } });
    expect(await openSchema(place)).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('is refused in a database that can’t hold every character', async () => {
    const admin = closedLater(connectPostgres({ database: inject('postgres'), schema: 'public' }, 1));
    const name = `sorted_${process.pid}`;
    await admin.raw(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    const database = new URL(inject('postgres'));
    database.pathname = `/${name}`;
    const refused = await createSchema({ database: database.href, schema: 'a' }, async () => ok(null));
    expect(refused).toMatchObject({ error: { kind: 'unsupported', message: /encoding LATIN1/ } });
    await admin.raw(`DROP DATABASE ${name}`);
  });

  it('is refused where its file holds what no text may', async () => {
    const file = closedLater(connect(await sampleFile()));
    await file('review').update({ title: 'Stalk\0ing' });
    const place = newPlace();
    expect(await copyIntoSchema(file, place)).toMatchObject({
      error: { kind: 'damaged', message: /U\+0000/ },
    });
    expect(await openSchema(place)).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('goes to the server and back with the same rows, ledger and hashes', async () => {
    const { path, db } = await sampleOnServer();
    const back = join(temporaryFolder(), 'back.keeling');
    await engineOf(db).copyTo(db, back);
    const [first, second] = [connect(path), connect(back)].map(closedLater);
    if (!first || !second) return;
    const rows = await rowsOf(first);
    expect(await rowsOf(db)).toEqual(rows);
    expect(await rowsOf(second)).toEqual(rows);
    const sums = [
      must(await read(first, verify)),
      must(await read(db, verify)),
      must(await read(second, verify)),
    ];
    expect(sums[1]).toEqual(sums[0]);
    expect(sums[2]).toEqual(sums[0]);
  });

  it('has its text read once for all who come over the same connections, and anew once it is another', async () => {
    const { db } = await sampleOnServer();
    const whole: string[] = [];
    db.on('query', ({ sql }: { readonly sql: string }) => {
      if (/^select \* from "instrument"/.test(sql)) whole.push(sql);
    });
    const titleFor = async (who: string): Promise<string> => {
      const path = join(temporaryFolder(), `${who}.keeling`);
      const session = mustOpen(await sessionOnConnections(db, path, testDeps(who)));
      return must(await session.call('act.get', {})).title;
    };
    const before = await Promise.all(['Ann', 'Ben', 'Carla'].map(titleFor));
    expect(whole).toHaveLength(1);
    must(
      await write(db, async (trx) => {
        const { instrument } = await readInstrument(trx);
        await replaceInstrument(trx, { ...instrument, title: 'Another title' });
        return ok(null);
      }),
    );
    expect(before).not.toContain('Another title');
    expect(await titleFor('Dan')).toBe('Another title');
  });

  it('exports what its file exports, byte for byte', async () => {
    const { path, db } = await sampleOnServer();
    const folder = temporaryFolder();
    const file = closedLater(connect(path));
    const sessions: Session[] = [];
    for (const [name, held] of [
      ['file', file],
      ['server', db],
    ] as const)
      sessions.push(mustOpen(await sessionOnConnections(held, join(folder, `${name}.keeling`), testDeps())));
    const exported = await Promise.all(
      sessions.map(async (session, at) => {
        // Folders of the same names: the ledger says where an export went.
        const place = (name: string) => join(folder, String(at), name);
        mkdirSync(place(''));
        must(
          await session.call('pack.export', {
            to: place('pack'),
            only: ['docx', 'html', 'akn', 'xlsx', 'csv', 'json'],
            profile: 'lawyer',
          }),
        );
        must(await session.call('word.export', { to: place('word') }));
        must(await session.call('schedule.export', { to: place('schedule') }));
        must(await session.call('coverage.export', { to: place('coverage'), today: '2026-11-28' }));
        must(await session.call('package.make', { to: place('package') }));
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
          .filter((entry) => entry.isFile() && !/keeling$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((path) => path.startsWith(place('')));
        return new Map(files.map((path) => [path.slice(place('').length), sha256(readFileSync(path))]));
      }),
    );
    expect(exported[0]?.size).toBeGreaterThan(30);
    expect(exported[1]).toEqual(exported[0]);
  });
});

/** A value that a column may hold in the place of another. */
const otherThan = (value: unknown): unknown =>
  typeof value === 'number' ? (value < 2 ? 1 - value : value + 1_000_000) : `${value}x`;

describe('a ledger on a server', () => {
  it.each(['UPDATE ledger SET who = who', 'DELETE FROM ledger WHERE seq = 1', 'TRUNCATE ledger CASCADE'])(
    'refuses its owner: %s',
    async (statement) => {
      const { db } = await sampleOnServer();
      await expect(db.raw(statement)).rejects.toThrow('the ledger is append-only');
      expect(must(await read(db, verify)).entries).toBeGreaterThan(5);
    },
  );

  it('is told to be without its guard, and is not opened then', async () => {
    const { place, db } = await sampleOnServer();
    await db.raw('ALTER TABLE ledger DISABLE TRIGGER append_only');
    expect(await openSchema(place)).toMatchObject({
      error: { kind: 'damaged', message: /append_only is missing/ },
    });
    expect(await read(db, verify)).toMatchObject({
      error: { kind: 'damaged', message: /append_only is missing/ },
    });
  });

  it('shows what a superuser altered, whichever column of whichever table', async () => {
    const { db } = await sampleOnServer();
    const missed: string[] = [];
    let altered = 0;
    const every = amount(11, 1);
    for (const [table, order] of TABLES) {
      const rows: readonly Record<string, unknown>[] = await db(table).orderBy([...order]);
      const cells = rows.flatMap((row) => Object.keys(row).map((column) => [row, column] as const));
      for (const [row, column] of cells.filter((_, at) => at % every === 0)) {
        const told = await db
          .transaction(async (trx) => {
            // As whoever owns the whole server may: no trigger and no tie between tables holds then.
            await trx.raw("SET LOCAL session_replication_role = 'replica'");
            const key = Object.fromEntries(order.map((name) => [name, row[name]])) as Record<string, string>;
            await trx(table)
              .where(key)
              .update({ [column]: otherThan(row[column]) });
            altered += 1;
            const found = await verify(trx).catch((error: Error) => error);
            throw Object.assign(new Error('put back'), { found });
          })
          .catch((error: Error & { readonly found?: unknown }) => error.found);
        if (!(told instanceof Error)) missed.push(`${table}.${column}`);
      }
    }
    expect(missed).toEqual([]);
    expect(altered).toBeGreaterThan(50);
  });

  it('has one order of writes, however many write at once', async () => {
    const { place, db } = await sampleOnServer();
    const before = must(await read(db, verify)).entries;
    const [WRITERS, EACH] = [amount(8, 50), amount(5, 40)];
    const folder = temporaryFolder();
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, async (_, at) =>
        mustOpen(
          await sessionOnConnections(
            connectPostgres(place, 1),
            join(folder, `${at}.keeling`),
            testDeps(`Writer ${at}`),
          ),
        ),
      ),
    );
    const acknowledged = await Promise.all(
      writers.map(async (writer, at) => {
        const ids: string[] = [];
        for (let nth = 0; nth < EACH; nth++)
          ids.push(must(await writer.call('amendment.create', { title: `${at} ${nth}` })).id);
        return ids;
      }),
    );
    await Promise.all(writers.map((writer) => writer.close()));
    expect(new Set(acknowledged.flat()).size).toBe(WRITERS * EACH);
    expect(must(await read(db, verify)).entries).toBe(before + WRITERS * EACH);
  });
});

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { contentsOf } from '../../data/session/create-review.ts';
import { fillReview } from '../../data/session/fill.ts';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { createSchema, openSchema } from '../../data/store/postgres/reviews.ts';
import { writeHeads } from '../../data/team/heads.ts';
import { openTeam } from '../../data/team/tables.ts';
import { verifyTeam } from '../../team/verify.ts';
import { startTestTeam, type TestTeam } from '../support/hosts/team.ts';
import { must, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** A connection to a review, or to what is kept beside them. */
function connected(database: string, schema: string): Knex {
  const db = connectPostgres({ database, schema }, 1);
  onTestFinished(() => db.destroy());
  return db;
}

async function withReview(): Promise<{
  readonly team: TestTeam;
  readonly info: ReviewInfo;
  readonly schema: string;
}> {
  const team = await startTestTeam();
  const info: ReviewInfo = must(await team.call(await team.as('ann'), 'host/host.create', { name: 'One' }));
  const id = info.path;
  return { team, info, schema: `keeling_${id.replaceAll('-', '')}` };
}

const CHANGES = [
  'UPDATE ledger SET who = who',
  "UPDATE ledger SET at = 'never' WHERE seq = 1",
  'DELETE FROM ledger',
  'TRUNCATE ledger CASCADE',
];

/** What somebody would do first who wants to change an entry. */
const UNGUARD = [
  'ALTER TABLE ledger DISABLE TRIGGER ALL',
  'DROP TRIGGER append_only ON ledger',
  'DROP TABLE ledger CASCADE',
  "SET session_replication_role = 'replica'",
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$',
];

/** The settings of a server, as whoever runs it has them in a file. */
function settingsOf({ database, origin }: TestTeam, more: object = {}): string {
  const path = join(temporaryFolder(), 'settings.json');
  const proxy = { header: 'x', keys: 'http://127.0.0.1/keys', issuer: 'x', audience: 'x' };
  const settings = { ...database, origin, port: 4100, folder: temporaryFolder(), signOn: { proxy }, ...more };
  writeFileSync(path, JSON.stringify(settings));
  return path;
}

/** As whoever owns the whole database server may: no guard holds then. */
async function asSuperuser(team: TestTeam, schema: string, work: (db: Knex) => Promise<unknown>) {
  const url = new URL(team.database.database);
  url.username = new URL(inject('postgres')).username;
  const db = connected(url.href, schema);
  await db.raw("SET session_replication_role = 'replica'");
  await work(db);
}

describe('verifying a server', () => {
  it('says of each review what its ledger comes to', async () => {
    const { team, info } = await withReview();
    const said = must(await verifyTeam(settingsOf(team)));
    expect(said).toContain(`One: ${info.ledgerHead.seq} entries, head ${info.ledgerHead.hash}`);
  });

  it.each([
    ["UPDATE ledger SET who = 'Somebody Else' WHERE seq = 2", /One: .*entry 2/],
    ["UPDATE amendment SET json = replace(json, 'Two', 'Six')", /One: .*amendment A-001/],
    ["UPDATE review SET title = 'Other'", /One: .*the name of the review/],
  ])('names what a superuser changed: %s', async (change, named) => {
    const { team, info, schema } = await withReview();
    const ann = await team.as('ann');
    must(await team.call(ann, 'api/amendment.create', { title: 'Two' }, info.path));
    must(await team.call(ann, 'host/host.create', { name: 'Another' }));
    await asSuperuser(team, schema, (db) => db.raw(change));
    const found = await verifyTeam(settingsOf(team));
    expect(found).toMatchObject({ error: { kind: 'damaged', message: named } });
    expect(found.ok ? '' : found.error.message).toMatch(/Another: \d+ entries/);
  });

  it('has one file a day of what was written down, whole, however many servers write it', async () => {
    const { team } = await withReview();
    const heads = temporaryFolder();
    const beside = connected(team.database.database, 'keeling');
    const write = () => writeHeads(beside, heads, '2026-11-28T09:00:00.000Z');
    expect((await Promise.all([write(), write(), write()])).filter(Boolean)).toHaveLength(1);
    expect(readdirSync(heads)).toEqual(['2026-11-28.csv']);
    must(await verifyTeam(settingsOf(team, { heads })));
  });

  it('finds a ledger that was written anew from end to end, by what was written down outside the database', async () => {
    const { team, schema } = await withReview();
    const heads = temporaryFolder();
    const beside = connected(team.database.database, 'keeling');
    expect(await writeHeads(beside, heads, '2026-11-28T09:00:00.000Z')).toBe(true);
    expect(await writeHeads(beside, heads, '2026-11-28T18:00:00.000Z')).toBe(false);
    must(await verifyTeam(settingsOf(team, { heads })));
    await asSuperuser(team, schema, (db) => db.raw('DROP SCHEMA ?? CASCADE', [schema]));
    const contents = must(await contentsOf({ title: 'One', act: 'ukpga/1997/40', at: 'current' }, {}));
    const anew = await createSchema({ ...team.database, schema }, (trx) =>
      fillReview(trx, contents, testDeps('Somebody Else')),
    );
    await must(anew).destroy();
    must(await verifyTeam(settingsOf(team)));
    expect(await verifyTeam(settingsOf(team, { heads }))).toMatchObject({
      error: { kind: 'damaged', message: /recorded on 2026-11-28/ },
    });
  });
});

describe('a ledger on a server', () => {
  it('is refused any change to whoever the server works as, and to the owner of its tables', async () => {
    const { team, schema } = await withReview();
    const { database, owner } = team.database;
    const [user, own] = [connected(database, schema), connected(owner, schema)];
    const before = await own('ledger').orderBy('seq');
    expect(before.length).toBeGreaterThan(1);
    for (const change of CHANGES) {
      await expect(user.raw(change)).rejects.toThrow('permission denied for table ledger');
      await expect(own.raw(change)).rejects.toThrow('the ledger is append-only');
    }
    for (const change of UNGUARD)
      await expect(user.raw(change)).rejects.toThrow(/must be owner|permission denied/);
    expect(await own('ledger').orderBy('seq')).toEqual(before);
  });

  it('is added to by whoever the server works as', async () => {
    const { team, info, schema } = await withReview();
    const ann = await team.as('ann');
    must(await team.call(ann, 'api/amendment.create', { title: 'One' }, info.path));
    must(await team.call(ann, 'api/ledger.verify', {}, info.path));
    expect((await connected(team.database.database, schema)('ledger')).length).toBe(info.ledgerHead.seq + 1);
  });

  it('is not worked on by a server that was granted to change it', async () => {
    const { team, schema } = await withReview();
    await connected(team.database.owner, schema).raw('GRANT UPDATE ON ledger TO keeling_server');
    expect(await openSchema({ ...team.database, schema })).toMatchObject({
      error: { kind: 'damaged', message: /granted to update/ },
    });
  });

  it('is not worked on by a server that is the owner of its tables', async () => {
    const { team } = await withReview();
    const { owner } = team.database;
    await expect(openTeam({ database: owner, owner })).rejects.toThrow(/Use a separate role/);
  });

  it('has beside it what was done, which whoever the server works as can’t change either', async () => {
    const { team } = await withReview();
    const user = connected(team.database.database, 'keeling');
    await user('audit').insert({ at: 'now', person: '', what: 'tried', review: '' });
    for (const change of ["UPDATE audit SET what = ''", 'DELETE FROM audit', 'TRUNCATE audit'])
      await expect(user.raw(change)).rejects.toThrow('permission denied for table audit');
  });
});

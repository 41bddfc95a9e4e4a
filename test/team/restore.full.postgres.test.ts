import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { ReviewInfo } from '../../core/api.ts';
import type { Result } from '../../core/base/result.ts';
import { freePort } from '../support/hosts/free-port.ts';
import {
  OWNER,
  type PostgresServer,
  serverOver,
  startPostgres,
  USER,
} from '../support/hosts/postgres-server.ts';
import { startProxy, type TestProxy } from '../support/hosts/proxy.ts';
import { startTeamProcess } from '../support/hosts/team-process.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/server.md'), 'utf8');

const BLOCKS = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

/**
 * The one block of docs/server.md that holds some words, as whoever follows the page would type it, with what it calls by
 * a name or place of its own replaced by a test's. @throws RangeError where there is none, or more
 */
function pageBlock(words: string, replaced: Readonly<Record<string, string>> = {}): string {
  const [block, ...more] = BLOCKS.filter((text) => text.includes(words));
  if (block === undefined || more.length > 0)
    throw new RangeError(`docs/server.md has no one block with ${words}`);
  return Object.entries(replaced).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new RangeError(`The block with ${words} has no ${from}`);
    return text.replaceAll(from, to);
  }, block);
}

const execute = promisify(execFile);

const urlsOf = ({ port }: Pick<PostgresServer, 'port'>) => ({
  database: `postgresql://${USER}@127.0.0.1:${port}/keeling`,
  owner: `postgresql://${OWNER}@127.0.0.1:${port}/keeling`,
});

/** A server for a department on a database, and what Ann makes and finds there. */
async function department(postgres: Pick<PostgresServer, 'port'>, proxy: TestProxy) {
  const folder = temporaryFolder();
  const server = await startTeamProcess({
    ...{ folder, database: urlsOf(postgres), port: await freePort(), proxy: proxy.settings },
  });
  onTestFinished(() => void server.end('SIGKILL'));
  const ann = await proxy.as('ann', 'Ann Draper');
  const call = async (path: string, input: object, review = ''): Promise<Result<never>> => {
    const headers = {
      'content-type': 'application/json',
      'keeling-tab': 'one',
      'keeling-review': review,
      ...ann,
    };
    const answer = await fetch(`${server.origin}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    return (await answer.json()) as Result<never>;
  };
  return {
    server,
    create: async (name: string) => (must(await call('host/host.create', { name })) as ReviewInfo).path,
    draft: async (review: string, title: string) =>
      must(await call('api/amendment.create', { title }, review)),
    titles: async (review: string) => {
      const all: readonly Amendment[] = must(await call('api/amendment.list', {}, review));
      return all.map(({ title }) => title);
    },
  };
}

/** What `keeling verify` says of each review of a database. */
async function verified(postgres: Pick<PostgresServer, 'port'>): Promise<readonly string[]> {
  const settings = join(temporaryFolder(), 'settings.json');
  const signOn = {
    proxy: { header: 'x', keys: 'http://127.0.0.1/keys', issuer: 'nobody', audience: 'nobody' },
  };
  const origin = 'http://127.0.0.1:4100';
  writeFileSync(
    settings,
    JSON.stringify({ ...urlsOf(postgres), origin, port: 4100, folder: '/nowhere', signOn }),
  );
  const script = join(import.meta.dirname, '../../dist/team/keeling.js');
  const { stdout } = await execute(process.execPath, [script, 'verify', '--team', settings]);
  return stdout.trimEnd().split('\n');
}

const SOUND = /^\S+ (?:Kept|Spoilt): \d+ entries, head [0-9a-f]{64}$/;

it('is backed up to its last minute, and one review or all brought back to a moment, by what docs/server.md says', {
  timeout: 600_000,
}, async () => {
  const [postgres, proxy] = [await startPostgres(), await startProxy()];
  onTestFinished(postgres.close);
  onTestFinished(proxy.close);
  const backup = join(postgres.folder, 'backup');
  const places = { '/backup': backup };
  await postgres.shell(`mkdir -p ${backup}/wal ${backup}/base`);
  await postgres.stop();
  // A minute, too, passes in a second here.
  const archiving = pageBlock('archive_timeout', {
    ...places,
    'archive_timeout = 60': 'archive_timeout = 1',
  });
  appendFileSync(join(postgres.data, 'postgresql.conf'), archiving);
  await postgres.start();
  const { server, create, draft, titles } = await department(postgres, proxy);
  const [kept, spoilt] = [await create('Kept'), await create('Spoilt')];
  for (const review of [kept, spoilt]) await draft(review, 'Before the backup');
  await postgres.shell(pageBlock('pg_basebackup', places));
  for (const review of [kept, spoilt]) await draft(review, 'After the backup');
  const moment = (await postgres.shell('psql -d keeling -Atc "SELECT clock_timestamp()"')).trim();
  for (const review of [kept, spoilt]) await draft(review, 'After the moment');
  const written = (await postgres.shell('psql -Atc "SELECT pg_walfile_name(pg_current_wal_lsn())"')).trim();
  const archived = async () => (await postgres.shell(`ls ${backup}/wal`)).split('\n');
  // With nothing more written, and nobody telling the database to.
  await expect.poll(archived).toContain(`${written}.gz`);

  // All of it, at another moment: beside the database, which goes on.
  await server.end('SIGTERM');
  const [switched = '', last = ''] = (await postgres.shell(pageBlock('pg_switch_wal'))).split('\n');
  expect(last <= switched).toBe(true);
  const base = join(backup, 'base/2026-11-28');
  const beside = await serverOver(base);
  onTestFinished(beside.close);
  await beside.shell(pageBlock('recovery.signal', { 'DATA-FOLDER': base }));
  const target = { '2026-11-28 16:30:00+00': moment };
  const recovery = pageBlock('recovery_target_time', { ...places, ...target });
  appendFileSync(join(base, 'postgresql.conf'), `${recovery}archive_mode = off\n`);
  await beside.start();
  await expect.poll(() => beside.shell('psql -d keeling -Atc "SELECT pg_is_in_recovery()"')).toBe('f\n');
  const schemas = (on: Pick<PostgresServer, 'shell'>) => on.shell(pageBlock('SELECT schema, title'));
  const listed = (await schemas(beside)).trimEnd().split('\n');
  expect(listed.map((line) => line.split('|')[1])).toEqual(['Kept', 'Spoilt']);
  for (const line of listed) {
    const ledger = `"${line.split('|')[0]}".ledger`;
    const sql = `SELECT count(*) FROM ${ledger} WHERE payload LIKE $$%After the`;
    const entries = (words: string) => beside.shell(`psql -d keeling -Atc '${sql} ${words}%$$'`);
    expect([await entries('backup'), await entries('moment')]).toEqual(['1\n', '0\n']);
  }
  expect(await verified(beside)).toEqual([expect.stringMatching(SOUND), expect.stringMatching(SOUND)]);

  // One review of two, into the database as it is.
  const schema = listed[1]?.split('|')[0] ?? '';
  await postgres.shell(
    pageBlock('pg_dump', { ...places, keeling_REVIEW: schema, '-p 5433': `-p ${beside.port}` }),
  );
  await server.start();
  expect(await titles(spoilt)).toEqual(['Before the backup', 'After the backup']);
  expect(await titles(kept)).toEqual(['Before the backup', 'After the backup', 'After the moment']);
  expect(await verified(postgres)).toEqual([expect.stringMatching(SOUND), expect.stringMatching(SOUND)]);
  await draft(spoilt, 'Gone on with');
  expect(await titles(spoilt)).toHaveLength(3);
  // No role was given more by it than it had: the ledger can't be altered, and the database says so.
  await expect(
    postgres.shell(`psql -d keeling -U ${USER} -c 'DELETE FROM "${schema}".ledger'`),
  ).rejects.toThrow(/permission denied/);
  await rm(base, { recursive: true, force: true });
});

it('is set up with passwords by what docs/server.md says', async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.close);
  await postgres.shell(`dropdb keeling && dropuser ${OWNER} && dropuser ${USER}`);
  const sql = pageBlock('CREATE DATABASE', { 'OWNER-PASSWORD': 'fe12', 'SERVER-PASSWORD': 'ab34' });
  await postgres.shell(`psql -v ON_ERROR_STOP=1 -d postgres <<'END'\n${sql}\nEND`);
  // As Debian's own file has it for all.
  const rules = `host all ${OWNER},${USER} 127.0.0.1/32 scram-sha-256\n`;
  await postgres.shell(`sed -i '1i ${rules.trim()}' ${postgres.data}/pg_hba.conf`);
  // The server goes on by its old rules until it has read the new ones, for which nobody waits who asks for it.
  const loadedAt = () => postgres.shell('psql -d postgres -Atc "SELECT pg_conf_load_time()"');
  const before = await loadedAt();
  await postgres.shell('psql -d postgres -c "SELECT pg_reload_conf()"');
  await expect.poll(loadedAt).not.toBe(before);
  const port = await freePort();
  const folder = temporaryFolder();
  const asked = JSON.parse(
    pageBlock('"clientSecretFile"', {
      'OWNER-PASSWORD': 'fe12',
      'SERVER-PASSWORD': 'ab34',
      '127.0.0.1/keeling': `127.0.0.1:${postgres.port}/keeling`,
      '/var/lib/keeling': folder,
      'https://keeling.example': `http://127.0.0.1:${port}`,
    }),
  );
  const proxy = await startProxy();
  onTestFinished(proxy.close);
  const { signOn: _, browser: __, port: ___, metricsPort: ____, ...more } = asked;
  const { database, owner } = asked;
  const start = (urls: { readonly database: string; readonly owner: string }) =>
    startTeamProcess({ folder, database: urls, port, proxy: proxy.settings, more: { ...more, ...urls } });
  const server = await start({ database, owner });
  onTestFinished(() => void server.end('SIGKILL'));
  const ready = await fetch(`${server.origin}/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true, value: null }]);
  await server.end('SIGTERM');
  await expect(start({ database: database.replace('ab34', 'wrong'), owner })).rejects.toThrow(
    /could not be started: password authentication failed for user "keeling_server"/,
  );
});

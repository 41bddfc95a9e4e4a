import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { amendmentOf } from '../../../core/amend/edits/events.ts';
import { connectPostgres } from '../../../data/store/postgres/connect.ts';
import { read } from '../../../data/store/transact.ts';
import { verify } from '../../../data/store/verify.ts';
import { freePort } from '../../support/hosts/free-port.ts';
import { startPostgres } from '../../support/hosts/postgres-server.ts';
import { startProxy } from '../../support/hosts/proxy.ts';
import { startTeamProcess } from '../../support/hosts/team-process.ts';
import { must } from '../../support/reviews/review.ts';
import { LARGE_ACT } from '../large.ts';
import { bareInserts } from './bare.ts';
import { Sightings, spreadOf } from './clock.ts';
import { loadAverage, usedBy } from './machine.ts';
import { type LoadPerson, startPerson } from './person.ts';
import { departmentOf, loadReview } from './set-up.ts';
import { openWindows } from './windows.ts';

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const MINUTES = number('KEELING_LOAD_MINUTES', 1);
const PEOPLE = number('KEELING_LOAD_PEOPLE', 50);
const AMENDMENTS = number('KEELING_LOAD_AMENDMENTS', 500);
const WINDOWS = 2;
/** Whoever works saves so often, in milliseconds, and rests as long as they work. */
const EVERY = 2_000;
const STRETCH = 30_000;
/** Until what was saved last has come to everybody. */
const REST = 5_000;

const MINUTE = 60_000;
const pause = (milliseconds: number) =>
  new Promise((waited) => setTimeout(waited, Math.max(0, milliseconds)));

it(`serves ${PEOPLE} people at once`, { timeout: (MINUTES + 10) * MINUTE }, async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.close);
  const folder = mkdtempSync(join(tmpdir(), 'keeling-load-'));
  const proxy = await startProxy();
  const database = departmentOf(postgres);
  const server = await startTeamProcess({ folder, database, port: await freePort(), proxy: proxy.settings });
  onTestFinished(async () => void (await server.end('SIGKILL')));
  const lasts = (MINUTES + 30) * 60;
  const subjects = Array.from({ length: PEOPLE }, (_, at) => `${at + 1}`);
  const headers = await Promise.all(subjects.map((one) => proxy.as(one, `Person ${one}`, { lasts })));
  const loaded = await loadReview(database, {
    issuer: proxy.settings.issuer,
    subjects,
    amendments: AMENDMENTS,
    folder: join(folder, 'making'),
  });
  const windows = await openWindows(server.origin, headers.slice(0, WINDOWS));
  const sightings = new Sightings();
  const people: LoadPerson[] = headers.slice(WINDOWS).map((own, at) =>
    startPerson({
      origin: server.origin,
      headers: own,
      tab: `tab-${at}`,
      path: loaded.id,
      own: loaded.amendments.filter((_, nth) => nth % (PEOPLE - WINDOWS) === at),
      sightings,
    }),
  );
  await pause(REST);
  const before = { server: usedBy(server.pid()), windows: usedBy(windows.pid), own: process.cpuUsage() };
  const load = [loadAverage()];
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, usedBy(server.pid()).megabytes);
  }, 5_000);

  const began = performance.now();
  const ends = began + MINUTES * MINUTE;
  const works = (nth: number): boolean => Math.floor((performance.now() - began) / STRETCH + nth) % 2 === 0;
  const working = people.map(async (person, nth) => {
    for (let due = began + (nth / people.length) * EVERY; due < ends; due += EVERY) {
      await pause(due - performance.now());
      if (works(nth)) void person.save();
    }
  });
  const typing = ([0, 1] as const).map(async (which) => {
    for (let due = began + which * 1_000; due < ends; due += EVERY) {
      await pause(due - performance.now());
      if (works(which)) await windows.type(which);
    }
  });
  await Promise.all([...working, ...typing]);
  load.push(loadAverage());
  const own = process.cpuUsage(before.own);
  const after = { server: usedBy(server.pid()), windows: usedBy(windows.pid) };
  await pause(REST);
  clearInterval(watch);
  const seconds = MINUTES * 60;
  const inWindows = { delays: await windows.delays(), unseen: await windows.unseen() };
  await windows.browser.close();
  await Promise.all(people.map((person) => person.stop()));

  const db = connectPostgres({ database: postgres.url, schema: loaded.schema }, 2);
  const ledger: readonly { readonly seq: number; readonly subject: string }[] =
    await db('ledger').orderBy('seq');
  const bySeq = new Map(ledger.map((row) => [row.seq, row]));
  const acknowledged = people.flatMap(({ told }) => told.acknowledged);
  const lost = acknowledged.filter(([seq, id]) => amendmentOf(bySeq.get(seq)?.subject ?? '') !== id);
  const chain = must(await read(db, verify));
  const [size] = (await db.raw('SELECT pg_database_size(current_database()) AS bytes')).rows;
  await db.destroy();
  const rows = ledger.slice(-Math.min(acknowledged.length, 500));
  const bare = await bareInserts(postgres.url, rows, { writers: Math.ceil(PEOPLE / 2), every: EVERY });
  const refused = people.flatMap(({ told }) => told.refused);
  const share = (used: number) => `${((100 * used) / seconds).toFixed(1)} % of one processor`;

  console.table({
    'save, over HTTP (ms)': spreadOf(people.flatMap(({ told }) => told.saves)),
    'the same inserts on the bare database (ms)': spreadOf(bare),
    'a colleague’s change had by a calling client, from when it was sent (ms)': spreadOf(sightings.delays()),
    'a colleague’s word seen in a real window, from when it was sent (ms)': spreadOf(inWindows.delays),
  });
  console.log(
    [
      `${LARGE_ACT.said}, ${AMENDMENTS} amendments, ${PEOPLE} people, ${MINUTES} min; news ${people[0]?.told.isTold ? 'told' : 'asked for'}`,
      `acknowledged writes: ${acknowledged.length}; lost: ${lost.length}; refused: ${refused.length} ${[...new Set(refused)].slice(0, 5).join(' | ')}`,
      `words sent by windows and not seen in the other: ${inWindows.unseen}`,
      `chain sound: ${chain.entries} entries, head ${chain.head.slice(0, 12)}`,
      `server: ${share(after.server.seconds - before.server.seconds)}, ${after.server.megabytes} MB at the end, ${most} MB at most`,
      `48 calling clients together: ${share((own.user + own.system) / 1e6)}; the two windows with their browser: ${share(after.windows.seconds - before.windows.seconds)}, ${after.windows.megabytes} MB`,
      `database: ${Math.round(size.bytes / 1e6)} MB`,
      `load average before ${load[0]}; after ${load[1]}`,
    ].join('\n'),
  );
  await server.end('SIGTERM');
  const said = server
    .said()
    .split('\n')
    .filter((line) => line !== '' && !/serves/.test(line));
  if (said.length > 0)
    console.log(`the server said ${said.length} lines, the last: ${said.slice(-5).join('\n')}`);
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
  expect(lost).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
});

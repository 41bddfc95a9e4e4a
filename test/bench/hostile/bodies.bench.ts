import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../../core/base/result.ts';
import { freePort } from '../../support/free-port.ts';
import { startHostProcess } from '../../support/host-process.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { startProxy } from '../../support/proxy.ts';
import { must } from '../../support/review.ts';
import { startTeamProcess } from '../../support/team-process.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { spreadOf } from '../load/clock.ts';
import { loadAverage } from '../load/machine.ts';
import { departmentOf } from '../load/set-up.ts';

const MB = 1_048_576;
/** As large as any body may be. */
const SIZE = 60 * MB;
/** So many of one kind are sent at a time, and one after the other. */
const AT_ONCE = 3;
const TIMES = 3;

type Headers = Readonly<Record<string, string>>;

const filled = (text: string, size = SIZE): Buffer => Buffer.alloc(size, text);
/** Bytes between a beginning and an end. */
const between = (begins: string, text: string, ends: string, size = SIZE): Buffer =>
  Buffer.concat([
    Buffer.from(begins),
    Buffer.alloc(Math.floor((size - begins.length - ends.length) / text.length) * text.length, text),
    Buffer.from(ends),
  ]);

/** What somebody sends who means harm, and to which call. */
const ATTACKS: readonly (readonly [what: string, path: string, body: Buffer])[] = [
  ['brackets, to a call that reads', '/api/review.get', filled('[')],
  ['brackets, to a call that takes a file', '/api/package.look', filled('[')],
  ['lists side by side, to a call that takes a file', '/api/package.look', between('[[]', ',[]', ']')],
  ['objects, to a call that takes a file', '/api/package.look', between('[{}', ',{"a":1}', ']')],
  [
    'objects, as many as a draft may have',
    '/api/amendment.create',
    between('{"edits":[{}', ',{"type":"insert"}', ']}', 2 * MB),
  ],
  [
    'one string of a draft, as long as may be',
    '/api/amendment.create',
    between('{"title":"', 'x', '"}', 15 * MB),
  ],
  ['escapes in one string', '/api/package.look', between('{"name":"x","base64":"', '\\u0041', '"}')],
  ['a file of nothing', '/api/package.look', between('{"name":"x","base64":"', 'AAAA', '"}', 53 * MB)],
  [
    'a file of nothing, to be looked at',
    '/host/host.lookAtFile',
    between('{"base64":"', 'AAAA', '"}', 53 * MB),
  ],
];

/** Sends a body, whatever becomes of it. @returns what it was answered with */
const send = (origin: string, path: string, headers: Headers, body: Buffer, isChunked: boolean) =>
  new Promise<string>((resolve) => {
    const sent = request(`${origin}${path}`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        ...(isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
        ...headers,
      },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(`${response.statusCode}`));
      response.on('error', () => resolve(`${response.statusCode}`));
    });
    // A host may close the connection in the middle of what it does not want.
    sent.on('error', (error) => resolve(error.message));
    sent.end(body);
  });

interface Somebody {
  readonly address: string;
  readonly headers: Headers;
  /** The host's process. */
  readonly pid: number;
}

/** How long each call of somebody else takes while something is done, and for how much of that the host's main thread ran. */
async function waitsDuring({ address, headers, pid }: Somebody, work: () => Promise<void>) {
  const prober = spawn(process.execPath, [
    ...[join(import.meta.dirname, 'prober.mjs'), address, JSON.stringify(headers), '{}', `${pid}`],
  ]);
  let said = '';
  prober.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  prober.stderr.on('data', (chunk) => console.error(String(chunk)));
  const ended = new Promise((resolve) => prober.once('close', resolve));
  await new Promise((waited) => setTimeout(waited, 500));
  await work();
  await new Promise((waited) => setTimeout(waited, 500));
  prober.stdin.end();
  await ended;
  return JSON.parse(said) as readonly (readonly [waited: number, ran: number])[];
}

/** What is printed of calls: how long they took, and how long the host itself kept each waiting at most. */
function spreadOfWaits(waits: Awaited<ReturnType<typeof waitsDuring>>) {
  const ran = spreadOf(waits.map(([, milliseconds]) => milliseconds));
  return { ...spreadOf(waits.map(([waited]) => waited)), 'ran p99': ran.p99, 'ran most': ran.most };
}

interface Measured {
  readonly attacker: Headers;
  readonly other: Headers;
  readonly path: string;
  readonly pid: number;
}

/** Makes every attack, and prints how long somebody else's calls took meanwhile. */
async function measure(
  what: string,
  origin: string,
  { attacker, other, path, pid }: Measured,
): Promise<number> {
  const rows: Record<string, object> = {};
  const somebody = { address: `${origin}${path}`, headers: other, pid };
  const idle = await waitsDuring(somebody, () => new Promise((waited) => setTimeout(waited, 2_000)));
  rows['nobody sends anything'] = spreadOfWaits(idle);
  let calls = 0;
  for (const [name, to, body] of ATTACKS) {
    const answers = new Set<string>();
    const waits = await waitsDuring(somebody, async () => {
      for (let time = 0; time < TIMES; time++)
        for (const answer of await Promise.all(
          Array.from({ length: AT_ONCE }, (_, nth) => send(origin, to, attacker, body, nth % 2 === 1)),
        ))
          answers.add(answer);
    });
    calls += waits.length;
    rows[`${name}: answered ${[...answers].join(', ')}`] = spreadOfWaits(waits);
  }
  console.log(
    `${what}: how long each call of somebody else took, in milliseconds; load average ${loadAverage()}`,
  );
  console.table(rows);
  return calls;
}

it('a server’s other people wait', { timeout: 900_000 }, async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.close);
  const proxy = await startProxy();
  const server = await startTeamProcess({
    folder: temporaryFolder(),
    database: departmentOf(postgres),
    port: await freePort(),
    proxy: proxy.settings,
  });
  onTestFinished(async () => {
    await server.end('SIGKILL');
    await proxy.close();
  });
  const [ann, mallory] = [await proxy.as('ann', 'Ann'), await proxy.as('mallory', 'Mallory')];
  const review = async (headers: Headers) => {
    const answer = await fetch(`${server.origin}/host/host.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"name":"One"}',
    });
    const { path }: { readonly path: string } = must((await answer.json()) as Result<never>);
    return { 'keeling-tab': 'one', 'keeling-review': encodeURIComponent(path), ...headers };
  };
  const calls = await measure('server', server.origin, {
    attacker: await review(mallory),
    other: await review(ann),
    path: '/api/review.get',
    pid: server.pid(),
  });
  expect(calls).toBeGreaterThan(0);
});

it('the local host’s other windows wait', { timeout: 900_000 }, async () => {
  const host = await startHostProcess(temporaryFolder());
  onTestFinished(() => host.end('SIGKILL'));
  const { origin, hash } = new URL(host.url);
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  const of = (tab: string): Headers => ({ authorization: `Bearer ${token}`, 'keeling-tab': tab });
  const open = async (tab: string) => {
    const answer = await fetch(`${origin}/host/host.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...of(tab) },
      body: JSON.stringify({ name: tab }),
    });
    const { path }: { readonly path: string } = must((await answer.json()) as Result<never>);
    return { ...of(tab), 'keeling-review': encodeURIComponent(path) };
  };
  const calls = await measure('local host', origin, {
    attacker: await open('mallory'),
    other: await open('ann'),
    path: '/api/review.get',
    pid: host.pid,
  });
  expect(calls).toBeGreaterThan(0);
});

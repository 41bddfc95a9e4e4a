import { spawn } from 'node:child_process';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../../core/base/result.ts';
import { freePort } from '../../support/hosts/free-port.ts';
import { startHostProcess } from '../../support/hosts/host-process.ts';
import { startPostgres } from '../../support/hosts/postgres-server.ts';
import { startProxy } from '../../support/hosts/proxy.ts';
import { startTeamProcess } from '../../support/hosts/team-process.ts';
import { must } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { spreadOf } from '../load/clock.ts';
import { loadAverage } from '../load/machine.ts';
import { departmentOf } from '../load/set-up.ts';

const MB = 1_048_576;
/** As large as any body may be. */
const SIZE = 60 * MB;
/** So many of one kind are sent at a time, and one after the other. */
const AT_ONCE = 2;
const TIMES = 1;

type Headers = Readonly<Record<string, string>>;

const filled = (text: string, size = SIZE): Buffer => Buffer.alloc(size, text);
/** Bytes between a beginning and an end. */
const between = (begins: string, text: string, ends: string, size = SIZE): Buffer =>
  Buffer.concat([
    Buffer.from(begins),
    Buffer.alloc(Math.floor((size - begins.length - ends.length) / text.length) * text.length, text),
    Buffer.from(ends),
  ]);

/** A file, whole in base 64, as so many calls are sent one. */
const sentFile = (bytes: Uint8Array, ends = '"}'): Buffer =>
  Buffer.concat([
    Buffer.from('{"name":"x","base64":"'),
    Buffer.from(Buffer.from(bytes).toString('base64')),
    Buffer.from(ends),
  ]);
/** As many bytes of a file as a call takes. */
const FILE = 40_000_000;
const TRACKER_ENDS = '","kind":"recommendations"}';

interface Attack {
  readonly what: string;
  readonly path: string;
  readonly body: () => Buffer;
  readonly headers?: Headers;
  /** Milliseconds between two parts of it; absent, it is sent as fast as it is taken. */
  readonly pause?: number;
}

const attack = (what: string, path: string, body: () => Buffer, more: Partial<Attack> = {}): Attack => ({
  what,
  path,
  body,
  ...more,
});

/** What somebody sends who means harm, and to which call. */
const ATTACKS: readonly Attack[] = [
  attack('brackets, to a call that reads', '/api/review.get', () => filled('[')),
  attack('brackets, to a call that takes a file', '/api/package.look', () => filled('[')),
  attack('lists side by side', '/api/package.look', () => between('[[]', ',[]', ']')),
  attack('objects side by side', '/api/package.look', () => between('[{}', ',{"a":1}', ']')),
  attack('objects in one another', '/api/package.look', () => filled('{"a":')),
  attack('keys without end', '/api/package.look', () => between('{"a":1', ',"bcdefghi":1', '}')),
  attack('keys, as many as a file may come with', '/api/package.look', () =>
    between('{"a":1', `,"${'b'.repeat(2_400)}":1`, '}', 58 * MB),
  ),
  attack('digits', '/api/package.look', () => between('{"a":', '9', '}')),
  attack('spaces', '/api/package.look', () => between('{', ' ', '}')),
  attack('no UTF-8', '/api/package.look', () => Buffer.alloc(SIZE, 0xff)),
  attack('no UTF-8, in a string', '/api/package.look', () =>
    Buffer.concat([Buffer.from('{"name":"'), Buffer.alloc(50 * MB, 0xff), Buffer.from('"}')]),
  ),
  attack('letters of four bytes, in a string', '/api/package.look', () =>
    between('{"name":"', '\u{1f600}', '"}', 58 * MB),
  ),
  attack('packed with gzip', '/api/package.look', () => gzipSync(filled('[')), {
    headers: { 'content-encoding': 'gzip' },
  }),
  attack('a trickle', '/api/package.look', () => between('{"name":"x","base64":"', 'AAAA', '"}', 2 * MB), {
    pause: 5,
  }),
  attack('objects, as many as a draft may have', '/api/amendment.create', () =>
    between('{"edits":[{}', ',{"type":"insert"}', ']}', 2 * MB),
  ),
  attack('one string of a draft, as long as may be', '/api/amendment.create', () =>
    between('{"title":"', 'x', '"}', 15 * MB),
  ),
  attack('escapes in one string', '/api/package.look', () =>
    between('{"name":"x","base64":"', '\\u0041', '"}'),
  ),
  ...[
    '/api/package.look',
    '/api/word.look',
    '/api/source.read',
    '/api/consultation.look',
    '/host/host.lookAtFile',
    '/host/host.workIn',
    '/host/host.importAct',
  ].map((path) =>
    attack(`a file of nothing, to ${path.slice(path.lastIndexOf('/') + 1)}`, path, () =>
      sentFile(new Uint8Array(FILE)),
    ),
  ),
  attack('a file of empty cells', '/api/tracker.look', () =>
    sentFile(Buffer.alloc(FILE, 'a,b,c,d\n'), TRACKER_ENDS),
  ),
  attack('a text', '/api/source.read', () =>
    sentFile(Buffer.alloc(FILE, 'What was said in it.\n'), '","x":1}'),
  ),
  attack('an Act of empty sections', '/host/host.importAct', () =>
    sentFile(Buffer.alloc(FILE, '<P1><Pnumber>1</Pnumber></P1>')),
  ),
];

/** Sends a body, whatever becomes of it. @returns what it was answered with */
const send = (
  origin: string,
  { path, headers: own, pause }: Attack,
  headers: Headers,
  body: Buffer,
  isChunked: boolean,
) =>
  new Promise<string>((resolve) => {
    const sent = request(`${origin}${path}`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        ...(isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
        ...headers,
        ...own,
      },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(`${response.statusCode}`));
      response.on('error', () => resolve(`${response.statusCode}`));
    });
    // A host may close the connection in the middle of what it does not want.
    sent.on('error', (error) => resolve(error.message));
    if (pause === undefined) sent.end(body);
    else void trickle(sent, body, pause);
  });

/** Bytes of one part of what is sent little by little. */
const TRICKLE = 4096;

async function trickle(sent: ClientRequest, body: Buffer, pause: number): Promise<void> {
  for (let at = 0; at < body.length && !sent.destroyed; at += TRICKLE) {
    sent.write(body.subarray(at, at + TRICKLE));
    await new Promise((waited) => setTimeout(waited, pause));
  }
  sent.end();
}

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
  for (const attacked of ATTACKS) {
    const answers = new Set<string>();
    const body = attacked.body();
    const waits = await waitsDuring(somebody, async () => {
      for (let time = 0; time < TIMES; time++)
        for (const answer of await Promise.all(
          Array.from({ length: AT_ONCE }, (_, nth) => send(origin, attacked, attacker, body, nth % 2 === 1)),
        ))
          answers.add(answer);
    });
    calls += waits.length;
    const spread = spreadOfWaits(waits);
    // Of a measure that is broken off, too, what was found out by then can be read.
    console.log(what, attacked.what, [...answers].join(', '), JSON.stringify(spread));
    rows[`${attacked.what}: answered ${[...answers].join(', ')}`] = spread;
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

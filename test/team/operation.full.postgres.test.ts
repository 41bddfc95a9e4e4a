import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CallOutput, calls, declarationOf, type ReviewInfo } from '../../core/api.ts';
import type { Result } from '../../core/base/result.ts';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { listAudit } from '../../data/team/audit.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { OWNER, startPostgres, USER } from '../support/hosts/postgres-server.ts';
import { startProxy } from '../support/hosts/proxy.ts';
import { newDatabase, startTestTeam } from '../support/hosts/team.ts';
import { startTeamProcess } from '../support/hosts/team-process.ts';
import { must } from '../support/reviews/review.ts';
import { needs } from '../support/run/programs.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { chromiumPath } from '../support/windows/chromium.ts';

/** A server in a process of its own, which ends with the test. */
async function inProcess(
  database?: { readonly database: string; readonly owner: string },
  more: object = {},
) {
  const proxy = await startProxy();
  const server = await startTeamProcess({
    folder: temporaryFolder(),
    database: database ?? (await newDatabase()),
    port: await freePort(),
    proxy: proxy.settings,
    more,
  });
  onTestFinished(async () => {
    await server.end('SIGKILL');
    await proxy.close();
  });
  return { server, proxy };
}

const post = (address: string, headers: Readonly<Record<string, string>>, body = '{}') =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('a server', () => {
  it('writes down each export, and who made it, in words that are nobody’s', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann Draper');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Secret title' }));
    const exports = (Object.keys(calls) as (keyof typeof calls)[]).filter(
      (name) => declarationOf(name).writes === 'folder',
    );
    const made: string[] = [];
    for (const name of exports)
      if ((await team.call(ann, `api/${name}`, {}, review.path)).ok) made.push(`exported: ${name}`);
    must(await team.call(ann, 'host/host.sendCopy', {}, review.path));
    const db = connectPostgres({ database: team.database.database, schema: 'keeling' }, 1);
    onTestFinished(() => db.destroy());
    const written = await listAudit(db, { limit: 100 });
    expect(made.length).toBeGreaterThan(3);
    expect(written.map(({ what }) => what)).toEqual(expect.arrayContaining([...made, 'took a copy']));
    // Their names are the people's, and looked up by whoever reads it.
    expect(JSON.stringify(await db('audit'))).not.toMatch(/Ann Draper|Secret title/);
  });

  it('prints packs with the browser that its settings name', async (context) => {
    needs(context, 'Chromium');
    const { server, proxy } = await inProcess(undefined, {
      browser: { path: chromiumPath(), sandbox: false },
    });
    const ann = await proxy.as('ann', 'Ann Draper');
    const ask = async (path: string, input: object, review?: string) => {
      const of: Readonly<Record<string, string>> =
        review === undefined ? {} : { 'keeling-review': encodeURIComponent(review) };
      const answer = await post(`${server.origin}/${path}`, { ...ann, ...of }, JSON.stringify(input));
      return must((await answer.json()) as Result<never>);
    };
    const { path }: ReviewInfo = await ask('host/host.create', { name: 'A title' });
    const made: CallOutput<'pack.export'> = await ask('api/pack.export', { profile: 'lawyer' }, path);
    expect(made.manifest.pdf).toMatchObject({ printedBy: expect.stringContaining('Chrom') });
    const { download }: { readonly download: string } = await ask(
      'host/host.reveal',
      { path: made.zip },
      path,
    );
    const zip = unzipSync(
      new Uint8Array(await (await fetch(`${server.origin}${download}`, { headers: ann })).arrayBuffer()),
    );
    const [name = ''] = Object.keys(zip).filter((file) => file.endsWith('.pdf'));
    expect(Buffer.from(zip[name] ?? []).toString('latin1')).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
  });

  it('makes a pack without a PDF where its settings name no browser, and says so', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann Draper');
    const { path }: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'A title' }));
    const made: CallOutput<'pack.export'> = must(
      await team.call(ann, 'api/pack.export', { profile: 'lawyer' }, path),
    );
    expect(made.manifest.pdf).toEqual({ missing: expect.stringContaining('no Chromium') });
  });

  it('turns away who asks for too much at once, and says so', async () => {
    const { server, proxy } = await inProcess(undefined, { asks: { perSecond: 0.001, atOnce: 5 } });
    const asked = async (headers: Readonly<Record<string, string>>) =>
      post(`${server.origin}/host/host.state`, headers);
    const ann = await proxy.as('ann');
    const answers: Response[] = [];
    for (let nth = 0; nth < 7; nth++) answers.push(await asked(ann));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(answers[6]?.headers.get('retry-after')).toBe('2');
    expect(await answers[6]?.json()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    expect((await asked(await proxy.as('bea'))).status).toBe(200);
  });

  it('takes nothing that is larger than it says', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann');
    const answer = await post(`${team.origin}/host/host.state`, ann, `"${'x'.repeat(61 * 1024 * 1024)}"`);
    expect(answer.status).toBe(413);
  });

  it('is alive and not ready while its database is away, says so to whoever asks, and goes on when it is back', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.close);
    const url = (role: string) => `postgresql://${role}@127.0.0.1:${postgres.port}/keeling`;
    const { server, proxy } = await inProcess({ database: url(USER), owner: url(OWNER) });
    const ann = await proxy.as('ann');
    const status = async (path: string) => (await fetch(`${server.origin}/${path}`)).status;
    expect([await status('health'), await status('ready')]).toEqual([200, 200]);
    await postgres.stop('immediate');
    expect([await status('health'), await status('ready')]).toEqual([200, 503]);
    const asked = await post(`${server.origin}/host/host.state`, ann);
    expect(asked.status).toBe(503);
    expect(await asked.json()).toMatchObject({
      error: { kind: 'unavailable', message: /could not be reached.*Try again/ },
    });
    await postgres.start();
    expect(await status('ready')).toBe(200);
    expect((await post(`${server.origin}/host/host.state`, ann)).status).toBe(200);
  });

  it('logs and counts saves that were not done as what they are, and what its database is at', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.close);
    const url = (role: string) => `postgresql://${role}@127.0.0.1:${postgres.port}/keeling`;
    const metricsPort = await freePort();
    const { server, proxy } = await inProcess({ database: url(USER), owner: url(OWNER) }, { metricsPort });
    const ann = await proxy.as('ann');
    const counted = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const made = await post(`${server.origin}/host/host.create`, ann, '{"name":"One"}');
    const { path }: ReviewInfo = must((await made.json()) as never);
    const of = { ...ann, 'keeling-review': path };
    const save = (body: object) =>
      post(`${server.origin}/api/amendment.create`, of, JSON.stringify(body)).then(({ status }) => status);
    expect(await save({ title: 'One' })).toBe(200);
    // What whoever asked can mend is no fault of the server's.
    expect(await save({ title: 1 })).toBe(200);
    const before = await counted();
    expect(before).toContain('keeling_refusals_total{route="api/amendment.create",kind="invalid"} 1');
    expect(before).toContain('keeling_database_up 1');
    expect(before).toMatch(/^keeling_connections\{pool="reviews",state="(?:used|free)"\} [1-9]/m);
    expect(before).toContain('keeling_queue{for="write"} 0');
    await postgres.stop('immediate');
    expect(await save({ title: 'Two' })).toBe(503);
    const after = await counted();
    expect(after).toContain('keeling_requests_total{route="api/amendment.create",status="503"} 1');
    expect(after).toContain('keeling_refusals_total{route="api/amendment.create",kind="unavailable"} 1');
    expect(after).toContain('keeling_database_up 0');
    await postgres.start();
    await server.end('SIGTERM');
    const lines = server
      .said()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ route }) => route === 'api/amendment.create');
    expect(lines.map(({ level, status, refused }) => [level, status, refused])).toEqual([
      ['info', 200, undefined],
      ['info', 200, 'invalid'],
      ['error', 503, 'unavailable'],
    ]);
  });

  it('logs who asked for what, and nothing that anybody wrote; and counts it, where the proxy does not reach', async () => {
    const metricsPort = await freePort();
    const { server, proxy } = await inProcess(undefined, { metricsPort });
    const ann = await proxy.as('ann-subject', 'Ann Draper');
    const made = await post(`${server.origin}/host/host.create`, ann, '{"name":"Secret title"}');
    expect(made.status).toBe(200);
    await post(`${server.origin}/api/no.such.call?secret=Draper`, ann);
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(text).toContain('keeling_requests_total{route="host/host.create",status="200"} 1');
    expect(text).toContain('keeling_requests_total{route="api/other",status="200"} 1');
    expect(await (await fetch(`${server.origin}/metrics`)).text()).not.toContain('keeling_requests_total');
    await server.end('SIGTERM');
    const lines = server.said().trimEnd().split('\n');
    const events = lines.map(
      (line) => JSON.parse(line) as { readonly event: string; readonly route?: string },
    );
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['serves', 'answered', 'ended']));
    expect(events.map(({ route }) => route)).toContain('host/host.create');
    expect(server.said()).not.toMatch(/Ann|Draper|Secret|ann-subject/);
  });

  it('writes down what each ledger has come to, once a day, where its settings say', async () => {
    const database = await newDatabase();
    const first = await inProcess(database);
    const ann = await first.proxy.as('ann');
    const made = await post(`${first.server.origin}/host/host.create`, ann, '{"name":"One"}');
    const { ledgerHead }: ReviewInfo = must((await made.json()) as never);
    const heads = temporaryFolder();
    await inProcess(database, { heads });
    const written = () =>
      readdirSync(heads)
        .filter((name) => /^\d{4}-\d{2}-\d{2}\.csv$/.test(name))
        .map((name) => readFileSync(join(heads, name), 'utf8'));
    await expect
      .poll(written)
      .toEqual([expect.stringMatching(new RegExp(`^[\\w-]+,${ledgerHead.seq},${ledgerHead.hash}\n$`))]);
  });

  it('answers what was asked when it is told to stop, takes nothing new, and ends', async () => {
    const { server, proxy } = await inProcess();
    const ann = await proxy.as('ann');
    const { port } = new URL(server.origin);
    // A request of which a part has come: it is under way.
    const body = JSON.stringify({ name: 'Under way' });
    const asked = request({
      port,
      method: 'POST',
      path: '/host/host.create',
      headers: { 'content-type': 'application/json', 'content-length': body.length, ...ann },
    });
    const answer = new Promise<string>((resolve, reject) => {
      asked.on('error', reject);
      asked.on('response', async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve(text);
      });
    });
    asked.write(body.slice(0, 5));
    await new Promise((waited) => setTimeout(waited, 100));
    const ended = server.end('SIGTERM');
    await expect
      .poll(() =>
        fetch(`${server.origin}/health`).then(
          () => 'taken',
          () => 'not taken',
        ),
      )
      .toBe('not taken');
    asked.end(body.slice(5));
    expect(JSON.parse(await answer)).toMatchObject({ ok: true, value: { title: 'Under way' } });
    expect(await ended).toBe(0);
  });
});

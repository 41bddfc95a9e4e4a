import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FILE_BODY, USUAL_BODY } from '../../core/contract.ts';
import { startWebHost, type WebHost } from '../../electron/web/serve.ts';
import { REVIEW_HEADER } from '../../electron/web/wire.ts';
import { askUnfinished } from '../support/hosts/unfinished.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let host: WebHost;
let folder: string;

beforeEach(async () => {
  folder = temporaryFolder();
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Keeling</title>');
  writeFileSync(join(pages, 'assets/app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  mkdirSync(join(folder, 'pages-secret'));
  writeFileSync(join(folder, 'pages-secret/secret.html'), 'secret');
  host = await startWebHost({ folder: join(folder, 'reviews'), dataFolder: join(folder, 'data'), pages });
  onTestFinished(() => host.close());
});

/** A request whose path and headers arrive as they are written: fetch would tidy them first. */
function send(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (got) => {
        const chunks: Buffer[] = [];
        got.on('data', (chunk) => chunks.push(chunk));
        got.on('end', () =>
          resolve({
            status: got.statusCode ?? 0,
            headers: got.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const headers = (more: OutgoingHttpHeaders = {}): OutgoingHttpHeaders => ({
  authorization: `Bearer ${host.token}`,
  'content-type': 'application/json',
  ...more,
});

const call = (path: string, input: unknown = {}, more: OutgoingHttpHeaders = {}) =>
  send('POST', path, headers(more), JSON.stringify(input));

const sent = async (path: string, input: unknown, more: OutgoingHttpHeaders = {}) => {
  const { status, body } = await call(path, input, more);
  expect(status).toBe(200);
  return JSON.parse(body);
};

/** What a page is answered that names the review it has open, as a window does. */
const answer = async (path: string, input: unknown = {}) => {
  const { open } = (await sent('/host/host.state', {})).value;
  return sent(path, input, open === null ? {} : { [REVIEW_HEADER]: encodeURIComponent(open) });
};

/** The address of a file that can be downloaded. */
async function exported(): Promise<string> {
  await answer('/host/host.create', { name: 'Exported' });
  const { value } = await answer('/host/host.sendCopy');
  return value.download;
}

describe('the window', () => {
  it('is served under a strict policy, to whoever asks from this machine', async () => {
    const page = await send('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.body).toContain('<title>Keeling</title>');
    expect((await send('GET', '/assets/app.js')).headers['content-type']).toMatch(/^text\/javascript/);
  });

  it('answers HEAD with the headers alone', async () => {
    const page = await send('HEAD', '/index.html');
    expect([page.status, page.body]).toEqual([200, '']);
    expect(Number(page.headers['content-length'])).toBeGreaterThan(0);
  });

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%2f..%2fsecret.html',
    '/..%2fpages-secret/secret.html',
    '/..%5csecret.html',
    '/%00',
    '/%',
    '/assets/',
    '/assets',
    '/package.json',
    '/reviews',
    '/api',
    '/download/',
    '/download/0000',
    '//etc/passwd',
    'http://127.0.0.1/../secret.html',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await send('GET', path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers no %s', async (method) => {
    expect((await send(method, '/index.html')).status).toBe(405);
  });
});

describe('an address for a command line', () => {
  it('leads to the window with its token, once', async () => {
    const path = new URL(host.createOneUseUrl()).pathname;
    expect(path).not.toContain(host.token);
    const first = await send('GET', path);
    expect([first.status, first.headers.location]).toEqual([303, host.url]);
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('GET', path, { host: 'keeling.example' })).status).toBe(403);
  });
});

describe('a call', () => {
  it('of the page goes through', async () => {
    const state = await answer('/host/host.state');
    expect(state).toMatchObject({ ok: true, value: { host: 'web', open: null, reviews: [] } });
  });

  it.each([
    ['a foreign Host', { host: 'keeling.example' }, 403],
    ['a foreign Origin', { origin: 'http://keeling.example' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a stale token', { authorization: `Bearer ${'0'.repeat(64)}` }, 401],
    ['no token', { authorization: '' }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('with %s is refused, and changes nothing', async (_, more, status) => {
    const refused = await call('/host/host.setPerson', { name: 'Mallory', role: '' }, more);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.body)).toMatchObject({ ok: false });
    expect(refused.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await answer('/host/host.state')).value.person.name).not.toBe('Mallory');
  });

  it('with the token of another start is refused', async () => {
    const other = await startWebHost({ folder, dataFolder: folder, pages: folder });
    onTestFinished(() => other.close());
    expect(other.token).not.toBe(host.token);
    expect((await call('/host/host.state', {}, { authorization: `Bearer ${other.token}` })).status).toBe(401);
  });

  it('is made by POST alone, and never in an address', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await send(method, '/host/host.state', headers())).status).toBe(405);
    }
    expect(
      (
        await send(
          'POST',
          `/host/host.state?token=${host.token}`,
          { 'content-type': 'application/json' },
          '{}',
        )
      ).status,
    ).toBe(401);
  });

  it('that is not JSON is refused', async () => {
    expect((await send('POST', '/api/act.get', headers(), '{"a":')).status).toBe(400);
    expect((await send('POST', '/api/act.get', headers(), '')).status).toBe(400);
  });

  it.each(['no.such', 'constructor', '__proto__', 'toString'])('named %s is unknown', async (name) => {
    expect(await answer(`/api/${name}`)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await answer(`/host/${name}`)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('that says it is larger than 60 MB is refused before it is read', async () => {
    const announced = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1', () =>
        socket.write(
          `POST /api/note.add HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nAuthorization: Bearer ${host.token}\r\n` +
            'Content-Type: application/json\r\nContent-Length: 70000000\r\n\r\n{',
        ),
      );
      socket.on('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
      socket.on('error', reject);
    });
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that turns out larger than 60 MB is refused', async () => {
    const body = Buffer.alloc(61 * 1024 * 1024, 0x20);
    const large = await send('POST', '/api/note.add', headers({ 'transfer-encoding': 'chunked' }), body);
    expect(large.status).toBe(413);
  });

  it.each([
    ['without the token', {}, { said: FILE_BODY.bytes }, 401],
    ['from another page', { origin: 'http://keeling.example' }, { said: FILE_BODY.bytes }, 403],
    ['of a tab that no window could be', { 'keeling-tab': 'x'.repeat(65) }, { said: 10 }, 400],
    ['that is too long for the call', {}, { begins: ' '.repeat(USUAL_BODY.bytes + 1) }, 413],
    ['that is too deep', {}, { begins: '['.repeat(101) }, 400],
    ['of too many parts for the call', {}, { begins: `[${'1,'.repeat(USUAL_BODY.tokens)}` }, 400],
  ])('%s is refused before it is whole', async (what, more, body, status) => {
    const own: Record<string, string> =
      what === 'without the token' ? {} : { authorization: `Bearer ${host.token}` };
    const origin = `http://127.0.0.1:${host.port}`;
    const answer = await askUnfinished(origin, '/api/link.remove', Object.assign(own, more), body);
    expect([answer.status, JSON.parse(answer.body).ok]).toEqual([status, false]);
  });

  it.each(['/open/', '/download/'])('by HEAD uses up nothing at %s', async (path) => {
    const address = path === '/open/' ? new URL(host.createOneUseUrl()).pathname : await exported();
    expect((await send('HEAD', address)).status).toBe(404);
    expect((await send('GET', address)).status).toBeLessThan(400);
  });
});

describe('the host behind it', () => {
  const create = (name: string) => answer('/host/host.create', { name });

  it('makes a review in its folder, opens it, and lists it', async () => {
    expect(await answer('/api/review.get')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    const made = await create('Stalking: 2A / 2024');
    expect(made).toMatchObject({
      ok: true,
      value: { title: 'Stalking: 2A / 2024', instrumentId: 'ukpga/1997/40' },
    });
    const path = join(folder, 'reviews', 'Stalking 2A 2024.keeling');
    const { value } = await answer('/host/host.state');
    expect(value).toMatchObject({ open: path, reviews: [{ name: 'Stalking 2A 2024.keeling', path }] });
    expect((await answer('/api/act.get')).value.title).toBe('Protection from Harassment Act 1997');
  });

  it('never writes over a review', async () => {
    await create('One');
    expect(await create('One')).toMatchObject({ ok: false });
    expect((await answer('/api/review.get')).value.title).toBe('One');
  });

  it('changes from one review to another and back, with what each holds', async () => {
    await create('One');
    await answer('/api/amendment.create', { title: 'Doxing' });
    await create('Two');
    expect((await answer('/api/amendment.list')).value).toEqual([]);
    await answer('/host/host.open', { name: 'One.keeling' });
    expect((await answer('/api/amendment.list')).value).toMatchObject([{ id: 'A-001', title: 'Doxing' }]);
  });

  it('opens nothing outside its folder', async () => {
    await create('One');
    for (const name of ['../One.keeling', join(folder, 'reviews/One.keeling'), '..', 'One', 'none.keeling']) {
      expect(await answer('/host/host.open', { name })).toMatchObject({ ok: false });
    }
    expect(await answer('/host/host.open', {})).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect((await answer('/api/review.get')).value.title).toBe('One');
  });

  it('keeps who is at the keyboard, and signs with them', async () => {
    await answer('/host/host.setPerson', { name: 'Ada Lovelace', role: 'Policy' });
    await create('One');
    expect((await answer('/api/amendment.create', {})).value.author).toBe('Ada Lovelace');
    await answer('/host/host.setPerson', { name: 'Bea Lawyer', role: 'Legal' });
    expect((await answer('/api/amendment.create', {})).value.author).toBe('Bea Lawyer');
    const again = await startWebHost({ folder, dataFolder: join(folder, 'data'), pages: folder });
    onTestFinished(() => again.close());
    const got = await fetch(`http://127.0.0.1:${again.port}/host/host.state`, {
      method: 'POST',
      headers: { authorization: `Bearer ${again.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await got.json()).toMatchObject({ value: { person: { name: 'Bea Lawyer', role: 'Legal' } } });
  });

  it('puts settings aside that can’t be read, and says so', async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, 'settings.json'), '{"person":');
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const other = await startWebHost({ folder, dataFolder, pages: folder });
    onTestFinished(() => other.close());
    expect(said.mock.calls.flat().join()).toContain('settings.json.damaged');
    said.mockRestore();
    expect(readFileSync(join(dataFolder, 'settings.json.damaged'), 'utf8')).toBe('{"person":');
  });

  it('makes of many changes at once one after the other', async () => {
    const made = await Promise.all(['One', 'Two', 'Three'].map(create));
    expect(made.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await answer('/host/host.state')).value.reviews).toHaveLength(3);
    const { path, title } = (await answer('/api/review.get')).value;
    expect((await answer('/host/host.state')).value.open).toBe(path);
    expect(path).toContain(title);
  });

  it('refuses an input that is not the call’s, and says where', async () => {
    expect(await answer('/host/host.create', { name: 7 })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', place: 'name' },
    });
  });

  it('exports to no folder that a page names, and shows nothing that was not exported', async () => {
    await create('One');
    expect(await answer('/api/pack.export', { to: join(folder, 'elsewhere') })).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
    expect(await answer('/host/host.reveal', { path: join(folder, 'secret.html') })).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
  });

  it('gives the zip of an export once', async () => {
    await create('One');
    await answer('/api/amendment.create', { title: 'Doxing' });
    const exported = await answer('/api/pack.export', { only: ['csv'], profile: 'lawyer' });
    expect(exported).toMatchObject({ ok: true });
    const { value } = await answer('/host/host.reveal', { path: exported.value.folder });
    const zip = await send('GET', value.download);
    expect(zip.status).toBe(200);
    expect(zip.headers['content-disposition']).toMatch(/^attachment; .*\.zip$/);
    expect(zip.body.startsWith('PK')).toBe(true);
    expect((await send('GET', value.download)).status).toBe(404);
  });
});

import { createHmac } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readStoredAddresses } from '../../electron/web/kept-address.ts';
import { startWebHost, type WebHost } from '../../electron/web/serve.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** Hosts of one person, one after the other or side by side. */
function hostsIn(folder: string) {
  const kept = join(folder, 'data/web-host');
  const start = async (port?: number): Promise<WebHost> => {
    const host = await startWebHost({ folder, dataFolder: join(folder, 'data'), ...(port ? { port } : {}) });
    onTestFinished(() => host.close());
    return host;
  };
  const fileOf = ({ port }: WebHost) => join(kept, `${port}.json`);
  /** Ends a host and leaves what one leaves that was killed. */
  const kill = async (host: WebHost): Promise<string> => {
    const left = readFileSync(fileOf(host));
    await host.close();
    writeFileSync(fileOf(host), left, { mode: 0o600 });
    return fileOf(host);
  };
  return { kept, start, kill, fileOf };
}

describe('the address of a web host', () => {
  it('is kept for its owner alone', async () => {
    const { kept, start, fileOf } = hostsIn(temporaryFolder());
    const host = await start();
    expect(readdirSync(kept)).toEqual([`${host.port}.json`]);
    if (process.platform !== 'win32') expect(statSync(fileOf(host)).mode & 0o777).toBe(0o600);
  });

  it('is the same after it was killed: port and token', async () => {
    const { start, kill } = hostsIn(temporaryFolder());
    const first = await start();
    await kill(first);
    const second = await start();
    expect([second.port, second.token]).toEqual([first.port, first.token]);
  });

  it('is the same port, with a new token, after it was closed; the old token is nowhere', async () => {
    const { start, fileOf } = hostsIn(temporaryFolder());
    const first = await start();
    await first.close();
    expect(readFileSync(fileOf(first), 'utf8')).not.toContain(first.token);
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(second.token).not.toBe(first.token);
  });

  it('is another, with a new token, while the port is taken', async () => {
    const { start } = hostsIn(temporaryFolder());
    const [first, second] = [await start(), await start()];
    expect(second.port).not.toBe(first.port);
    expect(second.token).not.toBe(first.token);
  });

  it('is the one that is asked for, whatever was kept', async () => {
    const { start, kill } = hostsIn(temporaryFolder());
    const [first, second] = [await start(), await start()];
    await kill(first);
    await kill(second);
    const third = await start(second.port);
    expect([third.port, third.token]).toEqual([second.port, second.token]);
  });

  const NOT_KEPT: readonly (readonly [string, (path: string) => void])[] = [
    ['is a day old', (path) => utimesSync(path, Date.now() / 1000 - 86_500, Date.now() / 1000 - 86_500)],
    ['others could read', (path) => chmodSync(path, 0o644)],
    ['is damaged', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
  ];
  it.skipIf(process.platform === 'win32').each(NOT_KEPT)(
    'has a new token where the one kept %s',
    async (_, harm) => {
      const { start, kill } = hostsIn(temporaryFolder());
      const first = await start();
      harm(await kill(first));
      expect((await start()).token).not.toBe(first.token);
    },
  );

  it('is kept of a few at most', async () => {
    const folder = temporaryFolder();
    const { kept, start } = hostsIn(folder);
    for (let nth = 0; nth < 6; nth++) await start();
    readStoredAddresses(join(folder, 'data'));
    expect(readdirSync(kept)).toHaveLength(4);
  });
});

it('shows a window that it is its own host, which nobody without the token can', async () => {
  const { start } = hostsIn(temporaryFolder());
  const host = await start();
  const proof = async (words: string) =>
    ((await (await fetch(`http://127.0.0.1:${host.port}/proof/${words}`)).json()) as { value: string }).value;
  const own = (words: string) =>
    createHmac('sha256', host.token).update(`keeling host ${words}`).digest('hex');
  expect(await proof('a')).toBe(own('a'));
  expect(await proof('b')).not.toBe(own('a'));
});

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Result } from '../../core/base/result.ts';
import { packageRoot } from '../../data/base/package-root.ts';
import { appDataFolder, reviewsFolder } from '../folders.ts';
import { createHost } from '../host.ts';
import { installedBrowser, printWithBrowser } from '../print/chromium.ts';
import { inputReader } from '../threads.ts';
import { createWebApp } from './app.ts';
import { createBodies } from './bodies.ts';
import { type Download, withdraw } from './download.ts';
import { type KeptAddress, keepAddress, keptAddresses, newToken } from './kept-address.ts';
import { createOneUseSecrets } from './one-use-secrets.ts';

interface WebHostOptions {
  /** The folder of the reviews; by default the usual one. */
  readonly folder?: string;
  readonly dataFolder?: string;
  /** A review to open at once, in any folder. */
  readonly file?: string;
  /** If 0 or absent: the port of the last start if it is free, or else any free port. */
  readonly port?: number;
  /** The folder of the built window; by default that of the build. */
  readonly pages?: string;
  /** Whether to open the sample review, if there is no `file` and Keeling was never used here. */
  readonly first?: boolean;
}

export interface WebHost {
  /** Opens the workbench. Has the token after `#`, which no server and no log sees. */
  readonly url: string;
  /** Returns an address that opens the workbench once, for a command line, which other users of the machine can see. */
  readonly urlForOnce: () => string;
  readonly port: number;
  readonly token: string;
  /** The result of opening `file`; null if there is none. */
  readonly opened: Result<unknown> | null;
  readonly close: () => Promise<void>;
}

/**
 * Starts the local web host on 127.0.0.1. After a crash, it takes the port and token of the last one, so that open
 * windows continue to work. @throws if the requested port is taken
 */
export async function startWebHost(options: WebHostOptions = {}): Promise<WebHost> {
  const dataFolder = options.dataFolder ?? appDataFolder();
  let start: (app: Hono) => void = () => undefined;
  const started = new Promise<Hono>((resolve) => {
    start = resolve;
  });
  // Requests from open windows wait until the host is ready to answer them.
  const { server, earlier } = await listen(
    async (request) => (await started).fetch(request),
    options.port ?? 0,
    keptAddresses(dataFolder),
  );
  const { port } = server.address() as AddressInfo;
  const token = earlier?.token ?? newToken();
  const keep = (tabs: KeptAddress['tabs']) => keepAddress(dataFolder, { port, token, tabs });
  const tabs = earlier?.tabs ?? new Map<string, string>();
  keep(tabs);
  const downloads = createOneUseSecrets<Download>();
  const openings = createOneUseSecrets<string>();
  const host = await createHost({
    kind: 'web',
    folder: options.folder ?? reviewsFolder(),
    dataFolder,
    asking: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      reveal: async ({ zip }) => `/download/${downloads.offer({ path: zip, isPassing: false })}`,
      copies: { offer: (path) => `/download/${downloads.offer({ path, isPassing: true })}` },
    },
    print: printWithBrowser(installedBrowser()),
    before: { tabs, note: keep },
  });
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const bodies = createBodies(inputReader());
  start(createWebApp({ host, bodies, downloads, openings, pages, address: () => ({ port, token }) }));
  const opened = options.file === undefined ? null : await host.open(options.file);
  if (options.first && options.file === undefined) await host.first();
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/#token=${token}`;
  return {
    url,
    urlForOnce: () => `${origin}/open/${openings.offer(url)}`,
    port,
    token,
    opened,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await Promise.all(downloads.left().map(withdraw));
      await host.close();
      keepAddress(dataFolder, { port, token: null, tabs: new Map() });
    },
  };
}

interface Listening {
  readonly server: ServerType;
  /** The stored address that this host took over; null if its address is new. */
  readonly earlier: KeptAddress | null;
}

/** Listens at the first stored port that is free and allowed, or else at the wanted one. */
async function listen(fetch: Fetch, wantedPort: number, before: readonly KeptAddress[]): Promise<Listening> {
  for (const earlier of before.filter(({ port }) => wantedPort === 0 || port === wantedPort)) {
    const server = await listening(fetch, earlier.port).catch(() => null);
    if (server) return { server, earlier };
  }
  return { server: await listening(fetch, wantedPort), earlier: null };
}

type Fetch = (request: Request) => Promise<Response>;

function listening(fetch: Fetch, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.on('error', reject);
  });
}

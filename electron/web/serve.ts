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
  /** Where reviews are kept; the usual folder when absent. */
  readonly folder?: string;
  readonly dataFolder?: string;
  /** A review to open at once, anywhere on disk. */
  readonly file?: string;
  /** 0, or absent: that of the last start where it is free, or any that is. */
  readonly port?: number;
  /** The built window; what the build made when absent. */
  readonly pages?: string;
  /** Opens the sample review where no `file` is given and Keeling was never used here. */
  readonly first?: boolean;
}

export interface WebHost {
  /** Opens the workbench; holds the token after `#`, where no server and no log sees it. */
  readonly url: string;
  /** An address that opens the workbench once: for a command line, which others on the machine can see. */
  readonly urlForOnce: () => string;
  readonly port: number;
  readonly token: string;
  /** What came of opening `file`; null when none was given. */
  readonly opened: Result<unknown> | null;
  readonly close: () => Promise<void>;
}

/**
 * Starts the local web host on 127.0.0.1: where the last one was killed, as that one, so that windows that were left open
 * go on. @throws when the port that is asked for is taken.
 */
export async function startWebHost(options: WebHostOptions = {}): Promise<WebHost> {
  const dataFolder = options.dataFolder ?? appDataFolder();
  let start: (app: Hono) => void = () => undefined;
  const started = new Promise<Hono>((resolve) => {
    start = resolve;
  });
  // A window that was left open may ask before there is anything to answer it with: it waits.
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
  /** What was kept of the address that it has; null where that is a new one. */
  readonly earlier: KeptAddress | null;
}

/** Listens where a host did before, as far as that port is free and no other is asked for. */
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

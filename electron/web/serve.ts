import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Result } from '../../core/base/result.ts';
import { packageRoot } from '../../data/base/package-root.ts';
import { appDataFolder, reviewsFolder } from '../folders.ts';
import { createHost } from '../host.ts';
import { installedBrowser, printWithBrowser } from '../print/chromium.ts';
import { createInputReader } from '../threads.ts';
import { createWebApp } from './app.ts';
import { createBodyOpener } from './bodies.ts';
import { type Download, deleteTemporary } from './download.ts';
import { createToken, readStoredAddresses, type StoredAddress, storeAddress } from './kept-address.ts';
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
  readonly createOneUseUrl: () => string;
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
  let startAnswering: (app: Hono) => void = () => undefined;
  const appStart = new Promise<Hono>((resolve) => {
    startAnswering = resolve;
  });
  // Requests from open windows wait until the host is ready to answer them.
  const { server, previousAddress } = await listenAtStoredPort(
    async (request) => (await appStart).fetch(request),
    options.port ?? 0,
    readStoredAddresses(dataFolder),
  );
  const { port } = server.address() as AddressInfo;
  const token = previousAddress?.token ?? createToken();
  const storeTabs = (tabs: StoredAddress['tabs']) => storeAddress(dataFolder, { port, token, tabs });
  const tabs = previousAddress?.tabs ?? new Map<string, string>();
  storeTabs(tabs);
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
    before: { tabs, record: storeTabs },
  });
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const bodies = createBodyOpener(createInputReader());
  startAnswering(
    createWebApp({ host, bodies, downloads, openings, pages, address: () => ({ port, token }) }),
  );
  const opened = options.file === undefined ? null : await host.open(options.file);
  if (options.first && options.file === undefined) await host.openFirst();
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/#token=${token}`;
  return {
    url,
    createOneUseUrl: () => `${origin}/open/${openings.offer(url)}`,
    port,
    token,
    opened,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await Promise.all(downloads.unusedPayloads().map(deleteTemporary));
      await host.close();
      storeAddress(dataFolder, { port, token: null, tabs: new Map() });
    },
  };
}

interface ListeningServer {
  readonly server: ServerType;
  /** The stored address that this host took over; null if its address is new. */
  readonly previousAddress: StoredAddress | null;
}

/** Listens at the first stored port that is free and allowed, or else at the wanted one. */
async function listenAtStoredPort(
  fetch: Fetch,
  requestedPort: number,
  storedAddresses: readonly StoredAddress[],
): Promise<ListeningServer> {
  for (const previousAddress of storedAddresses.filter(
    ({ port }) => requestedPort === 0 || port === requestedPort,
  )) {
    const server = await startServer(fetch, previousAddress.port).catch(() => null);
    if (server) return { server, previousAddress };
  }
  return { server: await startServer(fetch, requestedPort), previousAddress: null };
}

type Fetch = (request: Request) => Promise<Response>;

function startServer(fetch: Fetch, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.on('error', reject);
  });
}

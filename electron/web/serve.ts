import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Result } from '../../core/base/result.ts';
import { packageRoot } from '../../data/base/package-root.ts';
import { appDataFolder, reviewsFolder } from '../folders.ts';
import { createHost } from '../host.ts';
import { installedBrowser, printWithBrowser } from '../print/chromium.ts';
import { createWebApp } from './app.ts';
import { createOnce } from './once.ts';

interface WebHostOptions {
  /** Where reviews are kept; the usual folder when absent. */
  readonly folder?: string;
  readonly dataFolder?: string;
  /** A review to open at once, anywhere on disk. */
  readonly file?: string;
  /** 0, or absent: any that is free. */
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

/** Starts the local web host on 127.0.0.1. @throws when the port is taken. */
export async function startWebHost(options: WebHostOptions = {}): Promise<WebHost> {
  const downloads = createOnce<string>();
  const openings = createOnce<string>();
  const host = await createHost({
    kind: 'web',
    folder: options.folder ?? reviewsFolder(),
    dataFolder: options.dataFolder ?? appDataFolder(),
    asking: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      reveal: async ({ zip }) => `/download/${downloads.offer(zip)}`,
    },
    print: printWithBrowser(installedBrowser()),
  });
  const token = randomBytes(32).toString('hex');
  let port = options.port ?? 0;
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const app = createWebApp({ host, downloads, openings, pages, address: () => ({ port, token }) });
  const server = await listening(app.fetch, port);
  port = (server.address() as AddressInfo).port;
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
      await host.close();
    },
  };
}

function listening(fetch: Parameters<typeof serve>[0]['fetch'], port: number) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.on('error', reject);
  });
}

import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { packageRoot } from '../data/base/package-root.ts';
import type { Database } from '../data/store/postgres/connect.ts';
import { writeHeads } from '../data/team/heads.ts';
import { openTeam } from '../data/team/tables.ts';
import { threads } from '../electron/threads.ts';
import type { Download } from '../electron/web/download.ts';
import { createOnce } from '../electron/web/once.ts';
import { createTeamApp } from './app.ts';
import { nowAndThen } from './daily.ts';
import { createTeamHost } from './host.ts';
import { createNewsDesk } from './news.ts';
import { createTeamPeople } from './people.ts';
import { createTeamReviews } from './reviews.ts';
import type { SignOn } from './sign-on/sign-on.ts';
import { stopping } from './stop.ts';

/** How a server is set up. */
export interface TeamOptions {
  readonly database: Required<Database>;
  /** The address that people reach it at, where the proxy before it has the TLS. */
  readonly origin: string;
  readonly signOn: SignOn;
  /** Where exports are written to be fetched. */
  readonly folder: string;
  /** Where the heads of all ledgers are written down once a day; absent where they aren't. */
  readonly heads?: string;
  readonly port?: number;
  readonly hostname?: string;
  /** The built window; by default this package's. */
  readonly pages?: string;
  readonly now?: () => string;
}

/** A server that runs. `close` answers what was asked, and takes nothing new. */
export interface TeamServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves a department's reviews. @throws where the database can't be reached, or the port is taken */
export async function startTeam(options: TeamOptions): Promise<TeamServer> {
  const { database, origin, signOn, folder, port = 0, hostname = '127.0.0.1' } = options;
  const now = options.now ?? (() => new Date().toISOString());
  const team = await openTeam(database);
  const reviews = createTeamReviews({
    database,
    folder,
    deps: {
      now,
      newId: () => randomUUID(),
      ...threads(),
    },
  });
  const downloads = createOnce<Download & { readonly person: string }>();
  const host = createTeamHost({
    team,
    reviews,
    now,
    signsOff: signOn.claimed === null,
    offer: (path, isPassing, person) => `/download/${downloads.offer({ path, isPassing, person })}`,
  });
  const server = randomUUID();
  const desk = createNewsDesk({ team, database: database.database, server });
  const people = createTeamPeople({ team, now, server });
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const app = createTeamApp({ team, host, people, desk, signOn, downloads, pages, origin, now });
  const { heads } = options;
  const endHeads = nowAndThen(
    async () => heads !== undefined && writeHeads(team, heads, now()),
    (error) => console.error('the heads of the ledgers could not be written down', error),
  );
  const listener = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname }, () => resolve(starting));
    starting.on('error', reject);
  });
  const stop = stopping(listener as Server);
  return {
    port: (listener.address() as AddressInfo).port,
    close: async () => {
      // Windows that listen go elsewhere, or wait until there is a server again.
      await desk.close();
      await stop();
      await endHeads();
      await reviews.close();
      await team.destroy();
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { packageRoot } from '../data/base/package-root.ts';
import type { Print } from '../data/papers/pack/print.ts';
import type { Database } from '../data/store/postgres/connect.ts';
import { writeHeads } from '../data/team/heads.ts';
import { openTeam } from '../data/team/tables.ts';
import { inputReader, threads } from '../electron/threads.ts';
import { createBodies } from '../electron/web/bodies.ts';
import { createTeamApp } from './app.ts';
import { nowAndThen } from './daily.ts';
import { createTeamHost } from './host.ts';
import { createNewsDesk } from './news.ts';
import { clientAddress } from './operation/client-address.ts';
import { addGauges } from './operation/gauges.ts';
import { type AskLimits, USUAL } from './operation/limits.ts';
import { createLog, type Log } from './operation/log.ts';
import { createMetrics } from './operation/metrics.ts';
import { oneAtATime } from './operation/one-at-a-time.ts';
import { serveMetrics } from './operation/serve-metrics.ts';
import { sweepOld } from './operation/sweep-old.ts';
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
  /** Where exports are made, before they are in the database to be downloaded: this server's own. */
  readonly folder: string;
  /** Where the heads of all ledgers are written down once a day; absent where they aren't. */
  readonly heads?: string;
  /** The folder of the Acts that everybody here may read beside a review, and make one of; absent where none are held. */
  readonly acts?: string;
  readonly port?: number;
  readonly hostname?: string;
  /** Where the counters are read; absent where they aren't. */
  readonly metrics?: { readonly port: number; readonly hostname: string };
  /** How packs are printed; absent, they have no PDF, and say so. */
  readonly print?: Print;
  readonly askLimits?: AskLimits;
  /** Addresses and networks of the proxies before the server, which say where a request comes from. */
  readonly proxies?: readonly string[];
  readonly log?: Log;
  /** The built window; by default this package's. */
  readonly pages?: string;
  readonly now?: () => string;
}

/**
 * Milliseconds until a request's headers, and all of a request, must have arrived; and until an idle connection is closed.
 * That is longer than proxies keep theirs: else a proxy would send on a connection that is just being closed.
 */
const TIMEOUTS = { headersTimeout: 20_000, requestTimeout: 120_000, keepAliveTimeout: 75_000 } as const;

/** A server that runs. `close` answers what was asked, and takes nothing new. */
export interface TeamServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves a department's reviews. @throws where the database can't be reached, or the port is taken */
export async function startTeam(options: TeamOptions): Promise<TeamServer> {
  const { database, origin, signOn, folder, port = 0, hostname = '127.0.0.1' } = options;
  const now = options.now ?? (() => new Date().toISOString());
  const log = options.log ?? createLog(now);
  const metrics = createMetrics();
  const team = await openTeam(database);
  const reviews = createTeamReviews({
    database,
    folder,
    deps: {
      now,
      newId: () => randomUUID(),
      ...threads(),
      ...(options.print && { print: options.print }),
      ...(options.acts !== undefined && { shelf: options.acts }),
    },
  });
  const host = createTeamHost({ team, reviews, now, signsOff: signOn.claimed === null, log });
  const server = randomUUID();
  const desk = createNewsDesk({ team, database: database.database, server, log });
  const people = createTeamPeople({ team, now, server, log });
  // Whoever isn't signed on may ask this, too.
  const isReady = oneAtATime(() =>
    team.raw('SELECT 1').then(
      () => true,
      () => false,
    ),
  );
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const app = createTeamApp({
    team,
    answers: { api: host.call, host: host.host, team: people },
    bodies: createBodies(inputReader()),
    desk,
    signOn,
    pages,
    origin,
    now,
    log,
    metrics,
    askLimits: options.askLimits ?? USUAL,
    addressOf: clientAddress(options.proxies ?? []),
    isReady,
  });
  const { heads } = options;
  const endHeads = nowAndThen(
    async () => heads !== undefined && writeHeads(team, heads, now()),
    (error) => log.fault('the heads of the ledgers could not be written down', error),
  );
  const endSweeps = nowAndThen(
    () => sweepOld(team, folder, now()),
    (error) => log.fault('what is over could not be taken away', error),
  );
  addGauges(metrics, { team, reviews, desk, isReady });
  const counters = options.metrics === undefined ? null : await serveMetrics(metrics, options.metrics);
  const listener = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname, serverOptions: TIMEOUTS }, () =>
      resolve(starting),
    );
    starting.on('error', reject);
  });
  const stop = stopping(listener as Server);
  return {
    port: (listener.address() as AddressInfo).port,
    close: async () => {
      // Windows that listen go elsewhere, or wait until there is a server again.
      await desk.close();
      await stop();
      await Promise.all([endHeads(), endSweeps()]);
      await counters?.();
      metrics.close();
      await reviews.close();
      await team.destroy();
    },
  };
}

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
import { createInputReader, createThreadTasks } from '../electron/threads.ts';
import { createBodyOpener } from '../electron/web/bodies.ts';
import { createTeamApp } from './app.ts';
import { createGracefulStop } from './graceful-stop.ts';
import { createTeamHost } from './host.ts';
import { createNewsDesk } from './news.ts';
import { clientAddress } from './operation/client-address.ts';
import { addGauges } from './operation/gauges.ts';
import { type AskLimits, USUAL } from './operation/limits.ts';
import { createLog, type Log } from './operation/log.ts';
import { createMetrics } from './operation/metrics.ts';
import { serveMetrics } from './operation/serve-metrics.ts';
import { shareRunning } from './operation/share-running.ts';
import { sweepOld } from './operation/sweep-old.ts';
import { createTeamPeople } from './people.ts';
import { createTeamReviews } from './reviews.ts';
import { runPeriodically } from './run-periodically.ts';
import type { SignOn } from './sign-on/sign-on.ts';

/** The options of a server. */
export interface TeamOptions {
  readonly database: Required<Database>;
  /** The public address, at the proxy that terminates TLS. */
  readonly origin: string;
  readonly signOn: SignOn;
  /** This server's own folder for exports, before they are moved to the database for download. */
  readonly folder: string;
  /** The folder for the daily record of the newest entry of each ledger; absent to write none. */
  readonly heads?: string;
  /** The folder of imported Acts that everybody on this server may read and review; absent to keep none. */
  readonly acts?: string;
  readonly port?: number;
  readonly hostname?: string;
  /** The address at which the metrics are served; absent to serve none. */
  readonly metrics?: { readonly port: number; readonly hostname: string };
  /** Prints packs. When absent, packs have no PDF, and say so. */
  readonly print?: Print;
  readonly askLimits?: AskLimits;
  /** The addresses and networks of the trusted proxies, which say where a request comes from. */
  readonly proxies?: readonly string[];
  readonly log?: Log;
  /** The built window; by default this package's. */
  readonly pages?: string;
  readonly now?: () => string;
}

/**
 * Time limits in milliseconds: for a request's headers, for a whole request, and for an idle connection. The last is longer
 * than that of proxies. Otherwise a proxy could send a request on a connection that is just being closed.
 */
const TIMEOUTS = { headersTimeout: 20_000, requestTimeout: 120_000, keepAliveTimeout: 75_000 } as const;

/** A running server. `close` answers the running requests, and accepts no new ones. */
export interface TeamServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts the server of a department's reviews. @throws if the database can't be reached, or the port is taken. */
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
      ...createThreadTasks(),
      ...(options.print && { print: options.print }),
      ...(options.acts !== undefined && { shelf: options.acts }),
    },
  });
  const host = createTeamHost({ team, reviews, now, signsOff: signOn.claimed === null, log });
  const server = randomUUID();
  const desk = createNewsDesk({ team, database: database.database, server, log });
  const people = createTeamPeople({ team, now, server, log });
  // Anybody may ask this without signing on, so that at most one query runs at a time.
  const isReady = shareRunning(() =>
    team.raw('SELECT 1').then(
      () => true,
      () => false,
    ),
  );
  const pages = options.pages ?? join(packageRoot(), 'dist/renderer');
  const app = createTeamApp({
    team,
    answers: { api: host.call, host: host.host, team: people },
    bodies: createBodyOpener(createInputReader()),
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
  const endHeads = runPeriodically(
    async () => heads !== undefined && writeHeads(team, heads, now()),
    (error) => log.fault('the heads of the ledgers could not be written down', error),
  );
  const endSweeps = runPeriodically(
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
  const stop = createGracefulStop(listener as Server);
  return {
    port: (listener.address() as AddressInfo).port,
    close: async () => {
      // The news streams end first. Their windows connect to another server, or retry until there is one.
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

import { mkdir } from 'node:fs/promises';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { printWithBrowser } from '../electron/print/chromium.ts';
import { causeWords } from './operation/cause-words.ts';
import { createLog } from './operation/log.ts';
import { startTeam } from './serve.ts';
import { readSettings, signOnOf } from './settings.ts';

/** The longest that a stopping server waits for its running requests. */
const MAX_STOP_MS = 30_000;

const giveUp = (): never => process.exit(1);

/** Runs a department's server until it gets SIGINT or SIGTERM, and then answers the running requests before it ends. */
export async function runTeam(path: string): Promise<Result<string>> {
  const settings = await readSettings(path);
  if (!settings.ok) return settings;
  const {
    database,
    owner,
    origin,
    port,
    hostname,
    folder,
    heads,
    acts,
    metricsPort,
    metricsHostname,
    asks: askLimits,
    browser,
    proxies,
  } = settings.value;
  const log = createLog(() => new Date().toISOString());
  try {
    for (const one of [folder, heads, acts]) if (one !== undefined) await mkdir(one, { recursive: true });
    const signOn = await signOnOf(settings.value);
    const server = await startTeam({
      database: { database, owner },
      origin,
      port,
      hostname,
      folder,
      signOn,
      log,
      askLimits,
      proxies,
      ...(heads !== undefined && { heads }),
      ...(acts !== undefined && { acts }),
      ...(metricsPort !== undefined && { metrics: { port: metricsPort, hostname: metricsHostname } }),
      ...(browser !== undefined && { print: printWithBrowser(browser.path, browser) }),
    });
    log.info('serves', { origin, port: server.port });
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    log.info('ends');
    setTimeout(giveUp, MAX_STOP_MS).unref();
    await server.close();
    log.info('ended');
    return ok('');
  } catch (error) {
    return refuse('refused', `The server could not be started: ${causeWords(error)}`);
  }
}

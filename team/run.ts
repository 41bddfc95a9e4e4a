import { mkdir } from 'node:fs/promises';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { printWithBrowser } from '../electron/print/chromium.ts';
import { causeWords } from './operation/cause-words.ts';
import { createLog } from './operation/log.ts';
import { startTeam } from './serve.ts';
import { readSettings, signOnOf } from './settings.ts';

/** How long what was asked may take to be answered once the server is told to stop, in milliseconds. */
const LONGEST = 30_000;

const giveUp = (): never => process.exit(1);

/** Serves a department until it is told to stop; what was asked by then is answered first. */
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
      askLimits: askLimits,
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
    setTimeout(giveUp, LONGEST).unref();
    await server.close();
    log.info('ended');
    return ok('');
  } catch (error) {
    return refuse('refused', `The server could not be started: ${causeWords(error)}`);
  }
}

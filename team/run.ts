import { mkdir } from 'node:fs/promises';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { startTeam } from './serve.ts';
import { readSettings, signOnOf } from './settings.ts';

/** Serves a department until it is told to stop; what was asked by then is answered first. */
export async function runTeam(path: string): Promise<Result<string>> {
  const settings = await readSettings(path);
  if (!settings.ok) return settings;
  const { database, owner, origin, port, hostname, folder, heads } = settings.value;
  try {
    for (const one of [folder, heads]) if (one !== undefined) await mkdir(one, { recursive: true });
    const signOn = await signOnOf(settings.value);
    const server = await startTeam({
      database: { database, owner },
      origin,
      port,
      hostname,
      folder,
      signOn,
      ...(heads !== undefined && { heads }),
    });
    console.log(`Keeling serves ${origin} on ${hostname}:${server.port}.`);
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await server.close();
    return ok('');
  } catch (error) {
    return refuse(
      'refused',
      `The server could not be started: ${error instanceof Error ? error.message : error}`,
    );
  }
}

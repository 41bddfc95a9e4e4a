import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../../core/api.ts';
import { must } from '../reviews/review.ts';
import { freePort } from './free-port.ts';
import { OWNER, type PostgresServer, USER } from './postgres-server.ts';
import { startProxy } from './proxy.ts';
import { startTeamProcess, type TeamProcess } from './team-process.ts';

/** A server that can be killed, with a review of Ann's. */
export interface KillableTeam {
  readonly server: TeamProcess;
  /** Ann's, as the proxy before the server sends them on. */
  readonly headers: Readonly<Record<string, string>>;
  readonly review: ReviewInfo;
  readonly schema: string;
}

/** A folder outside what a test's process keeps in memory: what is killed must find it again. */
function folderOnDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts one over a database, which ends with the test.
 * @param lasts for how many seconds the proxy's signature holds
 */
export async function startKillable(
  postgres: PostgresServer,
  { port = postgres.port, title = 'Killed', lasts = 3600 * 12 } = {},
): Promise<KillableTeam> {
  const proxy = await startProxy();
  const url = (role: string) => `postgresql://${role}@127.0.0.1:${port}/keeling`;
  const server = await startTeamProcess({
    folder: folderOnDisk(),
    database: { database: url(USER), owner: url(OWNER) },
    port: await freePort(),
    proxy: proxy.settings,
  });
  onTestFinished(async () => {
    await server.end('SIGKILL');
    await proxy.close();
  });
  const headers = await proxy.as('ann', 'Ann Draper', { lasts });
  const response = await fetch(`${server.origin}/host/host.create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ name: title }),
  });
  const review: ReviewInfo = must((await response.json()) as never);
  const id = review.path;
  return { server, headers, review, schema: `keeling_${id.replaceAll('-', '')}` };
}

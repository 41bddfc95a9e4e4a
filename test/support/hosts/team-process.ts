import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../data/store/postgres/connect.ts';
import type { ProxyOptions } from '../../../team/sign-on/proxy.ts';
import { built } from '../windows/built.ts';

/** A server for a department as those who run it start it: a process of its own, which can be killed and started again. */
export interface TeamProcess {
  readonly origin: string;
  readonly pid: () => number;
  readonly start: () => Promise<void>;
  /** Ends it as a crash does, or (SIGTERM) as whoever runs it does. @returns its exit code; null after a kill */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
  /** What it has said so far on either stream. */
  readonly said: () => string;
}

interface TeamProcessOptions {
  /** Where its settings and exports are. */
  readonly folder: string;
  readonly database: Required<Database>;
  readonly port: number;
  readonly proxy: ProxyOptions;
  /** More of the settings. */
  readonly more?: object;
}

/** How long a server may take to end, in milliseconds. */
const PATIENCE = 120_000;

/** How often is looked whether one is there, so many milliseconds apart: a machine that stands still does not look. */
const LOOKS = 6_000;
const LOOK = 20;

/** Starts one. It is the tests' own to end. */
export async function startTeamProcess(options: TeamProcessOptions): Promise<TeamProcess> {
  const { folder, database, port, proxy, more = {} } = options;
  built('node', 'team', 'renderer');
  const origin = `http://127.0.0.1:${port}`;
  const path = join(folder, 'settings.json');
  const settings = { ...database, origin, port, folder: join(folder, 'exports'), signOn: { proxy }, ...more };
  writeFileSync(path, JSON.stringify(settings));
  const script = join(import.meta.dirname, '../../../dist/team/keeling.js');
  let said = '';
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, [script, 'serve', '--team', path], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    for (let looks = 0; looks < LOOKS && child.exitCode === null; looks++) {
      const isThere = await fetch(`${origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isThere) return;
      await new Promise((waited) => setTimeout(waited, LOOK));
    }
    throw new Error(`The server did not start: ${said}`);
  };
  await start();
  return {
    origin,
    pid: () => child.pid ?? 0,
    start,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, 'exit');
      child.kill(signal);
      const late = setTimeout(() => {
        said += 'It did not end when it was told to';
        child.kill('SIGKILL');
      }, PATIENCE);
      await closed;
      clearTimeout(late);
      return child.exitCode;
    },
    said: () => said,
  };
}

import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A PostgreSQL of a test's own, in a folder that goes with it. */
export interface PostgresServer {
  /** A connection URL of the database for reviews, as its owner. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Ends it: `immediate` as a power cut would. */
  readonly stop: (how?: 'fast' | 'immediate') => void;
  readonly start: () => void;
  readonly close: () => void;
}

/** Who owns the tables, and as whom a server works: see docs/server.md. */
export const OWNER = 'keeling_owner';
export const USER = 'keeling_server';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's own programs, the newest that is there; null where there is none. */
export function postgresPrograms(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const newest = readdirSync(DEBIAN)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return newest ?? null;
}

/** PostgreSQL refuses to be run by root: its own user runs it then. */
function ownerIds(): { readonly uid?: number; readonly gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (which: string) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Starts one with an empty database `keeling` whose order of texts is that of a file. Every commit is durable. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const bin = postgresPrograms();
  if (bin === null) throw new Error('There is no PostgreSQL on this machine');
  const folder = mkdtempSync('/tmp/keeling-postgres-');
  const ids = ownerIds();
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(folder, ids.uid, ids.gid);
  const data = join(folder, 'data');
  const run = (program: string, given: readonly string[]) =>
    execFileSync(join(bin, program), given, {
      ...ids,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  run('initdb', ['-D', data, '-U', 'keeling', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const port = await freePort();
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    ...settings,
  ];
  const start = () => {
    run('pg_ctl', [
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      options.map((one) => `-c ${one}`).join(' '),
      'start',
    ]);
  };
  const stop = (how: 'fast' | 'immediate' = 'fast') => {
    run('pg_ctl', ['-D', data, '-w', '-m', how, 'stop']);
  };
  start();
  const own = ['-h', folder, '-p', String(port), '-U', 'keeling'];
  for (const role of [OWNER, USER]) run('createuser', [...own, role]);
  run('createdb', [...own, '-O', OWNER, 'keeling']);
  return {
    url: `postgresql://keeling@127.0.0.1:${port}/keeling`,
    port,
    folder,
    start,
    stop,
    close: () => {
      try {
        stop('immediate');
      } catch {
        // A test may have ended it.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

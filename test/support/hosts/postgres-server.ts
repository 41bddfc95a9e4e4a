import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

/** A PostgreSQL of a test's own, in a folder that goes with it. */
export interface PostgresServer {
  /** A connection URL of the database for reviews, as whoever may do everything in it. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Ends it: `immediate` as a power cut would. */
  readonly stop: (how?: 'fast' | 'immediate') => Promise<void>;
  /** Ends it as a crash does, at once and without a word to its own processes. */
  readonly kill: () => void;
  /** Starts it again, also after a kill. */
  readonly start: () => Promise<void>;
  /** One that follows it, without which from now on nothing is acknowledged. */
  readonly standby: () => Promise<Standby>;
  /** Makes a folder that is its own user's. */
  readonly make: (folder: string) => void;
  /** Its data folder. */
  readonly data: string;
  /** Runs a line of the shell as whoever runs it, with PostgreSQL's programs at hand, which find it. */
  readonly shell: (script: string) => Promise<string>;
  /** Runs one of PostgreSQL's own programs, in the server's folder and as its user. */
  readonly run: (program: string, given: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A server that follows another, until it takes its place. */
export interface Standby extends Pick<PostgresServer, 'url' | 'port' | 'close'> {
  readonly promote: () => Promise<void>;
}

/** Who owns the tables, and as whom a server works: see docs/server.md. */
export const OWNER = 'keeling_owner';
export const USER = 'keeling_server';

const execute = promisify(execFile);

/** How often starting is tried, a tenth of a second apart. */
const TRIES = 100;

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

/** One server's folder and programs, whether it runs or not. */
async function cluster(folder: string, settings: readonly string[], data = join(folder, 'data')) {
  const bin = postgresPrograms();
  if (bin === null) throw new Error('There is no PostgreSQL on this machine');
  const ids = ownerIds();
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(folder, ids.uid, ids.gid);
  const port = await freePort();
  const run = async (program: string, given: readonly string[]): Promise<string> =>
    (await execute(join(bin, program), [...given], { ...ids, cwd: folder })).stdout;
  const shell = async (script: string): Promise<string> => {
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      PGHOST: '127.0.0.1',
      PGPORT: `${port}`,
      PGUSER: 'keeling',
    };
    return (await execute('/bin/sh', ['-ec', script], { ...ids, cwd: folder, env })).stdout;
  };
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    ...settings,
  ];
  const asked = [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    options.map((one) => `-c ${one}`).join(' '),
  ];
  const start = async () => {
    // After a kill its own processes have the memory for a moment.
    for (let tries = TRIES; ; tries--) {
      try {
        await run('pg_ctl', [...asked, 'start']);
        return;
      } catch (error) {
        if (tries === 0) throw error;
        await new Promise((waited) => setTimeout(waited, 100));
      }
    }
  };
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    await run('pg_ctl', ['-D', data, '-w', '-m', how, 'stop']);
  };
  return {
    url: `postgresql://keeling@127.0.0.1:${port}/keeling`,
    port,
    folder,
    data,
    run,
    shell,
    start,
    stop,
    make: (path: string) => {
      mkdirSync(path);
      if (ids.uid !== undefined && ids.gid !== undefined) chownSync(path, ids.uid, ids.gid);
    },
    kill: () => {
      const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    close: async () => {
      // A test may have ended it.
      await stop('immediate').catch(() => undefined);
      // Thousands of files: removed at one go, they held up what ends a run's workers.
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One over a data folder that is there already, as a backup is. It does not run yet. */
export const serverOver = (data: string) => cluster(newFolder(), [], data);

const newFolder = (): string => mkdtempSync('/tmp/keeling-postgres-');

/** Starts one with an empty database `keeling` whose order of texts is that of a file. Every commit is durable. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const server = await cluster(newFolder(), settings);
  const { data, folder, port, run } = server;
  await run('initdb', ['-D', data, '-U', 'keeling', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  await server.start();
  const own = ['-h', folder, '-p', String(port), '-U', 'keeling'];
  for (const role of [OWNER, USER]) await run('createuser', [...own, role]);
  await run('createdb', [...own, '-O', OWNER, 'keeling']);
  const say = (sql: string) => run('psql', [...own, '-d', 'keeling', '-Atqc', sql]);
  return {
    ...server,
    standby: async () => {
      const second = await cluster(newFolder(), []);
      const from = `host=${folder} port=${port} user=keeling application_name=standby`;
      await second.run('pg_basebackup', ['-d', from, '-D', second.data, '-R', '-X', 'stream', '-c', 'fast']);
      await second.start();
      await say("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
      await say('SELECT pg_reload_conf()');
      while (
        (
          await say("SELECT sync_state FROM pg_stat_replication WHERE application_name = 'standby'")
        ).trim() !== 'sync'
      )
        await new Promise((waited) => setTimeout(waited, 50));
      return {
        ...second,
        promote: async () => {
          await second.run('pg_ctl', ['-D', second.data, '-w', 'promote']);
        },
      };
    },
  };
}

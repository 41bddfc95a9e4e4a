import { createRequire } from 'node:module';
import knex, { type Knex } from 'knex';
import type { WithEngine } from '../engine.ts';
import { sqliteEngine } from './engine.ts';
import { pathForSqlite } from './path.ts';

/** The two packages that Knex can reach SQLite through, and their differences. No other file knows which one is used. */

/** How long a statement waits for another connection's lock. */
const LOCK_TIMEOUT_MS = 5_000;

/** The settings of every connection. The packages' defaults differ. */
const CONNECTION_PRAGMAS = `
  PRAGMA foreign_keys = ON;
  PRAGMA synchronous = EXTRA;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;`;

/** A package for SQLite, and what differs between the two. */
interface Driver {
  /** Knex's client for the package. */
  readonly client: () => Knex.Config['client'];
  /** Runs statements on a new connection that Knex doesn't know yet. */
  readonly setUp: (raw: unknown, sql: string) => Promise<void>;
  /** Closes such a connection. */
  readonly close: (raw: unknown) => Promise<void>;
  /** Sets how long statements wait for a lock. */
  readonly setLockTimeout: (db: Knex, milliseconds: number) => Promise<unknown>;
}

/** The members of a connection of the package sqlite3 that are used here. */
interface Sqlite3Connection {
  exec(sql: string, callback: (error: Error | null) => void): void;
  close(callback: () => void): void;
}

/** The package sqlite3, which runs statements on its own threads, where SQLite itself waits for locks. */
const sqlite3: Driver = {
  client: () => 'sqlite3',
  setUp: (raw, sql) =>
    new Promise((resolve, fail) => {
      (raw as Sqlite3Connection).exec(`PRAGMA busy_timeout = ${LOCK_TIMEOUT_MS}; ${sql}`, (error) =>
        error ? fail(error) : resolve(),
      );
    }),
  close: (raw) => new Promise((resolve) => (raw as Sqlite3Connection).close(resolve)),
  setLockTimeout: (db, milliseconds) => db.raw(`PRAGMA busy_timeout = ${milliseconds}`),
};

/** The members of a connection of the package better-sqlite3 that are used here. */
interface BetterSqlite3Connection {
  unsafeMode(on: boolean): BetterSqlite3Connection;
  exec(sql: string): unknown;
  close(): unknown;
}

/** A statement, as Knex gives it to its client. */
interface Query {
  readonly bindings?: readonly unknown[];
  readonly response?: unknown;
}

/** The members of Knex's client for better-sqlite3 that are used here. Knex has no types for them. */
interface ClientOfKnex {
  readonly driver: new (path: string, options: object) => BetterSqlite3Connection;
  readonly connectionSettings: { readonly filename: string };
  acquireRawConnection(): Promise<BetterSqlite3Connection>;
  _query(connection: BetterSqlite3Connection, query: Query): Promise<Query>;
  _formatBindings(bindings: readonly unknown[] | undefined): readonly unknown[];
}

/** The lock timeout of each connection. It can't be on the client, because a transaction has a client of its own. */
const lockTimeouts = new WeakMap<BetterSqlite3Connection, number>();

/** Whether another connection has the lock. Not `SQLITE_BUSY_SNAPSHOT`: that reader is out of date, and waiting won't help. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_BUSY(?:_RECOVERY)?$/.test(String(error.code));

/**
 * Retries `work` until the file is unlocked, for at most `timeoutMs`. SQLite’s own wait would block this thread, which
 * the holder of the lock may need to finish.
 */
async function retryWhileLocked<T>(work: () => T | Promise<T>, timeoutMs: number): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    const isLastTry = Date.now() + pause > deadline;
    try {
      return await work();
    } catch (error) {
      if (isLastTry || !isBusy(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/**
 * Converts a value so that it is stored as by the package sqlite3. better-sqlite3 binds every number as a float, so that 1
 * concatenated to text becomes "1.0", and binds a lone surrogate as invalid UTF-8.
 */
function toBinding(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (typeof value === 'boolean') return BigInt(value);
  // Larger integers, which are times, stay floats, as Knex binds them for both packages.
  return typeof value === 'number' && (value | 0) === value ? BigInt(value) : value;
}

const NODE_MAJOR = Number(process.versions.node.split('.')[0]);

/** Knex’s client for better-sqlite3, which waits for locks without blocking this thread. */
function betterClient() {
  const require = createRequire(import.meta.url);
  const Base: new (
    config: Knex.Config,
  ) => ClientOfKnex = require('knex/lib/dialects/better-sqlite3/index.js');
  return class extends Base {
    /**
     * Chooses the version of the package for this Node. Version 12 crashes Node 24 when a statement is garbage-collected at
     * the wrong moment; version 13 crashes Node 20 when it is loaded.
     */
    _driver(): unknown {
      return NODE_MAJOR >= 22 ? require('better-sqlite3-13') : require('better-sqlite3');
    }

    override acquireRawConnection(): Promise<BetterSqlite3Connection> {
      // Unsafe mode, which sqlite3 always has, allows rebuilding the search index's own tables. No statement is a stranger's.
      return openConnection(() =>
        new this.driver(this.connectionSettings.filename, { timeout: 0 }).unsafeMode(true),
      );
    }

    override async _query(connection: BetterSqlite3Connection, query: Query): Promise<Query> {
      // Consecutive statements would otherwise block the event loop: no timer or other call could run between them.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      const timeoutMs = lockTimeouts.get(connection) ?? LOCK_TIMEOUT_MS;
      return retryWhileLocked(() => super._query(connection, query), timeoutMs);
    }

    override _formatBindings(bindings: readonly unknown[] = []): readonly unknown[] {
      return super._formatBindings(bindings.map(toBinding));
    }
  };
}

/** Opens a connection. The package throws a TypeError without a code for a missing folder; the code is added here. */
async function openConnection(openRaw: () => BetterSqlite3Connection): Promise<BetterSqlite3Connection> {
  try {
    return openRaw();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw Object.assign(new Error(error.message), { code: 'SQLITE_CANTOPEN' });
  }
}

/** The package better-sqlite3, which runs statements on the calling thread, so that a long one blocks it. */
const betterSqlite3: Driver = {
  client: () => betterClient() as unknown as typeof Knex.Client,
  setUp: async (raw, sql) => {
    await retryWhileLocked(() => (raw as BetterSqlite3Connection).exec(sql), LOCK_TIMEOUT_MS);
  },
  close: async (raw) => {
    (raw as BetterSqlite3Connection).close();
  },
  setLockTimeout: async (db, milliseconds) => {
    const raw: BetterSqlite3Connection = await db.client.acquireConnection();
    lockTimeouts.set(raw, milliseconds);
    await db.client.releaseConnection(raw);
  },
};

const DRIVERS = { sqlite3, 'better-sqlite3': betterSqlite3 } as const satisfies Readonly<
  Record<string, Driver>
>;

/** The name of a package for SQLite. */
export type DriverName = keyof typeof DRIVERS;

/**
 * The driver where nobody chose one. On Windows sqlite3 would have to be compiled at the installation; better-sqlite3 13
 * brings its build.
 */
const defaultDriver = (platform: NodeJS.Platform): DriverName =>
  platform === 'win32' ? 'better-sqlite3' : 'sqlite3';

/** The driver that the environment variable KEELING_DRIVER chooses. @throws RangeError for an unknown driver */
export function chosenDriver(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): DriverName {
  const name = env.KEELING_DRIVER || defaultDriver(platform);
  if (Object.hasOwn(DRIVERS, name)) return name as DriverName;
  throw new RangeError(`KEELING_DRIVER is ${name}; it may be ${Object.keys(DRIVERS).join(' or ')}.`);
}

/** Opens a file with one connection, so that two transactions of one process never interleave. */
export function connect(path: string, name: DriverName = chosenDriver()): Knex {
  const { client, setUp, close } = DRIVERS[name];
  const config: WithEngine = {
    engine: sqliteEngine,
    client: client(),
    connection: { filename: pathForSqlite(path) },
    useNullAsDefault: true,
    // Knex's warnings are also thrown as errors. Standard output belongs to the command line.
    log: { warn: () => undefined },
    pool: {
      min: 1,
      max: 1,
      // Knex doesn't close a connection whose set-up failed, and the file would stay open.
      afterCreate: (raw: unknown, callback: (error: Error | null) => void): void => {
        setUp(raw, CONNECTION_PRAGMAS).then(
          () => callback(null),
          (error) => close(raw).finally(() => callback(error)),
        );
      },
    },
  };
  return knex(config);
}

/** Sets how long statements wait for a lock, instead of five seconds. */
export async function setLockTimeout(
  db: Knex,
  milliseconds: number,
  name: DriverName = chosenDriver(),
): Promise<void> {
  await DRIVERS[name].setLockTimeout(db, milliseconds);
}

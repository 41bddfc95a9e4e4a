import { createRequire } from 'node:module';
import knex, { type Knex } from 'knex';
import type { WithEngine } from '../engine.ts';
import { sqlite } from './engine.ts';

/**
 * The packages that SQLite may be reached through, behind Knex, and what each does in its own way. Nothing else in Keeling
 * knows which one it is.
 */

/** How long a statement waits for another connection's turn to end, in milliseconds. */
const PATIENCE = 5_000;

/** What is asked of every connection before its first statement; drivers are built with other defaults. */
const ON_EACH = `
  PRAGMA foreign_keys = ON;
  PRAGMA synchronous = EXTRA;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;`;

interface Driver {
  /** The connection to a file, before it is set up. */
  readonly client: () => Knex.Config['client'];
  /** Runs some statements on a new connection. */
  readonly setUp: (raw: unknown, sql: string) => Promise<void>;
  /** Closes a connection that Knex does not know of. */
  readonly close: (raw: unknown) => Promise<void>;
  /** Says how long statements of an open file wait. */
  readonly wait: (db: Knex, milliseconds: number) => Promise<unknown>;
}

interface Callbacks {
  exec(sql: string, callback: (error: Error | null) => void): void;
  close(callback: () => void): void;
}

/** Works in a thread of its own, in which SQLite itself waits for its turn. */
const sqlite3: Driver = {
  client: () => 'sqlite3',
  setUp: (raw, sql) =>
    new Promise((resolve, fail) => {
      (raw as Callbacks).exec(`PRAGMA busy_timeout = ${PATIENCE}; ${sql}`, (error) =>
        error ? fail(error) : resolve(),
      );
    }),
  close: (raw) => new Promise((resolve) => (raw as Callbacks).close(resolve)),
  wait: (db, milliseconds) => db.raw(`PRAGMA busy_timeout = ${milliseconds}`),
};

interface Synchronous {
  unsafeMode(on: boolean): Synchronous;
  exec(sql: string): unknown;
  close(): unknown;
}

interface Query {
  readonly bindings?: readonly unknown[];
  readonly response?: unknown;
}

/** Knex's client for better-sqlite3, as far as it is changed here; Knex has no types for it. */
interface ClientOfKnex {
  readonly driver: new (path: string, options: object) => Synchronous;
  readonly connectionSettings: { readonly filename: string };
  acquireRawConnection(): Promise<Synchronous>;
  _query(connection: Synchronous, query: Query): Promise<Query>;
  _formatBindings(bindings: readonly unknown[] | undefined): readonly unknown[];
}

/** By connection: a transaction has a client of its own, which shares nothing else with the file's. */
const patience = new WeakMap<Synchronous, number>();

/** Another connection has its turn. One that read what is now out of date (`_SNAPSHOT`) would wait for nothing. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_BUSY(?:_RECOVERY)?$/.test(String(error.code));

/**
 * Tries `work` again until the file is free. SQLite itself would wait without leaving the thread, which is also the one
 * that the other's turn may have to end in.
 */
async function untilFree<T>(work: () => T | Promise<T>, limit: number): Promise<T> {
  const until = Date.now() + limit;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    const late = Date.now() + pause > until;
    try {
      return await work();
    } catch (error) {
      if (late || !isBusy(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/**
 * A value as the other driver gives it to SQLite. This one gives every number as one with a fraction, so that 1 joined to
 * a text becomes "1.0"; and half of a character as bytes that are no text.
 */
function bound(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (typeof value === 'boolean') return BigInt(value);
  // Times are left to Knex, which makes fractions of them for both.
  return typeof value === 'number' && (value | 0) === value ? BigInt(value) : value;
}

const MAJOR = Number(process.versions.node.split('.')[0]);

function betterClient() {
  const require = createRequire(import.meta.url);
  const Base: new (
    config: Knex.Config,
  ) => ClientOfKnex = require('knex/lib/dialects/better-sqlite3/index.js');
  return class extends Base {
    /**
     * Version 12 ends the process on Node 24 when a statement is cleared away at the wrong moment; 13 does so on Node 20
     * when it is loaded.
     */
    _driver(): unknown {
      return MAJOR >= 22 ? require('better-sqlite3-13') : require('better-sqlite3');
    }

    override acquireRawConnection(): Promise<Synchronous> {
      // As with the other driver, the tables that words are searched in can be made again: no statement is a stranger's.
      return open(() => new this.driver(this.connectionSettings.filename, { timeout: 0 }).unsafeMode(true));
    }

    override async _query(connection: Synchronous, query: Query): Promise<Query> {
      // Statements one after the other would otherwise let nothing else happen in the process: no timer, no other call.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      const limit = patience.get(connection) ?? PATIENCE;
      return untilFree(() => super._query(connection, query), limit);
    }

    override _formatBindings(bindings: readonly unknown[] = []): readonly unknown[] {
      return super._formatBindings(bindings.map(bound));
    }
  };
}

/** A folder that is not there is refused before SQLite is asked, and so without a code of SQLite's. */
async function open(make: () => Synchronous): Promise<Synchronous> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw Object.assign(new Error(error.message), { code: 'SQLITE_CANTOPEN' });
  }
}

/** Works in the thread that asks, so that a long statement holds up everything else there. */
const betterSqlite3: Driver = {
  client: () => betterClient() as unknown as typeof Knex.Client,
  setUp: async (raw, sql) => {
    await untilFree(() => (raw as Synchronous).exec(sql), PATIENCE);
  },
  close: async (raw) => {
    (raw as Synchronous).close();
  },
  wait: async (db, milliseconds) => {
    const raw: Synchronous = await db.client.acquireConnection();
    patience.set(raw, milliseconds);
    await db.client.releaseConnection(raw);
  },
};

const DRIVERS = { sqlite3, 'better-sqlite3': betterSqlite3 } as const satisfies Readonly<
  Record<string, Driver>
>;

export type DriverName = keyof typeof DRIVERS;

/** The setting: which driver every file is opened with. @throws RangeError when there is no such driver */
export function chosenDriver(env: Readonly<Record<string, string | undefined>> = process.env): DriverName {
  const name = env.KEELING_DRIVER || 'sqlite3';
  if (Object.hasOwn(DRIVERS, name)) return name as DriverName;
  throw new RangeError(`KEELING_DRIVER is ${name}; it may be ${Object.keys(DRIVERS).join(' or ')}.`);
}

/** The connection to a file, of one at most: two transactions of one process never interleave. */
export function connect(path: string, name: DriverName = chosenDriver()): Knex {
  const { client, setUp, close } = DRIVERS[name];
  const config: WithEngine = {
    engine: sqlite,
    client: client(),
    connection: { filename: path },
    useNullAsDefault: true,
    // What Knex warns of here it also throws, to us; standard output belongs to the command line.
    log: { warn: () => undefined },
    pool: {
      min: 1,
      max: 1,
      // Knex forgets a connection that could not be set up, and would leave the file open.
      afterCreate: (raw: unknown, callback: (error: Error | null) => void): void => {
        setUp(raw, ON_EACH).then(
          () => callback(null),
          (error) => close(raw).finally(() => callback(error)),
        );
      },
    },
  };
  return knex(config);
}

/** Says how long statements wait for another connection, where five seconds are not right. */
export async function waitAtMost(
  db: Knex,
  milliseconds: number,
  name: DriverName = chosenDriver(),
): Promise<void> {
  await DRIVERS[name].wait(db, milliseconds);
}

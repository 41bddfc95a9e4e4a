import { createRequire } from 'node:module';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { WithEngine } from '../engine.ts';
import { postgresEngine } from './engine.ts';

/** Connection URLs of a database, such as `postgresql://keeling@127.0.0.1:5432/keeling`, for two roles. */
export interface Database {
  /** The role that reads and writes reviews. */
  readonly database: string;
  /** The role that creates and owns the tables. When absent, `database` does. */
  readonly owner?: string;
}

/** The place of a review on a server: a schema of its own in the database. */
export interface SchemaPlace extends Database {
  readonly schema: string;
}

/** The most connections for one review. More would not help, because writes wait for each other anyway. */
const MAX_CONNECTIONS = 4;
/** The time after which an idle connection is closed, so that other reviews can have one. */
const IDLE_TIMEOUT_MS = 10_000;

/**
 * Time limits in milliseconds: reaching the database, one statement, waiting for a lock, and an idle transaction. A
 * server that was cut off in a transaction would otherwise keep the write lock.
 */
const TIMEOUTS = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 300_000,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 300_000,
} as const;

/** The driver's setting for pipelining: statements are sent without waiting for earlier ones, and answered in order. */
const PIPELINING = { pipeline: true } as const;

/** Parses a value of one type from PostgreSQL’s text. */
type Parse = (text: string) => unknown;

/**
 * Parsers that give the same values as SQLite, by PostgreSQL's type number (OID). The driver would return a 64-bit integer
 * (20) as a string, in case it exceeds the safe integers of JavaScript; ours don't. A boolean (16) becomes 1 or 0, because a
 * package has consents in that form.
 */
const PARSERS_AS_SQLITE: Readonly<Record<number, Parse>> = {
  16: (text) => (text === 't' ? 1 : 0),
  20: Number,
};

const valueParsers: Knex.PgCustomTypesConfig = {
  getTypeParser: (type, format) =>
    PARSERS_AS_SQLITE[type] ?? pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
};

/** The part of Knex's column compiler that is overridden here. Knex has no types for it. */
interface KnexColumnCompiler {
  varchar(): string;
  integer(): string;
}

/** Knex's client with SQLite's column types, text of any length and 64-bit integers, so that migrations make the same tables. */
function postgresClient() {
  const require = createRequire(import.meta.url);
  const Base: new (
    config: Knex.Config,
  ) => object & {
    columnCompiler(...args: unknown[]): KnexColumnCompiler;
  } = require('knex/lib/dialects/postgres/index.js');
  return class extends Base {
    override columnCompiler(...args: unknown[]): KnexColumnCompiler {
      return Object.assign(super.columnCompiler(...args), {
        varchar: () => 'text',
        integer: () => 'bigint',
      });
    }
  };
}

/** Opens a pool of connections to one review's schema. */
export function connectPostgres(
  { database, schema }: Pick<SchemaPlace, 'database' | 'schema'>,
  maxConnections = MAX_CONNECTIONS,
): Knex {
  // Knex passes these settings to the driver. It has types for only some of them.
  const settings: Knex.PgConnectionConfig = {
    types: valueParsers,
    application_name: 'keeling',
    keepAlive: true,
    ...PIPELINING,
    ...TIMEOUTS,
  };
  const config: WithEngine = {
    engine: postgresEngine,
    client: postgresClient() as unknown as typeof Knex.Client,
    connection: { ...settings, connectionString: database },
    acquireConnectionTimeout: TIMEOUTS.connectionTimeoutMillis * 2,
    searchPath: [schema],
    log: { warn: () => undefined },
    pool: { min: 0, max: maxConnections, idleTimeoutMillis: IDLE_TIMEOUT_MS },
  };
  return knex(config);
}

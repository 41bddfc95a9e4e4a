import { createRequire } from 'node:module';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { WithEngine } from '../engine.ts';
import { postgres } from './engine.ts';

/** A database, by who uses it: connection URLs such as `postgresql://keeling@127.0.0.1:5432/keeling`. */
export interface Database {
  /** As whom reviews are read and written. */
  readonly database: string;
  /** As whom tables are made: they are that role's. Absent where it is the same. */
  readonly owner?: string;
}

/** Where a review is held on a server: its database, and the schema that is the review's own. */
export interface SchemaPlace extends Database {
  readonly schema: string;
}

/** As many connections as one review is served over: a write waits for the one before it anyway. */
const MAX_CONNECTIONS = 4;
/** A connection that nobody asks for is given back, in milliseconds: other reviews may want it. */
const IDLE = 10_000;

/**
 * Time limits in milliseconds: reaching the database, one statement, waiting for the turn, and an idle transaction. A
 * server that was cut off in a transaction would otherwise keep the turn.
 */
const TIMEOUTS = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 300_000,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 300_000,
} as const;

/** What is asked in one transaction is sent at once, and answered in its order: the driver’s own setting. */
const AHEAD = { pipeline: true } as const;

type Parse = (text: string) => unknown;

/**
 * Values as a file gives them, by the number that the database has for their type. Whole numbers come as texts otherwise,
 * since some need more figures than a number has, and none of ours does; and a package tells of a consent as 1 or 0.
 */
const AS_IN_A_FILE: Readonly<Record<number, Parse>> = {
  16: (text) => (text === 't' ? 1 : 0),
  20: Number,
};

const types: Knex.PgCustomTypesConfig = {
  getTypeParser: (type, format) =>
    AS_IN_A_FILE[type] ?? pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
};

/** What Knex makes of a column's kind; it has no types for it. */
interface ColumnsOfKnex {
  varchar(): string;
  integer(): string;
}

/** As in SQLite, a text has no greatest length and a whole number has 64 bits: the same steps make the same tables. */
function postgresClient() {
  const require = createRequire(import.meta.url);
  const Base: new (
    config: Knex.Config,
  ) => object & {
    columnCompiler(...given: unknown[]): ColumnsOfKnex;
  } = require('knex/lib/dialects/postgres/index.js');
  return class extends Base {
    override columnCompiler(...given: unknown[]): ColumnsOfKnex {
      return Object.assign(super.columnCompiler(...given), {
        varchar: () => 'text',
        integer: () => 'bigint',
      });
    }
  };
}

/** The connections to one review's schema. */
export function connectPostgres(
  { database, schema }: Pick<SchemaPlace, 'database' | 'schema'>,
  maxConnections = MAX_CONNECTIONS,
): Knex {
  // Knex hands these on to the driver, some of which it has no types for.
  const settings: Knex.PgConnectionConfig = {
    types,
    application_name: 'keeling',
    keepAlive: true,
    ...AHEAD,
    ...TIMEOUTS,
  };
  const config: WithEngine = {
    engine: postgres,
    client: postgresClient() as unknown as typeof Knex.Client,
    connection: { ...settings, connectionString: database },
    acquireConnectionTimeout: TIMEOUTS.connectionTimeoutMillis * 2,
    searchPath: [schema],
    log: { warn: () => undefined },
    pool: { min: 0, max: maxConnections, idleTimeoutMillis: IDLE },
  };
  return knex(config);
}

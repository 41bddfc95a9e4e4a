import type { Knex } from 'knex';

/** One step from the tables of version `version - 1` to those of `version`. Runs in one transaction. */
export interface Migration {
  readonly version: number;
  readonly up: (trx: Knex.Transaction) => Promise<void>;
}

import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import type { LockedState } from './turn.ts';

/**
 * Everything that a database does in its own way. The rest of the store is portable SQL through Knex, and doesn't know which
 * database has the review. A connection carries its engine; a transaction has that of its connection.
 */
export interface Engine {
  /** Whether the review is the file at its path, which other programs may replace. */
  readonly isFile: boolean;
  /** The isolation levels of transactions; undefined for an engine with only one. */
  readonly isolation: { readonly reading?: Knex.IsolationLevels; readonly writing?: Knex.IsolationLevels };
  /** The refusal that explains an error of the database or the disk; null for any other error. */
  readonly refusalOf: (error: unknown) => Result<never> | null;
  /** Rolls back a transaction that a failed commit left open. Does nothing if there is none. */
  readonly rollBack: (db: Knex) => Promise<void>;
  /** Runs a write after the earlier writes of this process, unless the engine does that itself. */
  readonly queueWrite: <T>(db: Knex, work: () => Promise<T>) => Promise<T>;
  /** Runs a read, and limits the reads at the same time so that the next writer always has a connection. */
  readonly limitReads: <T>(db: Knex, work: () => Promise<T>) => Promise<T>;
  /** Waits for the write lock. Listeners are notified of the new entries when the write is committed. */
  readonly takeWriteLock: (trx: Knex.Transaction) => Promise<LockedState>;
  /** Whether statements can be sent before earlier ones are done (pipelining). They are still run in their order. */
  readonly canPipeline: boolean;
  /**
   * Finds out whether a write was committed when its commit was not acknowledged: `kept` if it was, `gone` if not. Null
   * if that can’t be found out.
   * @param lastEntry the last entry of the write
   */
  readonly commitOutcomeOf: (db: Knex, lastEntry: ChainHead) => Promise<'kept' | 'gone' | null>;
  /** The version of the tables; 0 for an empty database. */
  readonly readVersion: (db: Knex) => Promise<number>;
  /** Records the version of the tables. */
  readonly writeVersion: (trx: Knex.Transaction, version: number) => Promise<void>;
  /** Waits for the write lock when there may be no tables yet, or tables of any version. */
  readonly takeMigrationLock: (trx: Knex.Transaction) => Promise<void>;
  /** Keeps a backup of the review before its tables are migrated from a version. */
  readonly backUpBeforeMigration: (db: Knex, place: string, version: number) => Promise<void>;
  /** Writes the review as an SQLite file to a free path. */
  readonly copyTo: (db: Knex, path: string) => Promise<void>;
  /** The faults in the tables' structure, in the engine's words. */
  readonly findFaults: (db: Knex, depth: 'quick' | 'full') => Promise<readonly string[]>;
  /** The search index of answers. */
  readonly answerIndex: AnswerIndex;
  /** Queries that are fast only in the engine’s own SQL. */
  readonly bulkQueries: BulkQueries;
}

/** The search index of all answers. It has nothing that the table `answer` doesn't have, so that it can be rebuilt. */
export interface AnswerIndex {
  /** Creates the empty index. */
  readonly create: (trx: Knex.Transaction) => Promise<void>;
  /** Indexes stored answers by their ids, from `from` to `to` inclusive. */
  readonly add: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  /** `add` for thousands of answers. */
  readonly addMany: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  /** Removes answers from the index by their ids, from `from` to `to` inclusive. Call it before the answers are deleted. */
  readonly remove: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  /** Removes all answers from the index. */
  readonly clear: (trx: Knex.Transaction) => Promise<void>;
  /** Whether a fault of the structure is only in the index. */
  readonly isIndexFault: (fault: string) => boolean;
  /** Whether the index is undamaged and has exactly the words of the answers. */
  readonly agreesWithAnswers: (trx: Knex.Transaction) => Promise<boolean>;
  /** Rebuilds the index from the answers, even if its tables are damaged. */
  readonly rebuild: (trx: Knex.Transaction) => Promise<void>;
  /** The ids of the answers that have all of the given words and phrases, ascending. */
  readonly find: (trx: Knex.Transaction, words: readonly SearchWord[]) => Promise<readonly number[]>;
}

/**
 * A word or phrase to search, in any of its spellings. With `isPrefix`, the last word may be the beginning of a longer
 * one.
 */
export interface SearchWord {
  readonly spellings: readonly string[];
  readonly isPrefix: boolean;
}

/** Queries for thousands of rows, or inside JSON. */
export interface BulkQueries {
  /** Stores rows, given as their values in the order of the columns. */
  readonly insert: (
    trx: Knex.Transaction,
    table: 'respondent' | 'answer',
    columns: readonly string[],
    rows: readonly (readonly (string | number)[])[],
  ) => Promise<void>;
  /** The ids of a table's rows by the values of some columns. */
  readonly idsByGroup: <T extends { readonly ids: readonly number[] }>(
    trx: Knex.Transaction,
    table: 'respondent' | 'answer',
    columns: readonly (keyof T & string)[],
  ) => Promise<readonly T[]>;
  /** The ids of all items of one kind that ledger entries of an event type list in their payload’s `things`. */
  readonly mergedItemIds: (trx: Knex.Transaction, act: string, kind: string) => Promise<readonly string[]>;
}

/** A connection's settings, with its engine. */
export type WithEngine = Knex.Config & { readonly engine: Engine };

/** The engine of a connection or transaction. @throws TypeError for a connection that Keeling didn't open */
export function engineOf(db: Knex): Engine {
  const { engine }: Partial<WithEngine> = db.client.config;
  if (!engine) throw new TypeError('This connection has no engine');
  return engine;
}

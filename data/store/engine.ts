import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import type { Turn } from './turn.ts';

/**
 * What a database does in its own way, behind one face: the rest of the store is portable SQL through Knex, and does not
 * know which of them holds the review. A connection carries its engine; a transaction has that of its connection.
 */
export interface Engine {
  /** Whether the review is the file at its path, which other programs may replace. */
  readonly isFile: boolean;
  /** What a transaction sees of what others write meanwhile; undefined where the engine knows one way only. */
  readonly isolation: { readonly reading?: Knex.IsolationLevels; readonly writing?: Knex.IsolationLevels };
  /** What an error means to a person; null for one that is not the database's or the disk's. */
  readonly refusalOf: (error: unknown) => Result<never> | null;
  /** Ends a transaction that a failed commit left open; without effect when there is none. */
  readonly abandon: (db: Knex) => Promise<void>;
  /** Runs a write once those that came before it in this process are done, where the engine doesn't see to that itself. */
  readonly inTurn: <T>(db: Knex, work: () => Promise<T>) => Promise<T>;
  /** Runs a read so that however many read at once, whoever writes next has a connection to do it with. */
  readonly besideWriter: <T>(db: Knex, work: () => Promise<T>) => Promise<T>;
  /** Waits for the turn to write, and has whoever listens told, once the write is committed, that the ledger has gone on. */
  readonly takeTurn: (trx: Knex.Transaction) => Promise<Turn>;
  /** Whether a connection takes a statement before it has done the one before: it then does them in their order. */
  readonly isAhead: boolean;
  /**
   * Whether a write was committed though nobody said so, as soon as that can be found out; null where it can't.
   * @param written the last entry that it wrote
   */
  readonly fateOf: (db: Knex, lastEntry: ChainHead) => Promise<'kept' | 'gone' | null>;
  /** The version of the tables; 0 where there are none. */
  readonly readVersion: (db: Knex) => Promise<number>;
  readonly writeVersion: (trx: Knex.Transaction, version: number) => Promise<void>;
  /** Waits for the turn to write where there may be no tables yet, whatever their version. */
  readonly takeTurnToMigrate: (trx: Knex.Transaction) => Promise<void>;
  /** Keeps the review as it is, before its tables are brought on from a version. */
  readonly keepBefore: (db: Knex, place: string, version: number) => Promise<void>;
  /** Writes the review as a file of SQLite's, to a path where nothing is yet. */
  readonly copyTo: (db: Knex, path: string) => Promise<void>;
  /** What is wrong with the tables themselves, in the engine's words; empty when they are sound. */
  readonly faults: (db: Knex, depth: 'quick' | 'full') => Promise<readonly string[]>;
  readonly words: Words;
  readonly rows: Rows;
}

/** The words of all answers, so that they can be searched. They hold nothing that `answer` doesn't. */
export interface Words {
  readonly create: (trx: Knex.Transaction) => Promise<void>;
  /** Takes in the words of the answers whose ids are between two, both included, once they are stored. */
  readonly add: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  /** `add` for thousands of answers. */
  readonly addMany: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  /** Forgets the words of the answers whose ids are between two, both included, while they are still stored. */
  readonly forget: (trx: Knex.Transaction, from: number, to: number) => Promise<void>;
  readonly forgetAll: (trx: Knex.Transaction) => Promise<void>;
  /** Whether a fault is one of the tables of words, and of nothing else. */
  readonly isFault: (fault: string) => boolean;
  /** Whether the words are those of the answers, no more and no fewer, and each can be found. */
  readonly agree: (trx: Knex.Transaction) => Promise<boolean>;
  /** Makes the words anew from the answers, whatever is left of their tables. */
  readonly rebuild: (trx: Knex.Transaction) => Promise<void>;
  /** The ids of the answers that hold all of the given words and phrases, ascending. */
  readonly find: (trx: Knex.Transaction, words: readonly SearchedWord[]) => Promise<readonly number[]>;
}

/** A word or phrase that is searched, in any of its spellings; `beginning` where its last word may go on. */
export interface SearchedWord {
  readonly spellings: readonly string[];
  readonly isPrefix: boolean;
}

/** Rows by the thousand, and what lies inside JSON. */
export interface Rows {
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
  /** The ids of the things of a kind that entries of an act tell of in their payload's `things`. */
  readonly thingIds: (trx: Knex.Transaction, act: string, kind: string) => Promise<readonly string[]>;
}

/** A connection's settings, with the engine that it is one of. */
export type WithEngine = Knex.Config & { readonly engine: Engine };

/** The engine of a connection or transaction. @throws TypeError for one that no engine of ours opened */
export function engineOf(db: Knex): Engine {
  const { engine }: Partial<WithEngine> = db.client.config;
  if (!engine) throw new TypeError('This connection has no engine');
  return engine;
}

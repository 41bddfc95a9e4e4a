import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { read } from './transact.ts';

/** A running read, and the next run for all callers that came after it began. */
interface SharedRead {
  readonly running: Promise<unknown>;
  next: Promise<unknown> | null;
}

const readsByConnection = new WeakMap<Knex, Map<string, SharedRead>>();

/**
 * Coalesces equal reads on the same connections, because fifty windows that hear of one change ask for it at once. A call
 * during the same read waits for the next run. Nobody gets an answer that is older than their call.
 * @param key everything that `work` depends on, except the review
 */
export function readShared<T>(
  db: Knex,
  key: string,
  work: (trx: Knex.Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  const readsByKey = readsByConnection.get(db) ?? new Map<string, SharedRead>();
  readsByConnection.set(db, readsByKey);
  const startRead = (): Promise<Result<T>> => {
    const sharedRead: SharedRead = {
      running: read(db, work).finally(() => {
        if (sharedRead.next === null && readsByKey.get(key) === sharedRead) readsByKey.delete(key);
      }),
      next: null,
    };
    readsByKey.set(key, sharedRead);
    return sharedRead.running as Promise<Result<T>>;
  };
  const ongoingRead = readsByKey.get(key);
  if (!ongoingRead) return startRead();
  ongoingRead.next ??= ongoingRead.running.then(startRead, startRead);
  return ongoingRead.next as Promise<Result<T>>;
}

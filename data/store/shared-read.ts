import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { read } from './transact.ts';

/** A running read, and the next run for all callers that came after it began. */
interface SharedRead {
  readonly running: Promise<unknown>;
  next: Promise<unknown> | null;
}

const reads = new WeakMap<Knex, Map<string, SharedRead>>();

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
  const running = reads.get(db) ?? new Map<string, SharedRead>();
  reads.set(db, running);
  const begin = (): Promise<Result<T>> => {
    const one: SharedRead = {
      running: read(db, work).finally(() => {
        if (one.next === null && running.get(key) === one) running.delete(key);
      }),
      next: null,
    };
    running.set(key, one);
    return one.running as Promise<Result<T>>;
  };
  const ongoingRead = running.get(key);
  if (!ongoingRead) return begin();
  ongoingRead.next ??= ongoingRead.running.then(begin, begin);
  return ongoingRead.next as Promise<Result<T>>;
}

import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { read } from './transact.ts';

/** One read that several may ask for: as it runs, and as it will run once more for all who asked meanwhile. */
interface SharedRead {
  readonly running: Promise<unknown>;
  next: Promise<unknown> | null;
}

const reads = new WeakMap<Knex, Map<string, SharedRead>>();

/**
 * `read`, once for all who ask the same over the same connections while it waits to begin: fifty windows that are told of
 * one change ask for it at one moment. It begins after each of them asked, so that nobody is answered with what was there
 * before.
 * @param what tells this read from others: all that `work` depends on, beside the review
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

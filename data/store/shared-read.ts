import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { read } from './transact.ts';

/** One read that several may ask for: as it runs, and as it will run once more for all who asked meanwhile. */
interface Asked {
  readonly running: Promise<unknown>;
  next: Promise<unknown> | null;
}

const reads = new WeakMap<Knex, Map<string, Asked>>();

/**
 * `read`, once for all who ask the same over the same connections while it waits to begin: fifty windows that are told of
 * one change ask for it at one moment. It begins after each of them asked, so that nobody is answered with what was there
 * before.
 * @param what tells this read from others: all that `work` depends on, beside the review
 */
export function readShared<T>(
  db: Knex,
  what: string,
  work: (trx: Knex.Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  const asked = reads.get(db) ?? new Map<string, Asked>();
  reads.set(db, asked);
  const begin = (): Promise<Result<T>> => {
    const one: Asked = {
      running: read(db, work).finally(() => {
        if (one.next === null && asked.get(what) === one) asked.delete(what);
      }),
      next: null,
    };
    asked.set(what, one);
    return one.running as Promise<Result<T>>;
  };
  const held = asked.get(what);
  if (!held) return begin();
  held.next ??= held.running.then(begin, begin);
  return held.next as Promise<Result<T>>;
}

import type { Knex } from 'knex';

/** The running and waiting writes on some connections. */
interface Writers {
  last: Promise<unknown>;
  count: number;
}

const writers = new WeakMap<Knex, Writers>();

/**
 * Runs the writes on the same connections in sequence, in the order of their arrival. Otherwise each would wait in the
 * database with a connection of its own, until no connection was left for reading.
 */
export function inTurn<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const own = writers.get(db) ?? { last: Promise.resolve(), count: 0 };
  writers.set(db, own);
  own.count += 1;
  const turn = own.last.then(work).finally(() => {
    own.count -= 1;
  });
  own.last = turn.catch(() => undefined);
  return turn;
}

/** The number of writes and reads that wait for a connection. */
export const queueOf = (db: Knex): { readonly toWrite: number; readonly toRead: number } => ({
  toWrite: Math.max(0, (writers.get(db)?.count ?? 0) - 1),
  toRead: readers.get(db)?.waiting.length ?? 0,
});

/** The running and waiting reads on some connections. */
interface Readers {
  running: number;
  readonly waiting: (() => void)[];
}

const readers = new WeakMap<Knex, Readers>();

/** The most reads at the same time: all connections but one, which stays free for a writer. */
const maxReads = (db: Knex): number => Math.max(1, (db.client.config.pool?.max ?? 2) - 1);

/**
 * Runs a read, and limits the reads at the same time so that one connection stays free for the writer. Otherwise all readers
 * of one change would come before the next writer, for whom everybody else waits.
 */
export async function besideWriter<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const own = readers.get(db) ?? { running: 0, waiting: [] };
  readers.set(db, own);
  if (own.running < maxReads(db)) own.running += 1;
  // A read that ends passes its slot to the next one, so that the count stays.
  else await new Promise<void>((resolve) => own.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = own.waiting.shift();
    if (next) next();
    else own.running -= 1;
  }
}

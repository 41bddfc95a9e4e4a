import type { Knex } from 'knex';

/** The running and waiting writes on some connections. */
interface WriteQueue {
  last: Promise<unknown>;
  count: number;
}

const writeQueues = new WeakMap<Knex, WriteQueue>();

/**
 * Runs the writes on the same connections in sequence, in the order of their arrival. Otherwise each would wait in the
 * database with a connection of its own, until no connection was left for reading.
 */
export function queueWrite<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const queue = writeQueues.get(db) ?? { last: Promise.resolve(), count: 0 };
  writeQueues.set(db, queue);
  queue.count += 1;
  const queued = queue.last.then(work).finally(() => {
    queue.count -= 1;
  });
  queue.last = queued.catch(() => undefined);
  return queued;
}

/** The number of writes and reads that wait for a connection. */
export const queueLengths = (db: Knex): { readonly toWrite: number; readonly toRead: number } => ({
  toWrite: Math.max(0, (writeQueues.get(db)?.count ?? 0) - 1),
  toRead: readQueues.get(db)?.waiting.length ?? 0,
});

/** The running and waiting reads on some connections. */
interface ReadQueue {
  running: number;
  readonly waiting: (() => void)[];
}

const readQueues = new WeakMap<Knex, ReadQueue>();

/** The most reads at the same time: all connections but one, which stays free for a writer. */
const maxReads = (db: Knex): number => Math.max(1, (db.client.config.pool?.max ?? 2) - 1);

/**
 * Runs a read, and limits the reads at the same time so that one connection stays free for the writer. Otherwise all readers
 * of one change would come before the next writer, for whom everybody else waits.
 */
export async function limitReads<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const queue = readQueues.get(db) ?? { running: 0, waiting: [] };
  readQueues.set(db, queue);
  if (queue.running < maxReads(db)) queue.running += 1;
  // A read that ends passes its slot to the next one, so that the count stays.
  else await new Promise<void>((resolve) => queue.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
  }
}

import type { Knex } from 'knex';

/** Those who write over some connections, or wait to: the last of them, and how many they are. */
interface Writers {
  last: Promise<unknown>;
  all: number;
}

const writers = new WeakMap<Knex, Writers>();

/**
 * Runs one write after the other over the same connections, in the order in which they came. The database would have each
 * wait with a connection of its own, until nobody was left one to read with.
 */
export function inTurn<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const own = writers.get(db) ?? { last: Promise.resolve(), all: 0 };
  writers.set(db, own);
  own.all += 1;
  const turn = own.last.then(work).finally(() => {
    own.all -= 1;
  });
  own.last = turn.catch(() => undefined);
  return turn;
}

/** How many wait over some connections: to write, behind whoever has the turn, and to read. */
export const queueOf = (db: Knex): { readonly toWrite: number; readonly toRead: number } => ({
  toWrite: Math.max(0, (writers.get(db)?.all ?? 0) - 1),
  toRead: readers.get(db)?.waiting.length ?? 0,
});

/** Who reads over some connections, and who waits to. */
interface Readers {
  under: number;
  readonly waiting: (() => void)[];
}

const readers = new WeakMap<Knex, Readers>();

/** As many as may read at once: all connections but one, which is a writer's. */
const mayRead = (db: Knex): number => Math.max(1, (db.client.config.pool?.max ?? 2) - 1);

/**
 * Runs as many reads at once as leave a connection to whoever has the turn to write: all who read what one wrote would
 * otherwise be before the next writer, who has everybody behind them.
 */
export async function besideWriter<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const own = readers.get(db) ?? { under: 0, waiting: [] };
  readers.set(db, own);
  if (own.under < mayRead(db)) own.under += 1;
  // Whoever ends hands their place on.
  else await new Promise<void>((resolve) => own.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = own.waiting.shift();
    if (next) next();
    else own.under -= 1;
  }
}

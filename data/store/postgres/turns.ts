import type { Knex } from 'knex';

/** The last of those who write over some connections, or wait to. */
const tails = new WeakMap<Knex, Promise<unknown>>();

/**
 * Runs one write after the other over the same connections, in the order in which they came. The database would have each
 * wait with a connection of its own, until nobody was left one to read with.
 */
export function inTurn<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  const turn = (tails.get(db) ?? Promise.resolve()).then(work);
  tails.set(
    db,
    turn.catch(() => undefined),
  );
  return turn;
}

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

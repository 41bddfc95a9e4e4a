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

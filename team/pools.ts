import type { Knex } from 'knex';
import type { Result } from '../core/base/result.ts';

/** The connections to reviews that are open, each shared by everybody in it. */
export interface Pools {
  /** Opens or shares the connections to a review. The caller must `give` them back, unless this was refused or threw. */
  readonly take: (schema: string) => Promise<Result<Knex>>;
  readonly give: (schema: string) => Promise<void>;
  /** How many reviews are open. */
  readonly size: () => number;
  /** The connections to each review that has finished opening. */
  readonly opened: () => readonly Knex[];
}

interface Pool {
  readonly db: Promise<Result<Knex>>;
  opened: Knex | null;
  takers: number;
}

/** Keeps one pool of connections per review. @param open opens it, once for all people in the review */
export function createPools(open: (schema: string) => Promise<Result<Knex>>): Pools {
  const pools = new Map<string, Pool>();
  return {
    take: async (schema) => {
      const pool = pools.get(schema) ?? { db: open(schema), opened: null, takers: 0 };
      pools.set(schema, pool);
      pool.takers += 1;
      const db = await pool.db.catch((error: unknown) => {
        if (pools.get(schema) === pool) pools.delete(schema);
        throw error;
      });
      // A failed opening is not kept, so that the next caller tries again.
      if (!db.ok && pools.get(schema) === pool) pools.delete(schema);
      if (db.ok) pool.opened = db.value;
      return db;
    },
    give: async (schema) => {
      const pool = pools.get(schema);
      if (!pool) return;
      pool.takers -= 1;
      if (pool.takers > 0) return;
      pools.delete(schema);
      const db = await pool.db;
      if (db.ok) await db.value.destroy();
    },
    size: () => pools.size,
    opened: () => [...pools.values()].flatMap(({ opened }) => opened ?? []),
  };
}

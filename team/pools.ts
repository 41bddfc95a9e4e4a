import type { Knex } from 'knex';
import type { Result } from '../core/base/result.ts';

/** The connections to reviews that are open, each shared by everybody in it. */
export interface Pools {
  /** The connections to a review; whoever took them gives them back. */
  readonly take: (schema: string) => Promise<Result<Knex>>;
  readonly give: (schema: string) => Promise<void>;
  /** How many reviews are open. */
  readonly size: () => number;
  /** The connections to each review that is open by now. */
  readonly opened: () => readonly Knex[];
}

interface Held {
  readonly db: Promise<Result<Knex>>;
  opened: Knex | null;
  takers: number;
}

/** @param open opens the connections to a review, once for all who are in it */
export function createPools(open: (schema: string) => Promise<Result<Knex>>): Pools {
  const pools = new Map<string, Held>();
  return {
    take: async (schema) => {
      const held = pools.get(schema) ?? { db: open(schema), opened: null, takers: 0 };
      pools.set(schema, held);
      held.takers += 1;
      const db = await held.db.catch((error: unknown) => {
        if (pools.get(schema) === held) pools.delete(schema);
        throw error;
      });
      // What could not be opened is tried anew by whoever asks next.
      if (!db.ok && pools.get(schema) === held) pools.delete(schema);
      if (db.ok) held.opened = db.value;
      return db;
    },
    give: async (schema) => {
      const held = pools.get(schema);
      if (!held) return;
      held.takers -= 1;
      if (held.takers > 0) return;
      pools.delete(schema);
      const db = await held.db;
      if (db.ok) await db.value.destroy();
    },
    size: () => pools.size,
    opened: () => [...pools.values()].flatMap(({ opened }) => opened ?? []),
  };
}

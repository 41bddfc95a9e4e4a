import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';

// A write transaction takes the write lock of its review first. Here is what it reads with the lock, and caches until
// it ends.

/** The state of a review when a transaction gets the write lock. */
export interface LockedState {
  /** SHA-256 of the base text, in hex; null while the review is being made. */
  readonly instrument: string | null;
  readonly head: ChainHead;
}

/**
 * The query for `lockedStateFrom`. It has no bindings, so that an engine can send it together with the statement that
 * takes the lock.
 */
export const LOCKED_STATE_QUERY = `SELECT (SELECT hash FROM instrument) AS instrument,
  coalesce((SELECT max(seq) FROM ledger), 0) AS seq,
  coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '') AS hash`;

/** The row that `LOCKED_STATE_QUERY` returns. */
export interface LockedStateRow {
  readonly instrument: string | null;
  readonly seq: number;
  readonly hash: string;
}

export const lockedStateFrom = ({ instrument, seq, hash }: LockedStateRow): LockedState => ({
  instrument,
  head: { seq, hash },
});

/** The cached state of a transaction with the write lock. It stays valid, because nobody else can write meanwhile. */
interface CachedState {
  head: ChainHead;
  /** The statements that were sent and not yet acknowledged. */
  readonly pending: Promise<unknown>[];
}

const cachedStates = new WeakMap<Knex.Transaction, CachedState>();

/**
 * Caches the state of a transaction with the write lock. `whenAcknowledged` waits until the database has acknowledged
 * all its statements, and rejects if one failed.
 */
export function cacheLockedState(
  trx: Knex.Transaction,
  { head }: LockedState,
): { readonly whenAcknowledged: () => Promise<void> } {
  const state: CachedState = { head, pending: [] };
  cachedStates.set(trx, state);
  return {
    whenAcknowledged: async () => {
      await Promise.all(state.pending);
    },
  };
}

/** The cached newest ledger entry of a transaction with the write lock; null for any other transaction. */
export const cachedHead = (trx: Knex.Transaction): ChainHead | null => cachedStates.get(trx)?.head ?? null;

/** Updates the cached newest ledger entry. */
export function updateCachedHead(trx: Knex.Transaction, head: ChainHead): void {
  const state = cachedStates.get(trx);
  if (state) state.head = head;
}

/**
 * Runs a statement. With the write lock, on an engine that pipelines, the statement is only sent and not awaited,
 * because every other writer waits for this one. Its error then ends the transaction later.
 * @param canPipeline whether the engine pipelines statements
 */
export async function send(
  trx: Knex.Transaction,
  canPipeline: boolean,
  statement: Knex.QueryBuilder,
): Promise<void> {
  const state = canPipeline ? cachedStates.get(trx) : undefined;
  if (!state) {
    await statement;
    return;
  }
  const queued = new Promise((resolve) => statement.on('query', resolve));
  const completed = statement.then(() => undefined);
  // An error isn't unhandled here: `whenAcknowledged` reports it at the end of the transaction.
  completed.catch(() => undefined);
  state.pending.push(completed);
  await Promise.race([queued, completed]);
}

import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';

/** The state of a review when a transaction gets the turn to write (the write lock). */
export interface Turn {
  /** SHA-256 of the base text, in hex; null while the review is being made. */
  readonly instrument: string | null;
  readonly head: ChainHead;
}

/** The query for `turnOf`. It has no bindings, so that an engine can send it together with the statement that takes the turn. */
export const TURN = `SELECT (SELECT hash FROM instrument) AS instrument,
  coalesce((SELECT max(seq) FROM ledger), 0) AS seq,
  coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '') AS hash`;

export interface TurnRow {
  readonly instrument: string | null;
  readonly seq: number;
  readonly hash: string;
}

export const turnOf = ({ instrument, seq, hash }: TurnRow): Turn => ({ instrument, head: { seq, hash } });

/** The cached state of a transaction with the turn. It stays valid, because nobody else can write meanwhile. */
interface HeldTurn {
  head: ChainHead;
  /** The statements that were sent and not yet acknowledged. */
  readonly pending: Promise<unknown>[];
}

const heldTurns = new WeakMap<Knex.Transaction, HeldTurn>();

/** Caches the state that a transaction found with the turn. `settled` waits until all its statements are acknowledged. */
export function holdTurn(trx: Knex.Transaction, { head }: Turn): { readonly settled: () => Promise<void> } {
  const turn: HeldTurn = { head, pending: [] };
  heldTurns.set(trx, turn);
  return {
    settled: async () => {
      await Promise.all(turn.pending);
    },
  };
}

/** The cached newest ledger entry of a transaction with the turn; null for any other transaction. */
export const heldHead = (trx: Knex.Transaction): ChainHead | null => heldTurns.get(trx)?.head ?? null;

/** Updates the cached newest ledger entry. */
export function noteHead(trx: Knex.Transaction, head: ChainHead): void {
  const turn = heldTurns.get(trx);
  if (turn) turn.head = head;
}

/**
 * Runs a statement. In a transaction with the turn on a pipelining engine it is only sent and not awaited, because every
 * other writer waits for this one; its error ends the transaction later. Otherwise it is awaited.
 * @param isAhead whether the engine pipelines statements
 */
export async function send(
  trx: Knex.Transaction,
  isAhead: boolean,
  statement: Knex.QueryBuilder,
): Promise<void> {
  const turn = isAhead ? heldTurns.get(trx) : undefined;
  if (!turn) {
    await statement;
    return;
  }
  const isOnItsWay = new Promise((resolve) => statement.on('query', resolve));
  const completed = statement.then(() => undefined);
  // An error isn't unhandled here: `settled` reports it at the end of the transaction.
  completed.catch(() => undefined);
  turn.pending.push(completed);
  await Promise.race([isOnItsWay, completed]);
}

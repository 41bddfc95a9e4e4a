import type { Knex } from 'knex';
import type { ChainHead } from '../../core/ledger/chain.ts';

/** What whoever gets the turn to write finds, at the moment at which they get it. */
export interface Turn {
  /** SHA-256 of the base text, in hex; null while the review is being made. */
  readonly instrument: string | null;
  readonly head: ChainHead;
}

/** What `turnOf` reads the row of. It takes no bindings, so that an engine may send it with what takes the turn. */
export const TURN = `SELECT (SELECT hash FROM instrument) AS instrument,
  coalesce((SELECT max(seq) FROM ledger), 0) AS seq,
  coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '') AS hash`;

export interface TurnRow {
  readonly instrument: string | null;
  readonly seq: number;
  readonly hash: string;
}

export const turnOf = ({ instrument, seq, hash }: TurnRow): Turn => ({ instrument, head: { seq, hash } });

/** What a transaction with the turn keeps in mind, since nobody else can change it meanwhile. */
interface HeldTurn {
  head: ChainHead;
  /** What was sent to the database, and is not known to have been done yet. */
  readonly pending: Promise<unknown>[];
}

const heldTurns = new WeakMap<Knex.Transaction, HeldTurn>();

/** Has a transaction keep in mind what it found as it got the turn. @returns what tells, at its end, that all was done */
export function holdTurn(trx: Knex.Transaction, { head }: Turn): { readonly settled: () => Promise<void> } {
  const turn: HeldTurn = { head, pending: [] };
  heldTurns.set(trx, turn);
  return {
    settled: async () => {
      await Promise.all(turn.pending);
    },
  };
}

/** The ledger's head as a transaction with the turn has it; null for any other. */
export const heldHead = (trx: Knex.Transaction): ChainHead | null => heldTurns.get(trx)?.head ?? null;

/** Keeps in mind what the ledger ends with now. */
export function noteHead(trx: Knex.Transaction, head: ChainHead): void {
  const turn = heldTurns.get(trx);
  if (turn) turn.head = head;
}

/**
 * Sends a statement of a transaction that has the turn, and doesn't wait for it: whatever is asked on the same connection
 * comes after it, and everybody waits for whoever has the turn. Its error ends the transaction. Any other transaction waits.
 * @param isAhead whether the engine takes a statement before it has done the one before
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
  // Whoever ends the transaction hears of it.
  completed.catch(() => undefined);
  turn.pending.push(completed);
  await Promise.race([isOnItsWay, completed]);
}

import type { Knex } from 'knex';
import { type Result, refuse } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { Damage, damaged } from './damage.ts';
import { engineOf } from './engine.ts';
import { heldHead, holdTurn, type Turn } from './turn.ts';

type Work<T> = (trx: Knex.Transaction) => Promise<Result<T>>;
/** Work in a transaction that has the turn to write. */
type WriteWork<T> = (trx: Knex.Transaction, turn: Turn) => Promise<Result<T>>;
type Fate = () => Promise<'kept' | 'gone' | 'unsure'>;

/** Runs `work` on one consistent view of the review. */
export const read = <T>(db: Knex, work: Work<T>): Promise<Result<T>> => {
  const { besideWriter, isolation } = engineOf(db);
  return besideWriter(db, () =>
    transact(db, isolation.reading, work, { fate: async () => 'gone', settled: async () => undefined }),
  );
};

/** The message when Keeling can't find out whether a write was committed. */
const UNSURE =
  'The server lost its database during this save, so your change may not be saved. Reload the window and check whether it is there.';

/**
 * Runs `work` in a transaction, which is rolled back if it is refused.
 * @param outcome `fate` finds out whether a failed commit was made after all; `settled` waits for the statements that were
 * sent without waiting, and rejects if one failed.
 */
async function transact<T>(
  db: Knex,
  isolationLevel: Knex.IsolationLevels | undefined,
  work: Work<T>,
  { fate, settled }: { readonly fate: Fate; readonly settled: () => Promise<void> },
): Promise<Result<T>> {
  const engine = engineOf(db);
  // A refusal is thrown through Knex, because only an error makes Knex roll back and still report a failed commit.
  const refused = new Error('Refused');
  let refusal: Result<T> | undefined;
  let outcome: Result<T> | undefined;
  // A full disk ends the transaction by itself. Knex then only reports that there is none to roll back, so the cause is kept.
  let failed: { readonly error: unknown } | undefined;
  try {
    const result = await db.transaction(async (trx) => {
      const result = await work(trx).catch((error: unknown) => {
        failed = { error };
        throw error;
      });
      if (result.ok) {
        outcome = result;
        return result;
      }
      refusal = result;
      throw refused;
    }, isolationLevel && { isolationLevel });
    await settled();
    return result;
  } catch (error) {
    if (error === refused && refusal) return refusal;
    await engine.abandon(db);
    // Every statement after a failed one fails as well, so that the first error is the cause.
    const first = await settled().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const cause = (first ?? failed ?? { error }).error;
    if (cause instanceof Damage) return damaged(cause.message, cause.place);
    const refusalOfCause = engine.refusalOf(cause);
    if (outcome && refusalOfCause && !refusalOfCause.ok && refusalOfCause.error.kind === 'unavailable') {
      const became = await fate();
      if (became === 'kept') return outcome;
      if (became === 'unsure') return refuse('unavailable', UNSURE);
    }
    if (refusalOfCause) return refusalOfCause;
    throw cause;
  }
}

/** Runs `work` as the only writer. Returns when everything is on the review's disk, or, when refused, nothing. */
export async function write<T>(db: Knex, work: WriteWork<T>): Promise<Result<T>> {
  const engine = engineOf(db);
  let lastEntry: ChainHead | null = null;
  let settled = async (): Promise<void> => undefined;
  const fate: Fate = async () =>
    lastEntry === null ? 'gone' : ((await engine.fateOf(db, lastEntry)) ?? 'unsure');
  const working: Work<T> = async (trx) => {
    // The turn is taken before anything is read, so that what `work` checks can't change before it writes.
    const turn = await engine.takeTurn(trx);
    settled = holdTurn(trx, turn).settled;
    const outcome = await work(trx, turn);
    const head = heldHead(trx);
    if (outcome.ok && head && head.seq > turn.head.seq) lastEntry = head;
    return outcome;
  };
  return engine.inTurn(db, () =>
    transact(db, engine.isolation.writing, working, { fate, settled: () => settled() }),
  );
}

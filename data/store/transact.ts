import type { Knex } from 'knex';
import { type Result, refuse } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { Damage, damaged } from './damage.ts';
import { engineOf } from './engine.ts';
import { heldHead, holdTurn, type Turn } from './turn.ts';

type Work<T> = (trx: Knex.Transaction) => Promise<Result<T>>;
/** What is done by whoever has the turn to write. */
type WriteWork<T> = (trx: Knex.Transaction, turn: Turn) => Promise<Result<T>>;
type Fate = () => Promise<'kept' | 'gone' | 'unsure'>;

/** Runs `work` on one consistent view of the review. */
export const read = <T>(db: Knex, work: Work<T>): Promise<Result<T>> => {
  const { besideWriter, isolation } = engineOf(db);
  return besideWriter(db, () =>
    transact(db, isolation.reading, work, { fate: async () => 'gone', settled: async () => undefined }),
  );
};

/** Said where it can't be found out whether a write was kept. */
const UNSURE =
  'The server lost its database during this save, so your change may not be saved. Reload the window and check whether it is there.';

/**
 * @param fate what became of a commit that failed
 * @param settled rejects where something that was sent within the transaction was not done: then nothing of it was
 */
async function transact<T>(
  db: Knex,
  isolationLevel: Knex.IsolationLevels | undefined,
  work: Work<T>,
  { fate, settled }: { readonly fate: Fate; readonly settled: () => Promise<void> },
): Promise<Result<T>> {
  const engine = engineOf(db);
  // Thrown through Knex when refused: the only way to make it roll back and still hear of a commit that failed.
  const refused = new Error('Refused');
  let refusal: Result<T> | undefined;
  let outcome: Result<T> | undefined;
  // A full disk ends the transaction by itself: that there is none to roll back is then all that Knex tells of it.
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
    // Whatever is asked after a statement that failed fails for that alone.
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

/**
 * Runs `work` as the only writer, and returns once what it wrote is on disk, where the review is: all of it, or, when
 * refused, none.
 */
export async function write<T>(db: Knex, work: WriteWork<T>): Promise<Result<T>> {
  const engine = engineOf(db);
  let lastEntry: ChainHead | null = null;
  let settled = async (): Promise<void> => undefined;
  const fate: Fate = async () =>
    lastEntry === null ? 'gone' : ((await engine.fateOf(db, lastEntry)) ?? 'unsure');
  const working: Work<T> = async (trx) => {
    // Before anything is read, on any engine, so that what is checked can't change before it is written.
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

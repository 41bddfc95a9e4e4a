import type { Knex } from 'knex';
import { type Result, refuse } from '../../core/base/result.ts';
import type { ChainHead } from '../../core/ledger/chain.ts';
import { Damage, damaged } from './damage.ts';
import { engineOf } from './engine.ts';
import { cachedHead, cacheLockedState, type LockedState } from './turn.ts';

// Runs reads and writes in transactions, and turns errors of the database into refusals.

/** Work in a transaction, which is rolled back if the work is refused. */
type Work<T> = (trx: Knex.Transaction) => Promise<Result<T>>;
/** Work in a transaction that has the write lock. */
type WriteWork<T> = (trx: Knex.Transaction, lockedState: LockedState) => Promise<Result<T>>;
/** Finds out whether a failed commit was made after all: `kept` if it was, `gone` if not. */
type FindCommitOutcome = () => Promise<'kept' | 'gone' | 'unsure'>;

/** Runs `work` on one consistent view of the review. */
export const read = <T>(db: Knex, work: Work<T>): Promise<Result<T>> => {
  const { limitReads, isolation } = engineOf(db);
  return limitReads(db, () =>
    transact(db, isolation.reading, work, {
      findCommitOutcome: async () => 'gone',
      whenAcknowledged: async () => undefined,
    }),
  );
};

/** The message when Keeling can't find out whether a write was committed. */
const UNSURE_MESSAGE =
  'The server lost its database during this save, so your change may not be saved. Reload the window and check whether it is there.';

/**
 * Runs `work` in a transaction, which is rolled back if it is refused. `whenAcknowledged` waits for the statements that
 * were sent without waiting, and rejects if one failed.
 */
async function transact<T>(
  db: Knex,
  isolationLevel: Knex.IsolationLevels | undefined,
  work: Work<T>,
  {
    findCommitOutcome,
    whenAcknowledged,
  }: { readonly findCommitOutcome: FindCommitOutcome; readonly whenAcknowledged: () => Promise<void> },
): Promise<Result<T>> {
  const engine = engineOf(db);
  // A refusal is thrown through Knex, because only an error makes Knex roll back and still report a failed commit.
  const refused = new Error('Refused');
  let refusal: Result<T> | undefined;
  let outcome: Result<T> | undefined;
  // A full disk ends the transaction by itself. Knex then only reports that there is nothing to roll back.
  let failure: { readonly error: unknown } | undefined;
  try {
    const committed = await db.transaction(async (trx) => {
      const workResult = await work(trx).catch((error: unknown) => {
        failure = { error };
        throw error;
      });
      if (workResult.ok) {
        outcome = workResult;
        return workResult;
      }
      refusal = workResult;
      throw refused;
    }, isolationLevel && { isolationLevel });
    await whenAcknowledged();
    return committed;
  } catch (error) {
    if (error === refused && refusal) return refusal;
    await engine.rollBack(db);
    // Every statement after a failed one fails as well, so that the first error is the cause.
    const firstFailure = await whenAcknowledged().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const cause = (firstFailure ?? failure ?? { error }).error;
    if (cause instanceof Damage) return damaged(cause.message, cause.place);
    const refusalOfCause = engine.refusalOf(cause);
    if (outcome && refusalOfCause && !refusalOfCause.ok && refusalOfCause.error.kind === 'unavailable') {
      const commitOutcome = await findCommitOutcome();
      if (commitOutcome === 'kept') return outcome;
      if (commitOutcome === 'unsure') return refuse('unavailable', UNSURE_MESSAGE);
    }
    if (refusalOfCause) return refusalOfCause;
    throw cause;
  }
}

/** Runs `work` as the only writer. Returns when everything is on the review's disk, or, when refused, nothing. */
export async function write<T>(db: Knex, work: WriteWork<T>): Promise<Result<T>> {
  const engine = engineOf(db);
  let lastEntry: ChainHead | null = null;
  let whenAcknowledged = async (): Promise<void> => undefined;
  const findCommitOutcome: FindCommitOutcome = async () =>
    lastEntry === null ? 'gone' : ((await engine.commitOutcomeOf(db, lastEntry)) ?? 'unsure');
  const writeWork: Work<T> = async (trx) => {
    // The lock is taken before anything is read, so that what `work` checks can't change before it writes.
    const lockedState = await engine.takeWriteLock(trx);
    whenAcknowledged = cacheLockedState(trx, lockedState).whenAcknowledged;
    const outcome = await work(trx, lockedState);
    const head = cachedHead(trx);
    if (outcome.ok && head && head.seq > lockedState.head.seq) lastEntry = head;
    return outcome;
  };
  return engine.queueWrite(db, () =>
    transact(db, engine.isolation.writing, writeWork, {
      findCommitOutcome,
      whenAcknowledged: () => whenAcknowledged(),
    }),
  );
}

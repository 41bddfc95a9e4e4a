import type { Knex } from 'knex';
import type { Result } from '../../core/base/result.ts';
import { Damage, damaged } from './damage.ts';
import { engineOf } from './engine.ts';

type Work<T> = (trx: Knex.Transaction) => Promise<Result<T>>;

/** Runs `work` on one consistent view of the review. */
export const read = <T>(db: Knex, work: Work<T>): Promise<Result<T>> =>
  transact(db, engineOf(db).isolation.reading, work);

async function transact<T>(
  db: Knex,
  isolationLevel: Knex.IsolationLevels | undefined,
  work: Work<T>,
): Promise<Result<T>> {
  const engine = engineOf(db);
  // Thrown through Knex when refused: the only way to make it roll back and still hear of a commit that failed.
  const refused = new Error('Refused');
  let refusal: Result<T> | undefined;
  // A full disk ends the transaction by itself: that there is none to roll back is then all that Knex tells of it.
  let failed: { readonly error: unknown } | undefined;
  try {
    return await db.transaction(async (trx) => {
      const result = await work(trx).catch((error: unknown) => {
        failed = { error };
        throw error;
      });
      if (result.ok) return result;
      refusal = result;
      throw refused;
    }, isolationLevel && { isolationLevel });
  } catch (error) {
    if (error === refused && refusal) return refusal;
    await engine.abandon(db);
    const cause = failed ? failed.error : error;
    if (cause instanceof Damage) return damaged(cause.message, cause.place);
    const told = engine.refusalOf(cause);
    if (told) return told;
    throw cause;
  }
}

/**
 * Runs `work` as the only writer, and returns once what it wrote is on disk, where the review is: all of it, or, when
 * refused, none.
 */
export async function write<T>(db: Knex, work: Work<T>): Promise<Result<T>> {
  const engine = engineOf(db);
  const result = await engine.inTurn(db, () =>
    transact(db, engine.isolation.writing, async (trx) => {
      // Takes the turn before anything is read, on any engine, so that what is checked can't change before it is written.
      await trx('review').update({ title: trx.ref('title') });
      const done = await work(trx);
      if (done.ok) await engine.announce(trx);
      return done;
    }),
  );
  if (result.ok) await engine.bringIn(db);
  return result;
}

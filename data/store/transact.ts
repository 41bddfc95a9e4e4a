import type { Knex } from 'knex';
import { type Result, refuse } from '../../core/base/result.ts';
import { Damage, damaged } from './damage.ts';
import { engineOf } from './engine.ts';

type Work<T> = (trx: Knex.Transaction) => Promise<Result<T>>;

/** Runs `work` on one consistent view of the review. */
export const read = <T>(db: Knex, work: Work<T>): Promise<Result<T>> => {
  const { besideWriter, isolation } = engineOf(db);
  return besideWriter(db, () => transact(db, isolation.reading, work, async () => 'gone'));
};

/** Said where it can't be found out whether a write was kept. */
const UNSURE =
  'The server’s database was lost while this was being saved, and may have it or not. Reload the window, and look whether it is there.';

/** @param fate what became of a commit that failed */
async function transact<T>(
  db: Knex,
  isolationLevel: Knex.IsolationLevels | undefined,
  work: Work<T>,
  fate: () => Promise<'kept' | 'gone' | 'unsure'>,
): Promise<Result<T>> {
  const engine = engineOf(db);
  // Thrown through Knex when refused: the only way to make it roll back and still hear of a commit that failed.
  const refused = new Error('Refused');
  let refusal: Result<T> | undefined;
  let done: Result<T> | undefined;
  // A full disk ends the transaction by itself: that there is none to roll back is then all that Knex tells of it.
  let failed: { readonly error: unknown } | undefined;
  try {
    return await db.transaction(async (trx) => {
      const result = await work(trx).catch((error: unknown) => {
        failed = { error };
        throw error;
      });
      if (result.ok) {
        done = result;
        return result;
      }
      refusal = result;
      throw refused;
    }, isolationLevel && { isolationLevel });
  } catch (error) {
    if (error === refused && refusal) return refusal;
    await engine.abandon(db);
    const cause = failed ? failed.error : error;
    if (cause instanceof Damage) return damaged(cause.message, cause.place);
    const told = engine.refusalOf(cause);
    if (done && told && !told.ok && told.error.kind === 'unavailable') {
      const became = await fate();
      if (became === 'kept') return done;
      if (became === 'unsure') return refuse('unavailable', UNSURE);
    }
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
  let known: string | null = null;
  const fate = async () => (known === null ? 'gone' : ((await engine.fateOf(db, known)) ?? 'unsure'));
  return engine.inTurn(db, () =>
    transact(
      db,
      engine.isolation.writing,
      async (trx) => {
        // Takes the turn before anything is read, on any engine, so that what is checked can't change before it is written.
        await trx('review').update({ title: trx.ref('title') });
        const done = await work(trx);
        if (done.ok) known = await engine.announce(trx);
        return done;
      },
      fate,
    ),
  );
}

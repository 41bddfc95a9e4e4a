import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import type { Context } from './context.ts';

/** How often something is worked out again because somebody changed meanwhile what it was worked out from. */
const MOST_TIMES = 5;

interface Work<Held, Made, Written> {
  /** What it is worked out from; `mark` changes when any of that does. */
  readonly hold: (trx: Knex.Transaction) => Promise<Result<Held>>;
  /** Works it out, which may take seconds. */
  readonly make: (held: Held) => Promise<Result<Made>>;
  /** Writes what was worked out. */
  readonly write: (
    writing: { readonly trx: Knex.Transaction; readonly writeEntry: LedgerWriter },
    held: Held,
    made: Made,
  ) => Promise<Result<Written>>;
}

/**
 * Writes what takes long to work out, while nothing waits for the file. Refused `stale` where others always change what
 * it is worked out from.
 */
export async function writeAsRead<Held extends { readonly mark: string }, Made, Written>(
  context: Context,
  { hold, make, write }: Work<Held, Made, Written>,
): Promise<Result<Written>> {
  for (let times = 0; times < MOST_TIMES; times++) {
    const held = await context.read(hold);
    if (!held.ok) return held;
    const made = await make(held.value);
    if (!made.ok) return made;
    const done = await context.write(async (trx, writeEntry) => {
      const now = await hold(trx);
      if (!now.ok) return now;
      if (now.value.mark !== held.value.mark) return ok(null);
      const written = await write({ trx, writeEntry }, held.value, made.value);
      return written.ok ? ok({ written: written.value }) : written;
    });
    if (!done.ok) return done;
    if (done.value) return ok(done.value.written);
  }
  return refuse(
    'stale',
    'Other amendments changed while Keeling was reading this text. Nothing was saved. Try again.',
  );
}

import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import type { Context } from './context.ts';

/** How often the output is computed if somebody changes the input at the same time. */
const MAX_ATTEMPTS = 5;

/** The three steps of `writeIfUnchanged`. */
interface OptimisticWrite<Input, Output, Saved> {
  /** Reads the input. Its `stateKey` changes when any of it changes. */
  readonly readInput: (trx: Knex.Transaction) => Promise<Result<Input>>;
  /** Computes the output, which may take seconds. */
  readonly computeOutput: (input: Input) => Promise<Result<Output>>;
  /** Saves the output. */
  readonly saveOutput: (
    transaction: { readonly trx: Knex.Transaction; readonly writeEntry: LedgerWriter },
    input: Input,
    output: Output,
  ) => Promise<Result<Saved>>;
}

/**
 * Saves an output that takes long to compute (optimistic concurrency). No lock is held while it is computed. If the input
 * has changed meanwhile, it is computed again. Refused `stale` after `MAX_ATTEMPTS`.
 */
export async function writeIfUnchanged<Input extends { readonly stateKey: string }, Output, Saved>(
  context: Context,
  { readInput, computeOutput, saveOutput }: OptimisticWrite<Input, Output, Saved>,
): Promise<Result<Saved>> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const input = await context.read(readInput);
    if (!input.ok) return input;
    const output = await computeOutput(input.value);
    if (!output.ok) return output;
    const outcome = await context.write(async (trx, writeEntry) => {
      const inputNow = await readInput(trx);
      if (!inputNow.ok) return inputNow;
      if (inputNow.value.stateKey !== input.value.stateKey) return ok(null);
      const saved = await saveOutput({ trx, writeEntry }, input.value, output.value);
      return saved.ok ? ok({ saved: saved.value }) : saved;
    });
    if (!outcome.ok) return outcome;
    if (outcome.value) return ok(outcome.value.saved);
  }
  return refuse(
    'stale',
    'Other amendments changed while Keeling was reading this text. Nothing was saved. Try again.',
  );
}

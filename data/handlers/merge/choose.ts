import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { OpenConflict } from '../../../core/merge/calls.ts';
import { conflictsIn } from '../../../core/merge/conflicts.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import { conflictWords } from '../../../core/merge/describe-change.ts';
import { type Choice, chosen, copyOf, eventsOfChoice, thingsOf } from '../../../core/merge/merge.ts';
import { planOf } from '../../../core/merge/merge-plan.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { carryOut } from '../../store/merging.ts';
import { Shelves, wholeLedger } from '../../store/packages.ts';
import type { Context, Handler } from '../context/context.ts';

const openIn = (context: Context, copy: Copy, shelves: Shelves): OpenConflict[] =>
  conflictsIn(thingsOf(copy)).map((conflict) => {
    const told = conflictWords(conflict, context.instrument.root, shelves);
    return { ...told, readings: told.readings.map((reading) => ({ ...reading, ours: null })) };
  });

/** Where nothing was ever taken in, nothing is to be chosen: no ledger need be read to say so. */
const tookAnythingIn = async (trx: Knex.Transaction): Promise<boolean> =>
  (await trx<LedgerEntry>('ledger').where({ act: 'review.merge' }).select('seq').first()) !== undefined;

/** What was open at an entry of the ledger: a whole ledger is read for it, and it is asked for whenever that is shown. */
const known = new WeakMap<Context, { readonly head: string; readonly open: OpenConflict[] }>();

export const listOpen: Handler<'package.open'> = (context) =>
  context.read(async (trx) => {
    const { hash: head } = await ledgerHead(trx);
    const held = known.get(context);
    if (held?.head === head) return ok(held.open);
    const open = (await tookAnythingIn(trx))
      ? openIn(context, copyOf(await wholeLedger(trx)), await Shelves.of(trx))
      : [];
    known.set(context, { head, open });
    return ok(open);
  });

/** Chooses among readings that exclude each other. For a transaction. */
export async function choose(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  choices: readonly Choice[],
): Promise<Result<null>> {
  const copy = copyOf(await wholeLedger(trx));
  const open = conflictsIn(thingsOf(copy));
  const stale = choices.find(
    ({ thing, part }) => !open.some((conflict) => conflict.thing === thing && conflict.part === part),
  );
  const things = chosen(copy, choices, { who: deps.person().name, at: deps.now() });
  if (stale || !things)
    return refuse(
      'stale',
      'Somebody else chose or changed one of these. Nothing was changed. Check what is still to be chosen.',
      stale?.thing,
    );
  const plan = planOf(copy, { things, same: new Map() });
  const events = eventsOfChoice(copy, plan, choices);
  const shelves = await Shelves.of(trx);
  await carryOut(trx, writeEntry, events, plan, { shelves, imports: [] });
  return ok(null);
}

export const chooseReadings: Handler<'package.choose'> = async (context, { choices }) => {
  const done = await context.write((trx, writeEntry) => choose(context, trx, writeEntry, choices));
  return done.ok ? listOpen(context, {}) : done;
};

import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { OpenConflict } from '../../../core/merge/calls.ts';
import { conflictsIn } from '../../../core/merge/conflicts.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import { conflictWords } from '../../../core/merge/describe-change.ts';
import { applyChoices, type Choice, copyOf, eventsOfChoice, thingsOf } from '../../../core/merge/merge.ts';
import { type Plan, planOf } from '../../../core/merge/merge-plan.ts';
import { withSignatures } from '../../../core/merge/merged-signatures.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { carryOut } from '../../store/merging.ts';
import { Shelves, wholeLedger } from '../../store/packages.ts';
import { answerRange } from '../../store/responses.ts';
import type { Context, Handler } from '../context/context.ts';
import { isAnswerOrQuestionIn, listDependents, refuseWithDependents } from '../context/dependents.ts';
import { chainOf } from './taking.ts';

const openIn = (context: Context, copy: Copy, shelves: Shelves): OpenConflict[] =>
  conflictsIn(thingsOf(copy)).map((conflict) => {
    const wording = conflictWords(conflict, context.instrument.root, shelves);
    return { ...wording, readings: wording.readings.map((reading) => ({ ...reading, ours: null })) };
  });

/** Where nothing was ever taken in, nothing is to be chosen: no ledger need be read to say so. */
const tookAnythingIn = async (trx: Knex.Transaction): Promise<boolean> =>
  (await trx<LedgerEntry>('ledger').where({ act: 'review.merge' }).select('seq').first()) !== undefined;

/** What was open at an entry of the ledger: a whole ledger is read for it, and it is asked for whenever that is shown. */
const openByContext = new WeakMap<Context, { readonly head: string; readonly open: OpenConflict[] }>();

export const listOpen: Handler<'package.open'> = (context) =>
  context.read(async (trx) => {
    const { hash: head } = await ledgerHead(trx);
    const cached = openByContext.get(context);
    if (cached?.head === head) return ok(cached.open);
    const open = (await tookAnythingIn(trx))
      ? openIn(context, copyOf(await wholeLedger(trx)), await Shelves.of(trx))
      : [];
    openByContext.set(context, { head, open });
    return ok(open);
  });

type Away = readonly { readonly id: string; readonly on: string; readonly isTheirs: (ref: Ref) => boolean }[];

/** What a plan takes away that people tie their work to: files of responses, and pieces of evidence. */
async function takenAway(trx: Knex.Transaction, { updates }: Plan): Promise<Away> {
  const removed = updates.records.filter(({ is }) => is === null);
  const questions = new Set(removed.flatMap(({ kind, id }) => (kind === 'question' ? [id] : [])));
  const files = removed.flatMap(({ kind, id }) => (kind === 'import' ? [id] : []));
  const away: Away[number][] = [];
  for (const id of files) {
    const range = await answerRange(trx, id);
    away.push({
      id,
      on: 'its answers',
      isTheirs: isAnswerOrQuestionIn(range?.answers ?? [0, -1], questions),
    });
  }
  for (const { kind, id, hash } of updates.marks)
    if (hash === null) away.push({ id, on: 'it', isTheirs: (ref) => ref === `${kind}:${id}` });
  return away;
}

/** A reading of an amendment's words that was chosen, as whoever wrote it last left them. */
function readingOf(
  copy: Copy,
  { thing: thingName, part, event }: Choice,
  id: string,
): readonly (readonly MadeRevision[])[] {
  const amendment = copy.thingsByName.get(thingName);
  const head =
    amendment?.kind === 'amendment' && amendment.id === id
      ? amendment.parts.get(part)?.get(event)
      : undefined;
  const { edits } = (head?.value ?? {}) as { readonly edits?: MadeRevision['amendment']['edits'] };
  if (!head || !edits) return [];
  const mark = { seq: 1, revision: 1, who: head.who, at: head.at, because: '' };
  return [[{ amendment: { revision: 1, edits }, mark }]];
}

/**
 * Chooses among readings that exclude each other. For a transaction. Refused `clash` where work would be left without what
 * it is tied to.
 */
export async function choose(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  choices: readonly Choice[],
): Promise<Result<null>> {
  const ledger = await wholeLedger(trx);
  const copy = copyOf(ledger);
  const open = conflictsIn(thingsOf(copy));
  const stale = choices.find(
    ({ thing, part }) => !open.some((conflict) => conflict.thingName === thing && conflict.part === part),
  );
  const chosenThings = applyChoices(copy, choices, { who: deps.person().name, at: deps.now() });
  if (stale || !chosenThings)
    return refuse(
      'stale',
      'Somebody else chose or changed one of these. Nothing was changed. Check what is still to be chosen.',
      stale?.thing,
    );
  const plan = planOf(copy, chosenThings);
  const events = withSignatures(eventsOfChoice(copy, plan, choices), (id) => [
    chainOf(ledger, id),
    ...choices.flatMap((choice) => readingOf(copy, choice, id)),
  ]);
  const away = await takenAway(trx, plan);
  await carryOut(trx, writeEntry, events, plan, { shelves: await Shelves.of(trx), imports: [] });
  // As for whoever takes it back at once: what was tied to it goes first, by somebody who looked at that.
  for (const { id, on, isTheirs } of away) {
    const hang = await listDependents(trx, isTheirs);
    if (hang.length > 0) return refuseWithDependents(id, on, hang);
  }
  return ok(null);
}

export const chooseReadings: Handler<'package.choose'> = async (context, { choices }) => {
  const outcome = await context.write((trx, writeEntry) => choose(context, trx, writeEntry, choices));
  return outcome.ok ? listOpen(context, {}) : outcome;
};

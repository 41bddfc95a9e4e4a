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
import { applyMergePlan } from '../../store/merging.ts';
import { ValuesByHash, wholeLedger } from '../../store/packages.ts';
import { answerRange } from '../../store/responses.ts';
import type { Context, Handler } from '../context/context.ts';
import { isAnswerOrQuestionIn, listDependents, refuseWithDependents } from '../context/dependents.ts';
import { revisionChain } from './plan-merge.ts';

// Lists and resolves the conflicts that merges left: parts of an item that two people changed differently. Each of the
// two values is a reading.

/** Describes the open conflicts of a copy. No reading is marked as ours, because the merge is done. */
const describeOpenConflicts = (context: Context, copy: Copy, valuesByHash: ValuesByHash): OpenConflict[] =>
  conflictsIn(thingsOf(copy)).map((conflict) => {
    const wording = conflictWords(conflict, context.instrument.root, valuesByHash);
    return { ...wording, readings: wording.readings.map((reading) => ({ ...reading, ours: null })) };
  });

/** Whether a package was ever merged. Without a merge there are no conflicts, and the ledger need not be read. */
const hasMerged = async (trx: Knex.Transaction): Promise<boolean> =>
  (await trx<LedgerEntry>('ledger').where({ act: 'review.merge' }).select('seq').first()) !== undefined;

/** Caches the open conflicts by the newest ledger entry, because finding them reads the whole ledger. */
const cachedConflicts = new WeakMap<Context, { readonly head: string; readonly open: OpenConflict[] }>();

/** Answers `package.open`: the conflicts that nobody has resolved yet. */
export const listOpenConflicts: Handler<'package.open'> = (context) =>
  context.read(async (trx) => {
    const { hash: head } = await ledgerHead(trx);
    const cached = cachedConflicts.get(context);
    if (cached?.head === head) return ok(cached.open);
    const open = (await hasMerged(trx))
      ? describeOpenConflicts(context, copyOf(await wholeLedger(trx)), await ValuesByHash.of(trx))
      : [];
    cachedConflicts.set(context, { head, open });
    return ok(open);
  });

/** What a choice removes: its id, the part that work may depend on in words, and a test for refs of that part. */
type Removals = readonly {
  readonly id: string;
  readonly partInWords: string;
  readonly isTarget: (ref: Ref) => boolean;
}[];

/** Lists what a plan removes and other work may depend on: imports of responses, and pieces of evidence. */
async function listRemovals(trx: Knex.Transaction, { updates }: Plan): Promise<Removals> {
  const removedRecords = updates.records.filter(({ is }) => is === null);
  const questions = new Set(removedRecords.flatMap(({ kind, id }) => (kind === 'question' ? [id] : [])));
  const importIds = removedRecords.flatMap(({ kind, id }) => (kind === 'import' ? [id] : []));
  const removals: Removals[number][] = [];
  for (const id of importIds) {
    const range = await answerRange(trx, id);
    removals.push({
      id,
      partInWords: 'its answers',
      isTarget: isAnswerOrQuestionIn(range?.answers ?? [0, -1], questions),
    });
  }
  for (const { kind, id, hash } of updates.marks)
    if (hash === null) removals.push({ id, partInWords: 'it', isTarget: (ref) => ref === `${kind}:${id}` });
  return removals;
}

/** The chosen reading of an amendment's edits as a chain with one revision, by the last person who changed it. */
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
 * Resolves conflicts: of each, one of the two readings is chosen. Call it in a write transaction. Refused `stale` if a
 * conflict was resolved meanwhile, and `clash` if other work depends on something that a choice removes.
 */
export async function resolveConflicts(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  choices: readonly Choice[],
): Promise<Result<null>> {
  const ledger = await wholeLedger(trx);
  const copy = copyOf(ledger);
  const openConflicts = conflictsIn(thingsOf(copy));
  const staleChoice = choices.find(
    ({ thing, part }) =>
      !openConflicts.some((conflict) => conflict.thingName === thing && conflict.part === part),
  );
  const chosenThings = applyChoices(copy, choices, { who: deps.person().name, at: deps.now() });
  if (staleChoice || !chosenThings)
    return refuse(
      'stale',
      'Somebody else chose or changed one of these. Nothing was changed. Check what is still to be chosen.',
      staleChoice?.thing,
    );
  const plan = planOf(copy, chosenThings);
  const events = withSignatures(eventsOfChoice(copy, plan, choices), (id) => [
    revisionChain(ledger, id),
    ...choices.flatMap((choice) => readingOf(copy, choice, id)),
  ]);
  const removals = await listRemovals(trx, plan);
  await applyMergePlan(trx, writeEntry, events, plan, {
    valuesByHash: await ValuesByHash.of(trx),
    imports: [],
  });
  // Other work may depend on what is removed. A person must see and remove that work first.
  for (const { id, partInWords, isTarget } of removals) {
    const dependents = await listDependents(trx, isTarget);
    if (dependents.length > 0) return refuseWithDependents(id, partInWords, dependents);
  }
  return ok(null);
}

export const resolveAndList: Handler<'package.choose'> = async (context, { choices }) => {
  const outcome = await context.write((trx, writeEntry) =>
    resolveConflicts(context, trx, writeEntry, choices),
  );
  return outcome.ok ? listOpenConflicts(context, {}) : outcome;
};

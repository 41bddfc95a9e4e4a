import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Brought } from '../../../core/merge/calls.ts';
import type { Claim } from '../../../core/merge/claims.ts';
import { splitKey } from '../../../core/merge/conflict-keys.ts';
import { claimWords } from '../../../core/merge/describe-change.ts';
import { STORED_OUTSIDE_LEDGER } from '../../../core/merge/kinds.ts';
import { bringsNothing, eventsOfMerge } from '../../../core/merge/merge.ts';
import { withSignatures } from '../../../core/merge/merged-signatures.ts';
import { describeMerge } from '../../../core/merge/preview.ts';
import { refsIn } from '../../../core/merge/rename.ts';
import type { Thread } from '../../../core/review/records.ts';
import { findAnswers } from '../../store/answers.ts';
import { keepValues } from '../../store/kept-rows.ts';
import { type LedgerWriter, ledgerHead } from '../../store/ledger.ts';
import { applyMergePlan } from '../../store/merging.ts';
import { nextRecordIds } from '../../store/records.ts';
import { verify, verifyAndRebuild } from '../../store/verify.ts';
import { type Context, fileReader, type Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { damagedRefusal, type PlannedMerge, planMerge, refusalOfError } from './plan-merge.ts';
import { resolveConflicts } from './resolve-conflicts.ts';

// Previews and merges a package: the work of a colleague in another copy of this review.

const describePreview = (
  { instrument }: Context,
  { ours, merge, valuesByHash, from, shared, reasonNotToAccept }: PlannedMerge,
): Brought =>
  describeMerge(ours, merge, {
    from,
    shared,
    root: instrument.root,
    shelf: valuesByHash,
    barred: reasonNotToAccept,
  });

export const previewPackage: Handler<'package.look'> = async (context, { base64 }) => {
  const reviewPackage = await fileReader(context.deps)('package', { bytes: base64 });
  if (!reviewPackage.ok) return reviewPackage;
  return context.read(async (trx) => {
    const plan = await planMerge(context, trx, reviewPackage.value);
    return plan.ok ? ok(describePreview(context, plan.value)) : plan;
  });
};

/**
 * Collects the content that only hidden readings name, by hash. A reading is one side of a conflict. It is not in the
 * tables, but a rejected reading must stay readable.
 */
function valuesToKeep({ merge, valuesByHash }: PlannedMerge): ReadonlyMap<string, unknown> {
  const hiddenValues = new Map<string, unknown>();
  const keepValue = (hash: unknown): void => {
    if (typeof hash === 'string' && valuesByHash.has(hash)) hiddenValues.set(hash, valuesByHash.read(hash));
  };
  for (const { kind, parts } of merge.plan.accounts)
    for (const heads of Object.values(parts))
      for (const { value } of heads) {
        if (value === null) continue;
        if (STORED_OUTSIDE_LEDGER.has(kind)) keepValue((value as { readonly hash: string }).hash);
        if (kind === 'answer') for (const hash of Object.values(value as object)) keepValue(hash);
      }
  for (const { was } of merge.plan.updates.marks) keepValue(was);
  return hiddenValues;
}

/**
 * Refuses a merge in which something is linked to an answer whose import was undone in the other copy. Such an answer
 * can’t be restored.
 */
async function danglingAnswerRefusal(
  trx: Knex.Transaction,
  { merge }: PlannedMerge,
): Promise<Result<never> | null> {
  const refs = [...merge.shownValues].flatMap(([key, value]) => {
    const { kind } = splitKey(key);
    return STORED_OUTSIDE_LEDGER.has(kind)
      ? []
      : [...refsIn(kind, value)].filter((ref) => ref.startsWith('answer:'));
  });
  const ids = [...new Set(refs.map((ref) => ref.slice('answer:'.length)))];
  const answersHere = new Set((await findAnswers(trx, ids)).map(({ id }) => String(id)));
  const missing = ids.find((id) => !answersHere.has(id));
  return missing === undefined
    ? null
    : refuse(
        'clash',
        `One copy undid an import, but the other copy has since linked something to its answer ${missing}. Undo or repeat the import in both copies first. Nothing was imported.`,
        `answer ${missing}`,
      );
}

/** The reason why a claim of the package can't be accepted. */
function claimRefusal({ merge, reasonNotToAccept }: PlannedMerge, id: string): Result<never> {
  const claim = merge.claims.find((one) => one.id === id);
  const reason = claim && reasonNotToAccept(claim);
  return reason
    ? refuse('refused', `${reason} Nothing was imported.`, claim.ref)
    : refuse('stale', 'That is not in the package. Nothing was imported. Check the preview again.');
}

/**
 * Comments on amendments with the claims of the package that were not imported. A claim is a statement that Keeling
 * can’t check, such as that somebody agreed an amendment.
 */
async function noteClaims(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  claims: readonly Claim[],
): Promise<void> {
  for (const claim of claims) {
    if (claim.isTaken || splitKey(claim.ref).kind !== 'amendment') continue;
    const [threadId = ''] = await nextRecordIds(trx, 'thread');
    const day = claim.at.slice(0, 10);
    const text = `According to the package: ${claimWords(claim)} on ${day}. Keeling cannot check this, so it was not imported.`;
    const comment = { text, by: deps.person().name, at: deps.now() };
    const thread: Thread = {
      id: threadId,
      on: claim.ref as Thread['on'],
      words: null,
      comments: [comment],
      resolved: null,
      task: null,
    };
    const description = `noted on ${splitKey(claim.ref).id}: “${text}”`;
    await saveRecords(trx, writeEntry, { subject: `thread:${threadId}`, description }, [
      { kind: 'thread', id: threadId, was: null, is: thread },
    ]);
  }
}

/**
 * Writes a planned merge. Call it in a write transaction: a fault that is found at the end rolls all of it back.
 * @param receivedValues the kept content of the package, by hash
 */
async function writeMerge(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  plan: PlannedMerge,
  receivedValues: ReadonlyMap<string, unknown>,
): Promise<Result<null>> {
  const { ours, merge, valuesByHash, from, imports } = plan;
  try {
    const keptMarks = await keepValues(trx, new Map([...receivedValues, ...valuesToKeep(plan)]));
    const events = withSignatures(eventsOfMerge(ours, merge, from, keptMarks), plan.chainsOf);
    await applyMergePlan(trx, writeEntry, events, merge.plan, { valuesByHash, imports });
    const dangling = await danglingAnswerRefusal(trx, plan);
    if (dangling) return dangling;
    const verified = await verify(trx);
    if (verified.ok && !verified.value.isSearchable) return damagedRefusal('its responses can’t be searched');
    return verified.ok ? ok(null) : damagedRefusal(verified.error.message);
  } catch (error) {
    return refusalOfError(error);
  }
}

export const mergePackage: Handler<'package.merge'> = async (
  context,
  { base64, choices, confirmed, expectedHead },
) => {
  const reviewPackage = await fileReader(context.deps)('package', { bytes: base64 });
  if (!reviewPackage.ok) return reviewPackage;
  return context.write(async (trx, writeEntry) => {
    if (expectedHead !== undefined && (await ledgerHead(trx)).hash !== expectedHead)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Nothing was imported. Check the preview again.',
        'expectedHead',
      );
    const plan = await planMerge(context, trx, reviewPackage.value, confirmed);
    if (!plan.ok) return plan;
    const { claims } = plan.value.merge;
    const unavailableClaim = confirmed.find(
      (id) => !claims.some((claim) => claim.id === id && claim.isTaken),
    );
    if (unavailableClaim !== undefined) return claimRefusal(plan.value, unavailableClaim);
    if (!bringsNothing(plan.value.merge)) {
      // A fault that is found before the merge is in this review, and not in the package.
      const verifiedBefore = await verifyAndRebuild(trx);
      if (!verifiedBefore.ok) return verifiedBefore;
      const keptValues = new Map(reviewPackage.value.kept.map(({ hash, value }) => [hash, value]));
      const outcome = await writeMerge(trx, writeEntry, plan.value, keptValues);
      if (!outcome.ok) return outcome;
      await noteClaims(context, trx, writeEntry, claims);
    }
    if (choices.length > 0) {
      const resolved = await resolveConflicts(context, trx, writeEntry, choices);
      if (!resolved.ok) return resolved;
    }
    return ok(describePreview(context, plan.value));
  });
};

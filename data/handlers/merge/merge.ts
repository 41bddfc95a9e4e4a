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
import { keep } from '../../store/kept-rows.ts';
import { type LedgerWriter, ledgerHead } from '../../store/ledger.ts';
import { carryOut } from '../../store/merging.ts';
import { nextRecordIds } from '../../store/records.ts';
import { verify, verifyAndRebuild } from '../../store/verify.ts';
import { type Context, fileReader, type Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { choose } from './choose.ts';
import { faultOf, type Taking, takingOf, unsound } from './taking.ts';

const brought = ({ instrument }: Context, { ours, merge, shelves, from, shared, barred }: Taking): Brought =>
  describeMerge(ours, merge, { from, shared, root: instrument.root, shelf: shelves, barred });

export const lookAtPackage: Handler<'package.look'> = async (context, { base64 }) => {
  const parcel = await fileReader(context.deps)('package', { bytes: base64 });
  if (!parcel.ok) return parcel;
  return context.read(async (trx) => {
    const taking = await takingOf(context, trx, parcel.value);
    return taking.ok ? ok(brought(context, taking.value)) : taking;
  });
};

/** What readings that don't show have in them and the tables don't hold: a loser of a choice must stay readable. */
function toKeep({ merge, shelves }: Taking): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const keepValue = (hash: unknown): void => {
    if (typeof hash === 'string' && shelves.has(hash)) values.set(hash, shelves.read(hash));
  };
  for (const { kind, parts } of merge.plan.accounts)
    for (const heads of Object.values(parts))
      for (const { value } of heads) {
        if (value === null) continue;
        if (STORED_OUTSIDE_LEDGER.has(kind)) keepValue((value as { readonly hash: string }).hash);
        if (kind === 'answer') for (const hash of Object.values(value as object)) keepValue(hash);
      }
  for (const { was } of merge.plan.updates.marks) keepValue(was);
  return values;
}

/** Whether something came to be tied to answers that went with their import. Refused: they can't be brought back here. */
async function tiedToNothing(trx: Knex.Transaction, { merge }: Taking): Promise<Result<never> | null> {
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

/** Why what a person would take on can't be. */
function notTaken({ merge, barred }: Taking, id: string): Result<never> {
  const claim = merge.claims.find((one) => one.id === id);
  const reason = claim && barred(claim);
  return reason
    ? refuse('refused', `${reason} Nothing was imported.`, claim.ref)
    : refuse('stale', 'That is not in the package. Nothing was imported. Check the preview again.');
}

/** Says beside each amendment what the package alone says of it, for whoever may agree it here. */
async function noteClaims(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  claims: readonly Claim[],
): Promise<void> {
  for (const claim of claims) {
    if (claim.isTaken || splitKey(claim.ref).kind !== 'amendment') continue;
    const [id = ''] = await nextRecordIds(trx, 'thread');
    const day = claim.at.slice(0, 10);
    const text = `According to the package: ${claimWords(claim)} on ${day}. Keeling cannot check this, so it was not imported.`;
    const comment = { text, by: deps.person().name, at: deps.now() };
    const thread: Thread = {
      id,
      on: claim.ref as Thread['on'],
      words: null,
      comments: [comment],
      resolved: null,
      task: null,
    };
    const description = `noted on ${splitKey(claim.ref).id}: “${text}”`;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was: null, is: thread },
    ]);
  }
}

/** Writes what a package comes to. For a transaction: whatever is found wrong afterwards undoes all of it. */
async function takeIn(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  taking: Taking,
  extra: ReadonlyMap<string, unknown>,
): Promise<Result<null>> {
  const { ours, merge, shelves, from, imports } = taking;
  try {
    const keptMarks = await keep(trx, new Map([...extra, ...toKeep(taking)]));
    const events = withSignatures(eventsOfMerge(ours, merge, from, keptMarks), taking.chainsOf);
    await carryOut(trx, writeEntry, events, merge.plan, { shelves, imports });
    const tied = await tiedToNothing(trx, taking);
    if (tied) return tied;
    const checked = await verify(trx);
    if (checked.ok && !checked.value.isSearchable) return unsound('its responses can’t be searched');
    return checked.ok ? ok(null) : unsound(checked.error.message);
  } catch (error) {
    return faultOf(error);
  }
}

export const mergePackage: Handler<'package.merge'> = async (
  context,
  { base64, choices, confirmed, expectedHead },
) => {
  const parcel = await fileReader(context.deps)('package', { bytes: base64 });
  if (!parcel.ok) return parcel;
  return context.write(async (trx, writeEntry) => {
    if (expectedHead !== undefined && (await ledgerHead(trx)).hash !== expectedHead)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Nothing was imported. Check the preview again.',
        'expectedHead',
      );
    const taking = await takingOf(context, trx, parcel.value, confirmed);
    if (!taking.ok) return taking;
    const { claims } = taking.value.merge;
    const stray = confirmed.find((id) => !claims.some((claim) => claim.id === id && claim.isTaken));
    if (stray !== undefined) return notTaken(taking.value, stray);
    if (!bringsNothing(taking.value.merge)) {
      // What this review held before is its own: a fault found now is none of the package’s.
      const before = await verifyAndRebuild(trx);
      if (!before.ok) return before;
      const keptValues = new Map(parcel.value.kept.map(({ hash, value }) => [hash, value]));
      const outcome = await takeIn(trx, writeEntry, taking.value, keptValues);
      if (!outcome.ok) return outcome;
      await noteClaims(context, trx, writeEntry, claims);
    }
    if (choices.length > 0) {
      const chosen = await choose(context, trx, writeEntry, choices);
      if (!chosen.ok) return chosen;
    }
    return ok(brought(context, taking.value));
  });
};

import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { amendmentEvents, amendmentOf } from '../../../core/amend/edits/events.ts';
import { canRevise, isDecision, revisionRefusal } from '../../../core/amend/edits/states.ts';
import { sameEdits, withChangeMerged } from '../../../core/amend/typing/undo-edits.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { undoneWords } from '../../../core/history/undo.ts';
import { isAtLeast } from '../../../core/roles.ts';
import { aroundEntry } from '../../store/amendment-past.ts';
import { findAmendment } from '../../store/amendments.ts';
import { fittingEdits, recordEvent, reviseAmendment } from '../amendments/amendments.ts';
import { changedSinceRefusal, type UndoHandler, type UndoStep } from './take-back.ts';

/** An amendment before the entry that is undone, after that entry, and now. */
interface AmendmentSnapshots {
  readonly id: string;
  readonly before: Amendment | undefined;
  readonly after: Amendment;
  readonly now: Amendment;
}

async function readSnapshots({ trx, entry }: UndoStep): Promise<Result<AmendmentSnapshots>> {
  const id = amendmentOf(entry.subject);
  const { before, after } = await aroundEntry(trx, entry);
  const now = await findAmendment(trx, id);
  return after && now ? ok({ id, before, after, now }) : refuse('not-found', `There is no ${id}.`, id);
}

const changedAmendmentRefusal = (step: UndoStep, id: string): Promise<Result<never>> =>
  changedSinceRefusal(step, `amendment:${id}`, id);

/** The content of an amendment that a person decides on. */
const contentOf = ({ title, purpose, reason, edits, wording, aside }: Amendment) => ({
  title,
  purpose,
  reason,
  edits,
  wording,
  aside,
});

async function setState(step: UndoStep, now: Amendment, state: AmendmentState): Promise<Result<null>> {
  const { trx, writeEntry, role } = step;
  const { id, revision } = now;
  if (isDecision(state) && !isAtLeast(role, 'reviewer'))
    return refuse('refused', `Only a reviewer can make ${id} ${state} again. Nothing was changed.`, id);
  const outcome = await recordEvent(trx, writeEntry, id, now, 'amendment.setState', {
    revision: revision + 1,
    state,
  });
  return outcome.ok ? ok(null) : outcome;
}

/** Undoes the creation of an amendment by withdrawing it, because the number of an amendment is never used again. */
export const undoCreation: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, after, now } = snapshots.value;
  if (now.state !== after.state || !sameValue(contentOf(now), contentOf(after)))
    return changedAmendmentRefusal(step, id);
  return setState(step, now, 'withdrawn');
};

export const undoStateChange: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, now } = snapshots.value;
  if (!before || now.state !== after.state) return changedAmendmentRefusal(step, id);
  // An amendment becomes agreed or withdrawn again only if it still has the content that it had in that state.
  const wasSettled = isDecision(before.state) || before.state === 'withdrawn';
  if (wasSettled && !sameValue(contentOf(now), contentOf(before))) return changedAmendmentRefusal(step, id);
  return setState(step, now, before.state);
};

export const undoRevision: UndoHandler = async (step) => {
  const { context, trx, writeEntry, entry } = step;
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, now } = snapshots.value;
  const { root } = context.instrument;
  // Withdrawing an amendment also renumbers settled amendments, and that must be undone in them, too.
  const settledRefusal = canRevise(after.state) ? revisionRefusal(now) : null;
  if (settledRefusal) return settledRefusal;
  const mergedEdits = before && withChangeMerged(root, now.edits, after.edits, before.edits);
  if (!mergedEdits?.isWhole) return changedAmendmentRefusal(step, id);
  if (sameEdits(mergedEdits.edits, now.edits)) return ok(null);
  const edits = await fittingEdits(trx, root, id, mergedEdits.edits);
  if (!edits.ok) return edits;
  const reason = undoneWords(describeEntry(entry)).slice(0, 1000);
  const outcome = await reviseAmendment(trx, writeEntry, now, { edits: edits.value, because: reason });
  return outcome.ok ? ok(null) : outcome;
};

const TEXT_FIELDS = ['title', 'purpose', 'reason'] as const;

export const undoDescription: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, now } = snapshots.value;
  const description = amendmentEvents['amendment.describe'].payload.parse(entry.payload);
  const fields = TEXT_FIELDS.filter((field) => field in description);
  if (!before || fields.some((field) => now[field] !== after[field]))
    return changedAmendmentRefusal(step, id);
  const previousTexts = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const payload = { revision: now.revision + 1, ...previousTexts };
  const outcome = await recordEvent(trx, writeEntry, id, now, 'amendment.describe', payload);
  return outcome.ok ? ok(null) : outcome;
};

export const undoWording: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, now } = snapshots.value;
  const settledRefusal = revisionRefusal(now);
  if (settledRefusal) return settledRefusal;
  if (!before || !sameValue(now.wording, after.wording)) return changedAmendmentRefusal(step, id);
  const payload = { revision: now.revision + 1, wording: before.wording ?? null };
  const outcome = await recordEvent(step.trx, step.writeEntry, id, now, 'amendment.word', payload);
  return outcome.ok ? ok(null) : outcome;
};

export const undoDeferredDecision: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, now } = snapshots.value;
  if (!before || !sameValue(now.aside, after.aside)) return changedAmendmentRefusal(step, id);
  const payload = { revision: now.revision + 1, aside: before.aside ?? [] };
  const outcome = await recordEvent(step.trx, step.writeEntry, id, now, 'amendment.settle', payload);
  return outcome.ok ? ok(null) : outcome;
};

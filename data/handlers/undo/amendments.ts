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

// Undoes ledger entries about amendments. Each function refuses if the amendment has changed since the entry.

/** An amendment before the entry that is undone, after that entry, and now. */
interface AmendmentSnapshots {
  readonly id: string;
  readonly before: Amendment | undefined;
  readonly after: Amendment;
  readonly amendmentNow: Amendment;
}

/**
 * Reads the three states of an amendment. Refused `not-found` if it did not exist after the entry, or no longer exists.
 */
async function readSnapshots({ trx, entry }: UndoStep): Promise<Result<AmendmentSnapshots>> {
  const id = amendmentOf(entry.subject);
  const { before, after } = await aroundEntry(trx, entry);
  const amendmentNow = await findAmendment(trx, id);
  return after && amendmentNow
    ? ok({ id, before, after, amendmentNow })
    : refuse('not-found', `There is no ${id}.`, id);
}

/** The refusal to undo, because the amendment has changed since. */
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

async function setState(
  step: UndoStep,
  amendmentNow: Amendment,
  state: AmendmentState,
): Promise<Result<null>> {
  const { trx, writeEntry, role } = step;
  const { id, revision } = amendmentNow;
  if (isDecision(state) && !isAtLeast(role, 'reviewer'))
    return refuse('refused', `Only a reviewer can make ${id} ${state} again. Nothing was changed.`, id);
  const outcome = await recordEvent(trx, writeEntry, id, amendmentNow, 'amendment.setState', {
    revision: revision + 1,
    state,
  });
  return outcome.ok ? ok(null) : outcome;
}

/** Undoes the creation of an amendment by withdrawing it, because the number of an amendment is never used again. */
export const undoCreation: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, after, amendmentNow } = snapshots.value;
  if (amendmentNow.state !== after.state || !sameValue(contentOf(amendmentNow), contentOf(after)))
    return changedAmendmentRefusal(step, id);
  return setState(step, amendmentNow, 'withdrawn');
};

/** Undoes a change of state, such as from draft to agreed. */
export const undoStateChange: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, amendmentNow } = snapshots.value;
  if (!before || amendmentNow.state !== after.state) return changedAmendmentRefusal(step, id);
  // An amendment becomes agreed or withdrawn again only if it still has the content that it had in that state.
  const wasSettled = isDecision(before.state) || before.state === 'withdrawn';
  if (wasSettled && !sameValue(contentOf(amendmentNow), contentOf(before)))
    return changedAmendmentRefusal(step, id);
  return setState(step, amendmentNow, before.state);
};

/** Undoes a change of edits. Later changes of other words stay. */
export const undoRevision: UndoHandler = async (step) => {
  const { context, trx, writeEntry, entry } = step;
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, amendmentNow } = snapshots.value;
  const { root } = context.instrument;
  // Withdrawing an amendment also renumbers settled amendments. That is undone even in a settled amendment.
  const settledRefusal = canRevise(after.state) ? revisionRefusal(amendmentNow) : null;
  if (settledRefusal) return settledRefusal;
  const mergedEdits = before && withChangeMerged(root, amendmentNow.edits, after.edits, before.edits);
  if (!mergedEdits?.isWhole) return changedAmendmentRefusal(step, id);
  if (sameEdits(mergedEdits.edits, amendmentNow.edits)) return ok(null);
  const edits = await fittingEdits(trx, root, id, mergedEdits.edits);
  if (!edits.ok) return edits;
  const reason = undoneWords(describeEntry(entry)).slice(0, 1000);
  const outcome = await reviseAmendment(trx, writeEntry, amendmentNow, {
    edits: edits.value,
    because: reason,
  });
  return outcome.ok ? ok(null) : outcome;
};

const TEXT_FIELDS = ['title', 'purpose', 'reason'] as const;

/** Undoes a change of the title, purpose or reason. */
export const undoDescription: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, amendmentNow } = snapshots.value;
  const description = amendmentEvents['amendment.describe'].payload.parse(entry.payload);
  const fields = TEXT_FIELDS.filter((field) => field in description);
  if (!before || fields.some((field) => amendmentNow[field] !== after[field]))
    return changedAmendmentRefusal(step, id);
  const previousTexts = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const payload = { revision: amendmentNow.revision + 1, ...previousTexts };
  const outcome = await recordEvent(trx, writeEntry, id, amendmentNow, 'amendment.describe', payload);
  return outcome.ok ? ok(null) : outcome;
};

/** Undoes a change of the wording that a drafter edited by hand. */
export const undoWording: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, amendmentNow } = snapshots.value;
  const settledRefusal = revisionRefusal(amendmentNow);
  if (settledRefusal) return settledRefusal;
  if (!before || !sameValue(amendmentNow.wording, after.wording)) return changedAmendmentRefusal(step, id);
  const payload = { revision: amendmentNow.revision + 1, wording: before.wording ?? null };
  const outcome = await recordEvent(step.trx, step.writeEntry, id, amendmentNow, 'amendment.word', payload);
  return outcome.ok ? ok(null) : outcome;
};

/** Undoes the removal of an edit from `aside`: the edits that could not be carried to a new base text. */
export const undoDeferredDecision: UndoHandler = async (step) => {
  const snapshots = await readSnapshots(step);
  if (!snapshots.ok) return snapshots;
  const { id, before, after, amendmentNow } = snapshots.value;
  if (!before || !sameValue(amendmentNow.aside, after.aside)) return changedAmendmentRefusal(step, id);
  const payload = { revision: amendmentNow.revision + 1, aside: before.aside ?? [] };
  const outcome = await recordEvent(step.trx, step.writeEntry, id, amendmentNow, 'amendment.settle', payload);
  return outcome.ok ? ok(null) : outcome;
};

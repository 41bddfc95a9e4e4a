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
interface Moments {
  readonly id: string;
  readonly before: Amendment | undefined;
  readonly after: Amendment;
  readonly now: Amendment;
}

async function readMoments({ trx, entry }: UndoStep): Promise<Result<Moments>> {
  const id = amendmentOf(entry.subject);
  const { before, after } = await aroundEntry(trx, entry);
  const now = await findAmendment(trx, id);
  return after && now ? ok({ id, before, after, now }) : refuse('not-found', `There is no ${id}.`, id);
}

const refusalSince = (step: UndoStep, id: string): Promise<Result<never>> =>
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
  const { trx, writeEntry, as } = step;
  const { id, revision } = now;
  if (isDecision(state) && !isAtLeast(as, 'reviewer'))
    return refuse('refused', `Only a reviewer can make ${id} ${state} again. Nothing was changed.`, id);
  const moved = await recordEvent(trx, writeEntry, id, now, 'amendment.setState', {
    revision: revision + 1,
    state,
  });
  return moved.ok ? ok(null) : moved;
}

/** Undoes the creation of an amendment by withdrawing it, because the number of an amendment is never used again. */
export const takeBackCreated: UndoHandler = async (step) => {
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, after, now } = moments.value;
  if (now.state !== after.state || !sameValue(contentOf(now), contentOf(after)))
    return refusalSince(step, id);
  return setState(step, now, 'withdrawn');
};

export const takeBackState: UndoHandler = async (step) => {
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  if (!before || now.state !== after.state) return refusalSince(step, id);
  // An amendment becomes agreed or withdrawn again only if it still has the content that it had in that state.
  const isSettled = isDecision(before.state) || before.state === 'withdrawn';
  if (isSettled && !sameValue(contentOf(now), contentOf(before))) return refusalSince(step, id);
  return setState(step, now, before.state);
};

export const takeBackRevised: UndoHandler = async (step) => {
  const { context, trx, writeEntry, entry } = step;
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const { root } = context.instrument;
  // Withdrawing an amendment also renumbers settled amendments, and that must be undone in them, too.
  const settled = canRevise(after.state) ? revisionRefusal(now) : null;
  if (settled) return settled;
  const next = before && withChangeMerged(root, now.edits, after.edits, before.edits);
  if (!next?.isWhole) return refusalSince(step, id);
  if (sameEdits(next.edits, now.edits)) return ok(null);
  const edits = await fittingEdits(trx, root, id, next.edits);
  if (!edits.ok) return edits;
  const because = undoneWords(describeEntry(entry)).slice(0, 1000);
  const revised = await reviseAmendment(trx, writeEntry, now, { edits: edits.value, because });
  return revised.ok ? ok(null) : revised;
};

const TEXT_FIELDS = ['title', 'purpose', 'reason'] as const;

export const takeBackDescribed: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const description = amendmentEvents['amendment.describe'].payload.parse(entry.payload);
  const fields = TEXT_FIELDS.filter((field) => field in description);
  if (!before || fields.some((field) => now[field] !== after[field])) return refusalSince(step, id);
  const words = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const payload = { revision: now.revision + 1, ...words };
  const described = await recordEvent(trx, writeEntry, id, now, 'amendment.describe', payload);
  return described.ok ? ok(null) : described;
};

export const takeBackWording: UndoHandler = async (step) => {
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const settled = revisionRefusal(now);
  if (settled) return settled;
  if (!before || !sameValue(now.wording, after.wording)) return refusalSince(step, id);
  const payload = { revision: now.revision + 1, wording: before.wording ?? null };
  const worded = await recordEvent(step.trx, step.writeEntry, id, now, 'amendment.word', payload);
  return worded.ok ? ok(null) : worded;
};

export const takeBackSettled: UndoHandler = async (step) => {
  const moments = await readMoments(step);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  if (!before || !sameValue(now.aside, after.aside)) return refusalSince(step, id);
  const payload = { revision: now.revision + 1, aside: before.aside ?? [] };
  const settled = await recordEvent(step.trx, step.writeEntry, id, now, 'amendment.settle', payload);
  return settled.ok ? ok(null) : settled;
};

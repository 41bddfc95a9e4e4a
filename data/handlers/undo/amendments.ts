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
import { changedSince, type TakeBack, type Taking } from './take-back.ts';

/** An amendment before an entry, after it, and now. */
interface Moments {
  readonly id: string;
  readonly before: Amendment | undefined;
  readonly after: Amendment;
  readonly now: Amendment;
}

async function momentsOf({ trx, entry }: Taking): Promise<Result<Moments>> {
  const id = amendmentOf(entry.subject);
  const { before, after } = await aroundEntry(trx, entry);
  const now = await findAmendment(trx, id);
  return after && now ? ok({ id, before, after, now }) : refuse('not-found', `There is no ${id}.`, id);
}

const since = (taking: Taking, id: string): Promise<Result<never>> =>
  changedSince(taking, `amendment:${id}`, id);

/** All of an amendment that a person decides on. */
const contentOf = ({ title, purpose, reason, edits, wording, aside }: Amendment) => ({
  title,
  purpose,
  reason,
  edits,
  wording,
  aside,
});

async function setState(taking: Taking, now: Amendment, state: AmendmentState): Promise<Result<null>> {
  const { trx, writeEntry, as } = taking;
  const { id, revision } = now;
  if (isDecision(state) && !isAtLeast(as, 'reviewer'))
    return refuse('refused', `Only a reviewer can make ${id} ${state} again. Nothing was changed.`, id);
  const moved = await recordEvent(trx, writeEntry, id, now, 'amendment.setState', {
    revision: revision + 1,
    state,
  });
  return moved.ok ? ok(null) : moved;
}

/** The number of an amendment is never used again: one that was started is withdrawn. */
export const takeBackCreated: TakeBack = async (taking) => {
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, after, now } = moments.value;
  if (now.state !== after.state || !sameValue(contentOf(now), contentOf(after))) return since(taking, id);
  return setState(taking, now, 'withdrawn');
};

export const takeBackState: TakeBack = async (taking) => {
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  if (!before || now.state !== after.state) return since(taking, id);
  // What was agreed, or was never to be changed, is that again only with the words that it had.
  const isSettled = isDecision(before.state) || before.state === 'withdrawn';
  if (isSettled && !sameValue(contentOf(now), contentOf(before))) return since(taking, id);
  return setState(taking, now, before.state);
};

export const takeBackRevised: TakeBack = async (taking) => {
  const { context, trx, writeEntry, entry } = taking;
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const { root } = context.instrument;
  // What follows from the withdrawal of another changes settled amendments, too, and is taken back from them.
  const settled = canRevise(after.state) ? revisionRefusal(now) : null;
  if (settled) return settled;
  const next = before && withChangeMerged(root, now.edits, after.edits, before.edits);
  if (!next?.isWhole) return since(taking, id);
  if (sameEdits(next.edits, now.edits)) return ok(null);
  const edits = await fittingEdits(trx, root, id, next.edits);
  if (!edits.ok) return edits;
  const because = undoneWords(describeEntry(entry)).slice(0, 1000);
  const revised = await reviseAmendment(trx, writeEntry, now, { edits: edits.value, because });
  return revised.ok ? ok(null) : revised;
};

const WORDS = ['title', 'purpose', 'reason'] as const;

export const takeBackDescribed: TakeBack = async (taking) => {
  const { trx, writeEntry, entry } = taking;
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const description = amendmentEvents['amendment.describe'].payload.parse(entry.payload);
  const fields = WORDS.filter((field) => field in description);
  if (!before || fields.some((field) => now[field] !== after[field])) return since(taking, id);
  const words = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const payload = { revision: now.revision + 1, ...words };
  const described = await recordEvent(trx, writeEntry, id, now, 'amendment.describe', payload);
  return described.ok ? ok(null) : described;
};

export const takeBackWording: TakeBack = async (taking) => {
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  const settled = revisionRefusal(now);
  if (settled) return settled;
  if (!before || !sameValue(now.wording, after.wording)) return since(taking, id);
  const payload = { revision: now.revision + 1, wording: before.wording ?? null };
  const worded = await recordEvent(taking.trx, taking.writeEntry, id, now, 'amendment.word', payload);
  return worded.ok ? ok(null) : worded;
};

export const takeBackSettled: TakeBack = async (taking) => {
  const moments = await momentsOf(taking);
  if (!moments.ok) return moments;
  const { id, before, after, now } = moments.value;
  if (!before || !sameValue(now.aside, after.aside)) return since(taking, id);
  const payload = { revision: now.revision + 1, aside: before.aside ?? [] };
  const settled = await recordEvent(taking.trx, taking.writeEntry, id, now, 'amendment.settle', payload);
  return settled.ok ? ok(null) : settled;
};

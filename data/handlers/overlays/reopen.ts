import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { ok } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { decisionInForce, overlayRefusal } from '../../../core/wording/overlay-decisions.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import { overlayStepId } from '../../../core/wording/overlay-records.ts';
import { findAmendment } from '../../store/amendments.ts';
import { findRecord } from '../../store/records.ts';
import { moveAmendment } from '../amendments/states.ts';
import type { Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { decisionOf, overlayNotFound } from './reading.ts';
import { undoRevisions } from './undo-revisions.ts';

/** Answers `overlay.reopen`: undoes applying or skipping an item. */
export const reopenStep: Handler<'overlay.reopen'> = (context, { id, key }) =>
  context.write(async (trx, writeEntry) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return overlayNotFound(id);
    const name = nameOfKey(key);
    const stepId = overlayStepId(id, key);
    const stepBefore = await findRecord(trx, 'overlay-step', stepId);
    const amendments = new Map<string, Amendment>();
    for (const { amendment } of [
      ...(stepBefore?.made ? [stepBefore.made] : []),
      ...(stepBefore?.revised ?? []),
    ]) {
      const amendmentNow = await findAmendment(trx, amendment);
      if (amendmentNow) amendments.set(amendment, amendmentNow);
    }
    const decision = stepBefore ? decisionOf(stepBefore, amendments) : null;
    const refusal = overlayRefusal('undo', key, decision);
    if (refusal) return refusal;
    if (!stepBefore) throw new TypeError(`Nothing was decided about ${name}`);
    const amendment = stepBefore.made && amendments.get(stepBefore.made.amendment);
    const isApplied = decisionInForce(decision) === 'applied';
    const reason = `${name} of ${overlay.name} was undone`;
    const undoneIds = await undoRevisions(context, trx, writeEntry, stepBefore, reason);
    if (!undoneIds.ok) return undoneIds;
    const revisedIds = [...undoneIds.value];
    if (isApplied && amendment) {
      const withdrawal = await moveAmendment(context, trx, writeEntry, amendment, 'withdrawn');
      if (!withdrawal.ok) return withdrawal;
      revisedIds.push(
        ...withdrawal.value.amendments.map((one) => one.id).filter((one) => one !== amendment.id),
      );
    }
    const { person, now } = context.deps;
    // The step stays, so that applying the item again uses the same amendment. It is removed if a user withdrew that.
    const stepAfter =
      stepBefore.made && (isApplied || stepBefore.state === 'skipped')
        ? { ...stepBefore, state: 'open' as const, revised: [], by: person().name, at: now() }
        : null;
    const description = `undid ${stepBefore.state === 'skipped' ? 'skipping' : 'applying'} ${name} of ${overlay.name}`;
    const change: RecordChange = { kind: 'overlay-step', id: stepId, was: stepBefore, is: stepAfter };
    await saveRecords(trx, writeEntry, { subject: '', description }, [change]);
    return ok({ withdrawn: isApplied && amendment ? amendment.id : null, revised: [...new Set(revisedIds)] });
  });

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
import { keepRecords } from '../context/keep-records.ts';
import { decisionOf, noOverlay } from './reading.ts';
import { undoRevisions } from './undo-revisions.ts';

/** Answers `overlay.reopen`: undoes applying or skipping an item. */
export const reopenStep: Handler<'overlay.reopen'> = (context, { id, key }) =>
  context.write(async (trx, writeEntry) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return noOverlay(id);
    const name = nameOfKey(key);
    const stepId = overlayStepId(id, key);
    const was = await findRecord(trx, 'overlay-step', stepId);
    const amendments = new Map<string, Amendment>();
    for (const { amendment } of [...(was?.made ? [was.made] : []), ...(was?.revised ?? [])]) {
      const one = await findAmendment(trx, amendment);
      if (one) amendments.set(amendment, one);
    }
    const decision = was ? decisionOf(was, amendments) : null;
    const refusal = overlayRefusal('undo', key, decision);
    if (refusal) return refusal;
    if (!was) throw new TypeError(`Nothing was decided about ${name}`);
    const amendment = was.made && amendments.get(was.made.amendment);
    const isApplied = decisionInForce(decision) === 'applied';
    const because = `${name} of ${overlay.name} was undone`;
    const takenBack = await undoRevisions(context, trx, writeEntry, was, because);
    if (!takenBack.ok) return takenBack;
    const revised = [...takenBack.value];
    if (isApplied && amendment) {
      const moved = await moveAmendment(context, trx, writeEntry, amendment, 'withdrawn');
      if (!moved.ok) return moved;
      revised.push(...moved.value.amendments.map((one) => one.id).filter((one) => one !== amendment.id));
    }
    const { person, now } = context.deps;
    // The step stays, so that applying the item again uses the same amendment. It goes if a user withdrew that by hand.
    const is =
      was.made && (isApplied || was.state === 'skipped')
        ? { ...was, state: 'open' as const, revised: [], by: person().name, at: now() }
        : null;
    const description = `undid ${was.state === 'skipped' ? 'skipping' : 'applying'} ${name} of ${overlay.name}`;
    const change: RecordChange = { kind: 'overlay-step', id: stepId, was, is };
    await keepRecords(trx, writeEntry, { subject: '', description }, [change]);
    return ok({ withdrawn: isApplied && amendment ? amendment.id : null, revised: [...new Set(revised)] });
  });

import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/amendment.ts';
import type { Edit } from '../../../core/amend/edit.ts';
import { amendmentAfter, isAmendmentEvent } from '../../../core/amend/events.ts';
import { canRevise, isLive } from '../../../core/amend/states.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import { overlayStepId } from '../../../core/wording/overlay-records.ts';
import { findAmendment } from '../../store/amendments.ts';
import { entriesAbout } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';
import { closed, fitting, record } from '../amendments/amendments.ts';
import { moveAmendment } from '../amendments/states.ts';
import type { Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { isApplied, notThere } from './reading.ts';

/** The edits that an amendment had at one of its revisions. */
async function editsAt(trx: Knex.Transaction, id: string, revision: number): Promise<readonly Edit[]> {
  let amendment: Amendment | undefined;
  for (const entry of await entriesAbout(trx, `amendment:${id}`)) {
    if (isAmendmentEvent(entry.act)) amendment = amendmentAfter(amendment, entry);
    if (amendment?.revision === revision) break;
  }
  return amendment?.edits ?? [];
}

export const undoStep: Handler<'overlay.undo'> = (context, { id, key }) =>
  context.write(async (trx, writeEntry) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return notThere(id);
    const name = nameOfKey(key);
    const stepId = overlayStepId(id, key);
    const was = await findRecord(trx, 'overlay-step', stepId);
    if (!was || was.state === 'open')
      return refuse('not-found', `Nothing was decided about ${name}, so there is nothing to undo.`, key);
    const amendments = new Map<string, Amendment>();
    for (const { amendment } of [...(was.made ? [was.made] : []), ...was.revised]) {
      const one = await findAmendment(trx, amendment);
      if (one) amendments.set(amendment, one);
    }
    const made = was.made && amendments.get(was.made.amendment);
    const stands = isApplied(was, amendments);
    const revised: string[] = [];
    if (stands && made && !canRevise(made.state)) return closed(made);
    if (stands) {
      for (const { amendment, revision } of was.revised.toReversed()) {
        const now = await findAmendment(trx, amendment);
        // What is withdrawn as a whole is in the draft no more, and nothing of it is left to be undone.
        if (now && !isLive(now)) continue;
        if (now?.revision !== revision)
          return refuse(
            'stale',
            `${amendment} has changed since. Nothing was undone. Make the change by hand.`,
            amendment,
          );
        if (!canRevise(now.state)) return closed(now);
        const edits = await fitting(
          trx,
          context.instrument.root,
          amendment,
          await editsAt(trx, amendment, revision - 1),
        );
        if (!edits.ok) return edits;
        const payload = {
          revision: revision + 1,
          edits: edits.value,
          because: `${name} of ${overlay.name} was undone`.slice(0, 1000),
        };
        const after = await record(trx, writeEntry, amendment, now, 'amendment.revise', payload);
        if (!after.ok) return after;
        revised.push(amendment);
      }
    }
    if (stands && made) {
      const moved = await moveAmendment(context, trx, writeEntry, made, 'withdrawn');
      if (!moved.ok) return moved;
      revised.push(...moved.value.amendments.map((one) => one.id).filter((one) => one !== made.id));
    }
    const { person, now } = context.deps;
    // What a withdrawn amendment was made of is remembered, so that it is made as the same one again; not where somebody
    // withdrew it by hand.
    const is =
      was.made && (stands || was.state === 'skipped')
        ? { ...was, state: 'open' as const, revised: [], by: person().name, at: now() }
        : null;
    const what = `undid ${was.state === 'skipped' ? 'skipping' : 'applying'} ${name} of ${overlay.name}`;
    const change: RecordChange = { kind: 'overlay-step', id: stepId, was, is };
    await keepRecords(trx, writeEntry, { subject: '', what }, [change]);
    return ok({ withdrawn: stands && made ? made.id : null, revised: [...new Set(revised)] });
  });

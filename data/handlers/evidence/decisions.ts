import { ok, refuse } from '../../../core/base/result.ts';
import { outcomeWords } from '../../../core/coverage/coverage-words.ts';
import { newDecisionRefusal } from '../../../core/evidence/decision.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { lookUp } from '../context/look-up.ts';

// Handlers that list, add and remove decisions on recommendations and other evidence.

export const listDecisions: Handler<'decision.list'> = (context) =>
  context.read(async (trx) => ok(await listRecords(trx, 'decision')));

export const addDecision: Handler<'decision.add'> = (context, { about, outcome, reason }) =>
  context.write(async (trx, writeEntry) => {
    const refusal = newDecisionRefusal({ about, outcome, reason }, await listRecords(trx, 'decision'));
    if (refusal) return refusal;
    if ((await lookUp(context, trx, about)) === undefined)
      return refuse('not-found', `There is no ${refWords(about)}.`, 'about');
    const [id = ''] = await nextRecordIds(trx, 'decision');
    const decision = { id, about, outcome, reason, by: context.deps.person().name, at: context.deps.now() };
    const description = `decided on ${refWords(about)}: ${outcomeWords(outcome)}`;
    await saveRecords(trx, writeEntry, { subject: `decision:${id}`, description }, [
      { kind: 'decision', id, was: null, is: decision },
    ]);
    return ok(decision);
  });

export const removeDecision: Handler<'decision.remove'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'decision', id);
    if (!was) return refuse('not-found', `There is no decision ${id}.`, 'id');
    const description = `undid ${id}, the decision on ${refWords(was.about)}`;
    await saveRecords(trx, writeEntry, { subject: `decision:${id}`, description }, [
      { kind: 'decision', id, was, is: null },
    ]);
    return ok({ id });
  });

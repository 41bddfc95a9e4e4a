import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { capital } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { unmarkingRefusal } from '../../../core/coding/readings.ts';
import { recordEvents } from '../../../core/events/record-events.ts';
import { inverseChanges, type RecordChange } from '../../../core/events/records.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { type Ref, refSchema } from '../../../core/evidence/link.ts';
import type { Question } from '../../../core/evidence/records.ts';
import { lastingRecord, roleForRecords, undoneWords } from '../../../core/history/undo.ts';
import { markRefusal } from '../../../core/review/rules.ts';
import { roleRefusal } from '../../../core/roles.ts';
import { findAmendment } from '../../store/amendments.ts';
import { readingsOf, readRawRecord } from '../../store/coding.ts';
import { findLink } from '../../store/links.ts';
import { isAnswered } from '../../store/outcome.ts';
import { codingRefusal } from '../coding/keep-coding.ts';
import { listDependents, refuseWithDependents } from '../context/dependents.ts';
import { saveRecords } from '../context/keep-records.ts';
import { lookUp } from '../context/look-up.ts';
import { changedSinceRefusal, type UndoHandler, type UndoStep } from './take-back.ts';

/** The reference of the item that a record belongs to, such as the text of an excerpt; null if there is none. */
function targetOf(record: NonNullable<RecordChange['is']>): string | null {
  if ('about' in record) return record.about;
  if ('on' in record) return record.on;
  if ('of' in record && typeof record.of === 'string') return record.of;
  return null;
}

/** Whether the item that a record belongs to still exists. */
async function targetExists({ context, trx }: UndoStep, target: string): Promise<boolean> {
  if (target.startsWith('link:')) return (await findLink(trx, target.slice('link:'.length))) !== undefined;
  const ref = refSchema.safeParse(target);
  return !ref.success || (await lookUp(context, trx, ref.data)) !== undefined;
}

/** The parts of a question on which the meaning of its answers depends. */
const answerableParts = ({ text, kind, options }: Question) => ({ text, kind, options });

/** Refuses to change a question back, or to remove it, once people answered it as it is now. */
async function refuseIfAnswered(
  { trx, seqRange: [, last] }: UndoStep,
  was: Question,
  is: Question | null,
): Promise<Result<never> | null> {
  if (is && sameValue(answerableParts(was), answerableParts(is))) return null;
  if (!(await isAnswered(trx, was.id))) return null;
  // If nothing was imported since, the answers are older than the change. The old wording of the question fits them.
  const imported = await trx('ledger').where('seq', '>', last).where('subject', 'like', 'import:%').first();
  if (is && !imported) return null;
  return refuse('refused', `${was.id} has answers already. Nothing was changed.`, was.id);
}

/** Refuses to change one record back if a rule forbids it, or if the item that it belongs to no longer exists. */
async function refuseRecord(step: UndoStep, { kind, was, is }: RecordChange): Promise<Result<never> | null> {
  const { trx } = step;
  if (kind === 'reviewed') {
    const reviewMark = is ?? was;
    const amendment = reviewMark && (await findAmendment(trx, reviewMark.amendment));
    if (reviewMark && amendment) return markRefusal(amendment, reviewMark.change, is !== null);
  }
  if (kind === 'question' && was) return refuseIfAnswered(step, was, is);
  if (kind === 'reading' && was && !is)
    return unmarkingRefusal(await readingsOf(trx, was.of), was.as, was.by);
  const target = was === null && is ? targetOf(is) : null;
  if (target === null || (await targetExists(step, target))) return null;
  return refuse(
    'not-found',
    `There is no ${target.replace(':', ' ')} any more. Nothing was changed.`,
    target,
  );
}

/** Refuses to remove records on which other work depends. */
async function refuseIfDependedOn(
  { trx }: UndoStep,
  changes: readonly RecordChange[],
): Promise<Result<never> | null> {
  const removedRefs = new Set(changes.flatMap(({ kind, id, is }) => (is ? [] : [`${kind}:${id}`])));
  const [first] = removedRefs;
  if (first === undefined) return null;
  const dependents = await listDependents(trx, (ref) => removedRefs.has(ref));
  const refResult = refSchema.safeParse(first);
  return dependents.length === 0
    ? null
    : refuseWithDependents(
        capital(refResult.success ? refWords(refResult.data as Ref) : first),
        'it',
        dependents,
      );
}

/**
 * Undoes changes of records, such as comments and themes. Refused if one has changed since, or other work depends on
 * it.
 */
export const undoRecordChanges: UndoHandler = async (step) => {
  const { context, trx, writeEntry, entry, role } = step;
  const recorded = recordEvents['records.change'].payload.parse(entry.payload);
  // Inverse changes: `was` is what must be stored now, and `is` what is stored next.
  const changes = inverseChanges(recorded.records);
  const kinds = changes.map(({ kind }) => kind);
  for (const change of changes) {
    const cannotUndoReason = lastingRecord(change);
    if (cannotUndoReason !== null) return refuse('refused', `${cannotUndoReason} Nothing was changed.`);
  }
  const missingRoleReason = roleRefusal(role, roleForRecords(kinds));
  if (missingRoleReason !== null) return refuse('refused', `${missingRoleReason} Nothing was changed.`);
  for (const change of changes) {
    const { kind, id, was } = change;
    if (canonicalJson(await readRawRecord(trx, kind, id)) !== canonicalJson(was))
      return changedSinceRefusal(step, `${kind}:${id}`, id);
    const refusal = await refuseRecord(step, change);
    if (refusal) return refusal;
  }
  const dependencyRefusal =
    (await refuseIfDependedOn(step, changes)) ?? (await codingRefusal(context, trx, changes));
  if (dependencyRefusal) return dependencyRefusal;
  const purpose = {
    subject: entry.subject as Parameters<typeof writeEntry>[1],
    description: undoneWords(recorded.what),
  };
  await saveRecords(trx, writeEntry, purpose, changes);
  return ok(null);
};

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

/** The reference that a record depends on; null where it depends on nothing. */
function targetOf(is: NonNullable<RecordChange['is']>): string | null {
  if ('about' in is) return is.about;
  if ('on' in is) return is.on;
  if ('of' in is && typeof is.of === 'string') return is.of;
  return null;
}

async function targetExists({ context, trx }: UndoStep, target: string): Promise<boolean> {
  if (target.startsWith('link:')) return (await findLink(trx, target.slice('link:'.length))) !== undefined;
  const ref = refSchema.safeParse(target);
  return !ref.success || (await lookUp(context, trx, ref.data)) !== undefined;
}

const answerableParts = ({ text, kind, options }: Question) => ({ text, kind, options });

/** Refuses to change a question back, or to remove it, once people answered it as it is now. */
async function refuseIfAnswered(
  { trx, seqRange: [, last] }: UndoStep,
  was: Question,
  is: Question | null,
): Promise<Result<never> | null> {
  if (is && sameValue(answerableParts(was), answerableParts(is))) return null;
  if (!(await isAnswered(trx, was.id))) return null;
  // Where nothing was imported since, the answers were there before the question changed: its old wording fits them, too.
  const imported = await trx('ledger').where('seq', '>', last).where('subject', 'like', 'import:%').first();
  if (is && !imported) return null;
  return refuse('refused', `${was.id} has answers already. Nothing was changed.`, was.id);
}

/** Refuses to change one record back where a rule forbids that, or where what the record is about is gone. */
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
  const name = refSchema.safeParse(first);
  return dependents.length === 0
    ? null
    : refuseWithDependents(capital(name.success ? refWords(name.data as Ref) : first), 'it', dependents);
}

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

import type { Knex } from 'knex';
import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { type Edit, newPidsOf } from '../../../core/amend/edits/edit.ts';
import { editCounts } from '../../../core/amend/edits/edit-counts.ts';
import { type AmendmentEventName, amendmentAfter, amendmentOf } from '../../../core/amend/edits/events.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import { changeOf, listStepsBetween } from '../../../core/amend/edits/value-change.ts';
import { isWholeNext, wholeCopyOf } from '../../../core/amend/edits/whole-copies.ts';
import { fittingLetters } from '../../../core/amend/typing/known-letters.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { dateWords } from '../../../core/base/date-words.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { EventPayload } from '../../../core/events/event-types.ts';
import { findRevision } from '../../store/amendment-past.ts';
import {
  findAmendment,
  findAmendments,
  listAmendments,
  nextAmendmentId,
  recordAmendment,
} from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import type { Context, Handler } from '../context/context.ts';
import { findEntryOfRequest } from '../context/written-entries.ts';

// Handlers that list, create, revise and describe amendments, and the steps they share. No write overwrites a revision
// that the caller has not read.

/** Answers `amendment.list`: the amendments with the given ids, or all. */
export const listAllAmendments: Handler<'amendment.list'> = (context, { ids }) =>
  context.readShared(canonicalJson(['amendment.list', ids ?? null]), async (trx) =>
    ok(await (ids ? findAmendments(trx, ids) : listAmendments(trx))),
  );

export const getRevision: Handler<'amendment.revision'> = (context, { id, revision }) =>
  context.read(async (trx) => {
    const amendmentRevision = await findRevision(trx, id, revision);
    if (amendmentRevision)
      return ok({ amendment: amendmentRevision.amendment, window: amendmentRevision.window ?? null });
    return refuse('not-found', `There is no revision ${revision} of ${id}.`, id);
  });

/** Refuses edits that were drafted against another base text, `stale`. @param base the hash of their base text, if known */
function refuseOtherBase({ instrumentHash }: Context, base: string | undefined): Result<never> | null {
  if (base === undefined || base === instrumentHash) return null;
  return refuse(
    'stale',
    'The base text of the review has changed. Nothing was saved. Copy what you typed, then open the review again.',
    'base',
  );
}

export const createAmendment: Handler<'amendment.create'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    const { title, purpose, reason, request: requestId } = request;
    const entry = await findEntryOfRequest(trx, 'amendment.create', requestId);
    const created = entry && (await findAmendment(trx, amendmentOf(entry.subject)));
    if (created) return ok(created);
    const baseRefusal = refuseOtherBase(context, request.base);
    if (baseRefusal) return baseRefusal;
    const id = await nextAmendmentId(trx);
    const edits = await fittingEdits(trx, context.instrument.root, id, request.edits);
    if (!edits.ok) return edits;
    return recordEvent(trx, writeEntry, id, undefined, 'amendment.create', {
      revision: 1,
      title,
      purpose,
      reason,
      edits: edits.value,
      ...(requestId && { request: requestId }),
    });
  });

/**
 * Answers `amendment.revise`: replaces the edits of several amendments, all or none. `window` is the id of the window.
 * If it gets no answer, it asks the ledger by that id whether its edits were saved.
 */
export const reviseAmendments: Handler<'amendment.revise'> = (context, { changes, base, window }) =>
  context.write(async (trx, writeEntry) => {
    const baseRefusal = refuseOtherBase(context, base);
    if (baseRefusal) return baseRefusal;
    const repeated = changes.find(({ id }, index) => changes.findIndex((other) => other.id === id) < index);
    if (repeated)
      return refuse(
        'invalid',
        `${repeated.id} is changed twice in one call. Nothing was saved.`,
        repeated.id,
      );
    const revised: Amendment[] = [];
    for (const { id, revision, edits: requestedEdits, letters: requestedLetters, because = '' } of changes) {
      const before = await amendmentAsRead(trx, id, revision);
      if (!before.ok) return before;
      const edits = await fittingEdits(trx, context.instrument.root, id, requestedEdits);
      if (!edits.ok) return edits;
      if (canonicalJson(edits.value) === canonicalJson(before.value.edits)) {
        revised.push(before.value);
        continue;
      }
      const refusal = revisionRefusal(before.value);
      if (refusal) return refusal;
      const letters = fittingLetters(edits.value, requestedLetters);
      const after = await reviseAmendment(trx, writeEntry, before.value, {
        edits: edits.value,
        ...(letters && { letters }),
        ...(because.trim() && { because: because.trim() }),
        ...(window && { window }),
      });
      if (!after.ok) return after;
      revised.push(after.value);
    }
    return ok(revised);
  });

export const describeAmendment: Handler<'amendment.describe'> = (
  context,
  { id, revision, window, ...words },
) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    const { title, purpose, reason } = { ...before.value, ...definedFields(words) };
    const isUnchanged =
      title === before.value.title && purpose === before.value.purpose && reason === before.value.reason;
    if (isUnchanged) return before;
    return recordEvent(trx, writeEntry, id, before.value, 'amendment.describe', {
      revision: revision + 1,
      ...definedFields(words),
      ...(window && { window }),
    });
  });

/** The amendment as the caller read it. Refused `stale` if someone has changed it since, with the name and date. */
export async function amendmentAsRead(
  trx: Knex.Transaction,
  id: string,
  revision: number,
): Promise<Result<Amendment>> {
  const amendment = await findAmendment(trx, id);
  if (!amendment) return refuse('not-found', `There is no amendment ${id}. Nothing was saved.`, id);
  if (amendment.revision === revision) return ok(amendment);
  return refuse(
    'stale',
    `${id} was changed by ${amendment.changedBy} on ${dateWords(amendment.changedAt)} (now revision ${amendment.revision}, ` +
      `you had ${revision}). Nothing was saved. Check the new revision, then make your change again.`,
    id,
  );
}

/**
 * Returns the edits if they fit the base text. Refused where the text has no place for one, or where another amendment
 * inserts a provision with the same pid.
 */
export async function fittingEdits(
  trx: Knex.Transaction,
  base: Provision,
  id: string,
  requestedEdits: readonly Edit[],
): Promise<Result<Edit[]>> {
  const edits = checkEdits(base, requestedEdits);
  if (!edits.ok) return refuse(edits.error.kind, `${id}: ${edits.error.message}`, edits.error.place ?? id);
  const pids = new Set(edits.value.flatMap(newPidsOf));
  if (pids.size === 0) return ok([...edits.value]);
  for (const other of await listAmendments(trx)) {
    const takenPid =
      other.id === id ? undefined : other.edits.flatMap(newPidsOf).find((pid) => pids.has(pid));
    if (takenPid)
      return refuse('clash', `The identity ${takenPid} belongs to a provision that ${other.id} inserts.`, id);
  }
  return ok([...edits.value]);
}

/** Writes an event of an amendment to the ledger and the tables. From time to time the entry also holds a whole copy. */
export async function recordEvent<A extends AmendmentEventName>(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  id: string,
  before: Amendment | undefined,
  eventType: A,
  payload: EventPayload<A>,
): Promise<Result<Amendment>> {
  const subject = `amendment:${id}` as const;
  // A whole copy has no time and no author, so both can be empty here.
  const copied = before && isWholeNext(before) && { act: eventType, subject, payload, at: '', who: '' };
  const wholeCopy = copied ? { whole: wholeCopyOf(amendmentAfter(before, copied)) } : {};
  return ok(
    await recordAmendment(trx, before, await writeEntry(eventType, subject, { ...payload, ...wholeCopy })),
  );
}

/** Replaces the edits of an amendment. The ledger entry holds only the differences from the edits before. */
export const reviseAmendment = (
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  before: Amendment,
  {
    edits,
    letters,
    ...details
  }: Pick<Amendment, 'edits' | 'letters'> &
    Pick<EventPayload<'amendment.change'>, 'because' | 'signatures' | 'window'>,
): Promise<Result<Amendment>> =>
  recordEvent(trx, writeEntry, before.id, before, 'amendment.change', {
    revision: before.revision + 1,
    changes: listStepsBetween(before.edits, edits),
    counts: editCounts(edits),
    ...(letters && { letters: changeOf(before.letters ?? {}, letters) }),
    ...details,
  });

/** Removes the keys whose value is `undefined`. In a spread they would overwrite. */
function definedFields<T extends Readonly<Record<string, string | undefined>>>(
  words: T,
): Partial<Record<keyof T, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as Partial<
    Record<keyof T, string>
  >;
}

import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { stateIn } from '../../../core/coding/excerpt-places.ts';
import { evidenceEvents } from '../../../core/evidence/events.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { EvidenceMark } from '../../../core/evidence/marks.ts';
import { findAnswer, importOf } from '../../store/answers.ts';
import { excerptsOf } from '../../store/coding.ts';
import {
  type EvidenceRow,
  findEvidence,
  insertEvidence,
  markOf,
  parsePiece,
  replacePiece,
  storedPiece,
} from '../../store/evidence.ts';
import { fromJson } from '../../store/json.ts';
import { findKept, keep } from '../../store/kept-rows.ts';
import { redactionsOf } from '../coding/redactions.ts';
import { replaceAnswerText } from '../evidence/answers.ts';
import { removePieces } from '../evidence/remove-pieces.ts';
import { changedSinceRefusal, type UndoHandler, type UndoStep } from './take-back.ts';

const UNDO_REASON = 'undoing an earlier change';

const refusalSince = (step: UndoStep, { kind, id }: Pick<EvidenceMark, 'kind' | 'id'>) =>
  changedSinceRefusal(step, `${kind}:${id}`, id);

/** Reads the rows that an entry wrote. Refused if one has changed since. */
async function rowsAsLeft(step: UndoStep, marks: readonly EvidenceMark[]): Promise<Result<EvidenceRow[]>> {
  const rows: EvidenceRow[] = [];
  for (const mark of marks) {
    const row = await storedPiece(step.trx, mark.kind, mark.id);
    if (!row || markOf(row).hash !== mark.hash) return refusalSince(step, mark);
    rows.push(row);
  }
  return ok(rows);
}

export const takeBackAdded: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { marks } = evidenceEvents['note.add'].payload.parse(entry.payload);
  const rows = await rowsAsLeft(step, marks);
  if (!rows.ok) return rows;
  const [source] = rows.value.filter(({ kind }) => kind === 'source');
  const title = source ? parsePiece('source', source).title : '';
  const subject = entry.subject as Ref;
  return removePieces(trx, writeEntry, { id: splitRef(subject).id, subject, title }, rows.value);
};

/** Reads the kept content of a former piece of evidence. @throws RangeError if it is missing although the ledger names it */
async function readKeptPiece(trx: Knex.Transaction, hash: string): Promise<{ readonly id: string }> {
  const json = await findKept(trx, hash);
  if (json === undefined) throw new RangeError(`What ${hash} stands for was not kept`);
  return fromJson(json, 'what was kept of evidence') as { readonly id: string };
}

/** Finds a piece of evidence that a response or commitment needs and that no longer exists; null if nothing is missing. */
async function findMissingPiece(trx: Knex.Transaction, row: EvidenceRow): Promise<string | null> {
  const needs: (readonly ['source' | 'recommendation' | 'response', string])[] = [];
  if (row.kind === 'response') {
    const { pins, recommendations } = parsePiece('response', row);
    for (const { source } of pins) needs.push(['source', source]);
    for (const id of recommendations) needs.push(['recommendation', id]);
  }
  if (row.kind === 'commitment') {
    const { pin, response } = parsePiece('commitment', row);
    needs.push(['source', pin.source]);
    if (response !== null) needs.push(['response', response]);
  }
  for (const [kind, id] of needs) if (!(await findEvidence(trx, kind, id))) return `${kind} ${id}`;
  return null;
}

export const takeBackRemoved: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const removal = evidenceEvents['evidence.remove'].payload.parse(entry.payload);
  const removedPieces: { readonly kind: EvidenceMark['kind']; readonly value: { readonly id: string } }[] =
    [];
  for (const mark of removal.marks) {
    if (await storedPiece(trx, mark.kind, mark.id)) return refusalSince(step, mark);
    removedPieces.push({ kind: mark.kind, value: await readKeptPiece(trx, mark.was) });
  }
  const marks = await insertEvidence(trx, removedPieces);
  for (const { kind, id } of marks) {
    const row = await storedPiece(trx, kind, id);
    const missing = row ? await findMissingPiece(trx, row) : null;
    if (missing) return refuse('not-found', `There is no ${missing} any more. Nothing was changed.`, missing);
  }
  const title = removal.title.trim() === '' ? {} : { title: removal.title };
  await writeEntry('evidence.add', entry.subject as Ref, { marks, ...title });
  return ok(null);
};

/** Refuses to restore a former text if an excerpt or redaction would lose its words. */
async function detachedPassageRefusal(
  trx: Knex.Transaction,
  of: Ref,
  text: string,
): Promise<Result<never> | null> {
  const passages = [...(await excerptsOf(trx, of)), ...(await redactionsOf(trx, of))];
  const detached = passages.find((each) => !each.detached && stateIn(each, text) === 'detached');
  if (!detached) return null;
  return refuse(
    'clash',
    `${detached.id} is a passage of the text as it is now. Nothing was changed.`,
    detached.id,
  );
}

/** Undoes the correction of a note or the new text of a source, with the quotations that moved with that text. */
const takeBackCorrected =
  (act: 'note.revise' | 'source.revise'): UndoHandler =>
  async (step) => {
    const { trx, writeEntry, entry } = step;
    const revision = evidenceEvents[act].payload.parse(entry.payload);
    const rows = await rowsAsLeft(step, revision.marks);
    if (!rows.ok) return rows;
    const was = new Map(rows.value.map((row) => [markOf(row).hash, fromJson(row.json, row.id)]));
    const marks = [];
    for (const mark of revision.marks) {
      const keptEvidence = await readKeptPiece(trx, mark.was);
      const { text } = keptEvidence as { readonly text?: unknown };
      const coded =
        typeof text === 'string' ? await detachedPassageRefusal(trx, `${mark.kind}:${mark.id}`, text) : null;
      if (coded) return coded;
      marks.push({ ...(await replacePiece(trx, mark.kind, keptEvidence)), was: mark.hash });
    }
    await writeEntry(act, entry.subject as Ref, { marks, because: UNDO_REASON, kept: await keep(trx, was) });
    return ok(null);
  };

export const takeBackNote = takeBackCorrected('note.revise');
export const takeBackSource = takeBackCorrected('source.revise');

export const takeBackAnswer: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const revision = evidenceEvents['answer.revise'].payload.parse(entry.payload);
  for (const { id, hash, was } of revision.marks) {
    const answer = await findAnswer(trx, id);
    const [before, after] = [await findKept(trx, was), await findKept(trx, hash)];
    if (!answer || before === undefined || after === undefined || after !== canonicalJson(answer.text))
      return changedSinceRefusal(step, `answer:${id}`, `Answer ${id}`);
    const text = String(fromJson(before, `answer ${id}`));
    const coded = await detachedPassageRefusal(trx, `answer:${Number(id)}`, text);
    if (coded) return coded;
    await replaceAnswerText(trx, answer.id, text);
    const marks = [{ kind: 'answer' as const, id, hash: was, was: hash }];
    const payload = { import: await importOf(trx, answer), marks, because: UNDO_REASON, kept: [] };
    await writeEntry('answer.revise', `answer:${answer.id}`, payload);
  }
  return ok(null);
};

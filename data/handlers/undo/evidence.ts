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
import { findKept, keepValues } from '../../store/kept-rows.ts';
import { redactionsOf } from '../coding/redactions.ts';
import { replaceAnswerText } from '../evidence/answers.ts';
import { removePieces } from '../evidence/remove-pieces.ts';
import { changedSinceRefusal, type UndoHandler, type UndoStep } from './take-back.ts';

// Undoes ledger entries about evidence: pieces that were added, removed or corrected.

const UNDO_REASON = 'undoing an earlier change';

const changedPieceRefusal = (step: UndoStep, { kind, id }: Pick<EvidenceMark, 'kind' | 'id'>) =>
  changedSinceRefusal(step, `${kind}:${id}`, id);

/** Reads the rows that an entry wrote. Refused if a row has changed since that entry. */
async function readUnchangedRows(
  step: UndoStep,
  marks: readonly EvidenceMark[],
): Promise<Result<EvidenceRow[]>> {
  const rows: EvidenceRow[] = [];
  for (const mark of marks) {
    const row = await storedPiece(step.trx, mark.kind, mark.id);
    if (!row || markOf(row).hash !== mark.hash) return changedPieceRefusal(step, mark);
    rows.push(row);
  }
  return ok(rows);
}

/** Undoes the addition of a piece of evidence by removing it. Refused while other work depends on the piece. */
export const undoAddition: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { marks } = evidenceEvents['note.add'].payload.parse(entry.payload);
  const rows = await readUnchangedRows(step, marks);
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
  const neededPieces: (readonly ['source' | 'recommendation' | 'response', string])[] = [];
  if (row.kind === 'response') {
    const { pins, recommendations } = parsePiece('response', row);
    for (const { source } of pins) neededPieces.push(['source', source]);
    for (const id of recommendations) neededPieces.push(['recommendation', id]);
  }
  if (row.kind === 'commitment') {
    const { pin, response } = parsePiece('commitment', row);
    neededPieces.push(['source', pin.source]);
    if (response !== null) neededPieces.push(['response', response]);
  }
  for (const [kind, id] of neededPieces) if (!(await findEvidence(trx, kind, id))) return `${kind} ${id}`;
  return null;
}

/** Undoes the removal of evidence by adding the kept content again. */
export const undoRemoval: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const removal = evidenceEvents['evidence.remove'].payload.parse(entry.payload);
  const removedPieces: { readonly kind: EvidenceMark['kind']; readonly value: { readonly id: string } }[] =
    [];
  for (const mark of removal.marks) {
    if (await storedPiece(trx, mark.kind, mark.id)) return changedPieceRefusal(step, mark);
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

/** Refuses to restore a former text if an excerpt or redaction of the present text would not be found in it. */
async function detachedPassageRefusal(
  trx: Knex.Transaction,
  ref: Ref,
  text: string,
): Promise<Result<never> | null> {
  const passages = [...(await excerptsOf(trx, ref)), ...(await redactionsOf(trx, ref))];
  const detachedPassage = passages.find((each) => !each.detached && stateIn(each, text) === 'detached');
  if (!detachedPassage) return null;
  return refuse(
    'clash',
    `${detachedPassage.id} is a passage of the text as it is now. Nothing was changed.`,
    detachedPassage.id,
  );
}

/** Undoes the correction of a note or the new text of a source, with the quotations that moved with that text. */
const undoCorrection =
  (eventType: 'note.revise' | 'source.revise'): UndoHandler =>
  async (step) => {
    const { trx, writeEntry, entry } = step;
    const revision = evidenceEvents[eventType].payload.parse(entry.payload);
    const rows = await readUnchangedRows(step, revision.marks);
    if (!rows.ok) return rows;
    const replacedByHash = new Map(rows.value.map((row) => [markOf(row).hash, fromJson(row.json, row.id)]));
    const marks = [];
    for (const mark of revision.marks) {
      const formerPiece = await readKeptPiece(trx, mark.was);
      const { text } = formerPiece as { readonly text?: unknown };
      const passageRefusal =
        typeof text === 'string' ? await detachedPassageRefusal(trx, `${mark.kind}:${mark.id}`, text) : null;
      if (passageRefusal) return passageRefusal;
      marks.push({ ...(await replacePiece(trx, mark.kind, formerPiece)), was: mark.hash });
    }
    await writeEntry(eventType, entry.subject as Ref, {
      marks,
      because: UNDO_REASON,
      kept: await keepValues(trx, replacedByHash),
    });
    return ok(null);
  };

export const undoNoteCorrection = undoCorrection('note.revise');
export const undoSourceCorrection = undoCorrection('source.revise');

/** Undoes the correction of an answer to a consultation question. */
export const undoAnswerCorrection: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const revision = evidenceEvents['answer.revise'].payload.parse(entry.payload);
  for (const { id, hash: hashAfter, was: formerHash } of revision.marks) {
    const answer = await findAnswer(trx, id);
    const [before, after] = [await findKept(trx, formerHash), await findKept(trx, hashAfter)];
    if (!answer || before === undefined || after === undefined || after !== canonicalJson(answer.text))
      return changedSinceRefusal(step, `answer:${id}`, `Answer ${id}`);
    const text = String(fromJson(before, `answer ${id}`));
    const passageRefusal = await detachedPassageRefusal(trx, `answer:${Number(id)}`, text);
    if (passageRefusal) return passageRefusal;
    await replaceAnswerText(trx, answer.id, text);
    const marks = [{ kind: 'answer' as const, id, hash: formerHash, was: hashAfter }];
    const payload = { import: await importOf(trx, answer), marks, because: UNDO_REASON, kept: [] };
    await writeEntry('answer.revise', `answer:${answer.id}`, payload);
  }
  return ok(null);
};

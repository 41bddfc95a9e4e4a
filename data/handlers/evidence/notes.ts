import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { insertEvidence, nextPieceId, storedPiece } from '../../store/evidence.ts';
import type { Handler } from '../context/context.ts';
import { correctEvidence } from './correct-evidence.ts';

// Handlers that add and correct notes.

export const addNote: Handler<'note.add'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    const note = { id: await nextPieceId(trx, 'note', 'N'), ...request };
    const marks = await insertEvidence(trx, [{ kind: 'note', value: note }]);
    await writeEntry('note.add', `note:${note.id}`, { marks });
    return ok(note);
  });

export const reviseNote: Handler<'note.revise'> = (context, { was, is, because }) =>
  context.write(async (trx, writeEntry) => {
    const { id } = was;
    if (is.id !== id) return refuse('invalid', `${id} can't become ${is.id}.`, 'is');
    const row = await storedPiece(trx, 'note', id);
    if (!row) return refuse('not-found', `There is no note ${id}. Nothing was saved.`, id);
    if (row.json !== canonicalJson(was))
      return refuse(
        'stale',
        `${id} was corrected by somebody else while you were working. Nothing was saved. Check the new text, then make your correction again.`,
        id,
      );
    if (row.json === canonicalJson(is)) return ok(is);
    const texts = was.text === is.text ? null : { before: was.text, after: is.text };
    const correction = await correctEvidence(trx, writeEntry, { eventType: 'note.revise', because, texts }, [
      { kind: 'note', row, is },
    ]);
    return correction.ok ? ok(is) : correction;
  });

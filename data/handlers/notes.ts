import { ok } from '../../core/result.ts';
import { insertEvidence, nextNoteId } from '../store/evidence.ts';
import type { Handler } from './context.ts';

export const addNote: Handler<'note.add'> = (context, request) =>
  context.write(async (trx, log) => {
    const note = { id: await nextNoteId(trx), ...request };
    const marks = await insertEvidence(trx, [{ kind: 'note', value: note }]);
    await log('note.add', `note:${note.id}`, { marks });
    return ok(note);
  });

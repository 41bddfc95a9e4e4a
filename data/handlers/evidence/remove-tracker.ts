import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { type EvidenceRow, evidenceRows, parsePiece } from '../../store/evidence.ts';
import type { Handler } from '../context/context.ts';
import { removePieces } from './remove-pieces.ts';

// Removes an imported tracker: the source with its table, and the responses that came from it.

/** Lists the responses that were imported from a tracker and quote no other source. */
async function listTrackerResponses(
  trx: Knex.Transaction,
  sourceId: string,
): Promise<readonly EvidenceRow[]> {
  return (await evidenceRows(trx)).filter((row) => {
    if (row.kind !== 'response') return false;
    const { pins, tracker } = parsePiece('response', row);
    return tracker === true && pins.length > 0 && pins.every((pin) => pin.source === sourceId);
  });
}

export const removeTracker: Handler<'tracker.remove'> = (context, { source: id }) =>
  context.write(async (trx, writeEntry) => {
    const row = (await evidenceRows(trx)).find((each) => each.kind === 'source' && each.id === id);
    if (!row) return refuse('not-found', `There is no source ${id}.`, id);
    const { tracker, title } = parsePiece('source', row);
    if (!tracker) return refuse('invalid', `${id}, ${title}, is not an imported tracker.`, id);
    const responses = await listTrackerResponses(trx, id);
    const outcome = await removePieces(trx, writeEntry, { id, subject: `source:${id}`, title }, [
      row,
      ...responses,
    ]);
    return outcome.ok ? ok({ source: id, title, responses: responses.map((each) => each.id) }) : outcome;
  });

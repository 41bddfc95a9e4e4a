import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { deletePiece, type EvidenceRow, evidenceRows, markOf, parsePiece } from '../../store/evidence.ts';
import { fromJson } from '../../store/json.ts';
import { keep } from '../../store/kept.ts';
import type { Handler } from '../context/context.ts';
import { hangingOn, refuseHanging } from '../context/dependents.ts';

/** What was read in a tracker, and what people have quoted from it since, in words. */
async function quotingOf(trx: Knex.Transaction, source: string) {
  const read: EvidenceRow[] = [];
  const others: string[] = [];
  const pieces = await evidenceRows(trx);
  for (const row of pieces)
    if (row.kind === 'response') {
      const { id, pins, tracker } = parsePiece('response', row);
      if (!pins.some((pin) => pin.source === source)) continue;
      if (tracker && pins.every((pin) => pin.source === source)) read.push(row);
      else others.push(`response ${id}, which quotes it`);
    }
  for (const row of pieces)
    if (row.kind === 'commitment') {
      const { id, pin, response } = parsePiece('commitment', row);
      if (pin.source === source) others.push(`commitment ${id}, which quotes it`);
      else if (read.some((one) => one.id === response)) others.push(`commitment ${id}, made in ${response}`);
    }
  return { read, others };
}

export const undoTracker: Handler<'tracker.undo'> = (context, { source: id }) =>
  context.write(async (trx, writeEntry) => {
    const row = (await evidenceRows(trx)).find((one) => one.kind === 'source' && one.id === id);
    if (!row) return refuse('not-found', `There is no source ${id}.`, id);
    const source: Source = parsePiece('source', row);
    if (!source.tracker) return refuse('invalid', `${id}, ${source.title}, is not an imported tracker.`, id);
    const { read, others } = await quotingOf(trx, id);
    const gone = [row, ...read];
    const isTheirs = (ref: Ref): boolean => {
      const named = splitRef(ref);
      return gone.some((one) => one.kind === named.kind && one.id === named.id);
    };
    const hang = [...(await hangingOn(trx, isTheirs)), ...others];
    if (hang.length > 0) return refuseHanging(id, 'it', hang);
    const was = new Map<string, unknown>();
    for (const one of gone) was.set(markOf(one).hash, fromJson(one.json, `${one.kind} ${one.id}`));
    const marks = gone.map((one) => ({ kind: one.kind, id: one.id, was: markOf(one).hash }));
    const kept = await keep(trx, was);
    await writeEntry('evidence.remove', `source:${id}`, { marks, title: source.title, kept });
    for (const one of gone) await deletePiece(trx, one.kind, one.id);
    return ok({ source: id, title: source.title, responses: read.map((one) => one.id) });
  });

import type { Knex } from 'knex';
import { ok, type Result } from '../../../core/base/result.ts';
import type { EventSubject } from '../../../core/events/event-types.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { deletePiece, type EvidenceRow, evidenceRows, markOf, parsePiece } from '../../store/evidence.ts';
import { fromJson } from '../../store/json.ts';
import { keepValues } from '../../store/kept-rows.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listDependents, refuseWithDependents } from '../context/dependents.ts';

// Removes pieces of evidence, while nothing else depends on them.

/** Describes the responses and commitments that quote a removed source, or answer a removed recommendation. */
async function describeQuotations(
  trx: Knex.Transaction,
  isRemoved: (kind: EvidenceRow['kind'], id: string) => boolean,
): Promise<readonly string[]> {
  const quotations: string[] = [];
  for (const row of await evidenceRows(trx)) {
    if (isRemoved(row.kind, row.id)) continue;
    if (row.kind === 'response') {
      const { id, pins, recommendations } = parsePiece('response', row);
      if (pins.some((pin) => isRemoved('source', pin.source)))
        quotations.push(`response ${id}, which quotes it`);
      else if (recommendations.some((each) => isRemoved('recommendation', each)))
        quotations.push(`response ${id}, which answers it`);
    }
    if (row.kind === 'commitment') {
      const { id, pin, response } = parsePiece('commitment', row);
      if (isRemoved('source', pin.source)) quotations.push(`commitment ${id}, which quotes it`);
      else if (response !== null && isRemoved('response', response))
        quotations.push(`commitment ${id}, made in ${response}`);
    }
  }
  return quotations;
}

/** Removes pieces of evidence. The store keeps their content. Refused while other work depends on one of them. */
export async function removePieces(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { id, subject, title }: { readonly id: string; readonly subject: EventSubject; readonly title: string },
  rows: readonly EvidenceRow[],
): Promise<Result<null>> {
  const isRemoved = (kind: string, name: string) => rows.some((row) => row.kind === kind && row.id === name);
  const isRemovedRef = (ref: Ref): boolean => {
    const target = splitRef(ref);
    return isRemoved(target.kind, target.id);
  };
  const dependents = [
    ...(await listDependents(trx, isRemovedRef)),
    ...(await describeQuotations(trx, isRemoved)),
  ];
  if (dependents.length > 0) return refuseWithDependents(id, 'it', dependents);
  const contentByHash = new Map(
    rows.map((row) => [markOf(row).hash, fromJson(row.json, `${row.kind} ${row.id}`)]),
  );
  const marks = rows.map((row) => ({ kind: row.kind, id: row.id, was: markOf(row).hash }));
  const keptMarks = await keepValues(trx, contentByHash);
  await writeEntry('evidence.remove', subject, { marks, title, kept: keptMarks });
  for (const { kind, id: name } of rows) await deletePiece(trx, kind, name);
  return ok(null);
}

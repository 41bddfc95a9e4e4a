import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { nextNumbers } from '../../core/base/next-number.ts';
import type { Schema } from '../../core/base/schema.ts';
import { removedEvidenceSchema } from '../../core/evidence/events.ts';
import {
  type Commitment,
  commitmentSchema,
  type Evidence,
  type Note,
  noteSchema,
  type Recommendation,
  type Response,
  recommendationSchema,
  responseSchema,
  type Source,
  sourceSchema,
} from '../../core/evidence/evidence.ts';
import { type Ref, splitRef } from '../../core/evidence/link.ts';
import type { EvidenceKind, EvidenceMark } from '../../core/evidence/marks.ts';
import { sha256 } from '../base/hash.ts';
import { engineOf } from './engine.ts';
import { inBatches } from './in-parts.ts';
import { parseStored } from './json.ts';
import { listRecords } from './records.ts';

/** A row of the table of all evidence: a source, recommendation, response, commitment or note, as `kind` says. */
export interface EvidenceRow {
  readonly position: number;
  readonly kind: EvidenceKind;
  readonly id: string;
  readonly json: string;
}

/** The type of each kind of evidence. */
interface EvidencePieces extends Readonly<Record<EvidenceKind, unknown>> {
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
}

const schemas: { readonly [K in EvidenceKind]: Schema<EvidencePieces[K]> } = {
  source: sourceSchema,
  recommendation: recommendationSchema,
  response: responseSchema,
  commitment: commitmentSchema,
  note: noteSchema,
};

/** The mark of a row, by which the ledger names it: its kind, id and hash. */
export const markOf = ({ kind, id, json }: Omit<EvidenceRow, 'position'>): EvidenceMark => ({
  kind,
  id,
  hash: sha256(json),
});

/** All rows, in the order in which they were added. */
export async function evidenceRows(trx: Knex.Transaction): Promise<readonly EvidenceRow[]> {
  return trx<EvidenceRow>('evidence').orderBy('position');
}

/** Reads all evidence of a review. */
export async function readEvidence(trx: Knex.Transaction): Promise<Evidence> {
  const rows = await evidenceRows(trx);
  const ofKind = <K extends EvidenceKind>(kind: K): EvidencePieces[K][] =>
    rows.filter((row) => row.kind === kind).map((row) => parse(kind, row));
  return {
    sources: ofKind('source'),
    recommendations: ofKind('recommendation'),
    responses: ofKind('response'),
    commitments: ofKind('commitment'),
    notes: ofKind('note'),
  };
}

/** Parses a row. @throws Damage if it isn't valid */
export const parsePiece = <K extends EvidenceKind>(kind: K, row: EvidenceRow): EvidencePieces[K] =>
  parse(kind, row);

function parse<K extends EvidenceKind>(kind: K, { id, json }: EvidenceRow): EvidencePieces[K] {
  return parseStored(schemas[kind], json, `${kind} ${id}`);
}

/** The piece of evidence of that kind and id, if there is one. */
export async function findEvidence<K extends EvidenceKind>(
  trx: Knex.Transaction,
  kind: K,
  id: string,
): Promise<EvidencePieces[K] | undefined> {
  const row = await trx<EvidenceRow>('evidence').where({ kind, id }).first();
  return row && parse(kind, row);
}

/** The pieces of a kind with these ids, by id. Unknown ids are left out. */
export async function findPieces<K extends EvidenceKind>(
  trx: Knex.Transaction,
  kind: K,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EvidencePieces[K]>> {
  const byId = new Map<string, EvidencePieces[K]>();
  for (const batch of inBatches(ids)) {
    const rows = await trx<EvidenceRow>('evidence').where({ kind }).whereIn('id', batch);
    for (const row of rows) byId.set(row.id, parse(kind, row));
  }
  return byId;
}

/** A piece's row, unparsed. Its mark has the hash of this canonical JSON. */
export async function storedPiece(
  trx: Knex.Transaction,
  kind: EvidenceKind,
  id: string,
): Promise<EvidenceRow | undefined> {
  return trx<EvidenceRow>('evidence').where({ kind, id }).first();
}

/** Replaces the piece with the same id. A ledger entry must record the change. @returns its mark */
export async function replacePiece(
  trx: Knex.Transaction,
  kind: EvidenceKind,
  value: { readonly id: string },
): Promise<EvidenceMark> {
  const { id } = value;
  const json = canonicalJson(value);
  await trx<EvidenceRow>('evidence').where({ kind, id }).update({ json });
  return markOf({ kind, id, json });
}

/** Deletes a piece. A ledger entry must record the change. */
export async function deletePiece(trx: Knex.Transaction, kind: EvidenceKind, id: string): Promise<void> {
  await trx<EvidenceRow>('evidence').where({ kind, id }).delete();
}

/** Adds pieces of evidence after the existing ones. @returns their marks, for the ledger */
export async function insertEvidence(
  trx: Knex.Transaction,
  evidence: readonly { readonly kind: EvidenceKind; readonly value: { readonly id: string } }[],
): Promise<readonly EvidenceMark[]> {
  const lastRow = await trx<EvidenceRow>('evidence').orderBy('position', 'desc').first();
  const start = (lastRow?.position ?? 0) + 1;
  const rows = evidence.map(({ kind, value }, index) => ({
    position: start + index,
    kind,
    id: value.id,
    json: canonicalJson(value),
  }));
  for (const row of rows) await trx<EvidenceRow>('evidence').insert(row);
  return rows.map(markOf);
}

/** The ids of pieces of a kind that were removed, here or in a copy that was merged into this one. */
async function removedPieceIds(trx: Knex.Transaction, kind: EvidenceKind): Promise<readonly string[]> {
  const removed = await trx('ledger').where({ act: 'evidence.remove' }).pluck('payload');
  const removedIds = removed.flatMap((payload: string) => {
    const { marks } = removedEvidenceSchema.parse(JSON.parse(payload));
    return marks.flatMap((mark) => (mark.kind === kind ? [mark.id] : []));
  });
  return [...removedIds, ...(await engineOf(trx).bulkQueries.mergedItemIds(trx, 'review.merge', kind))];
}

/**
 * Ids that no piece of a kind has or had: `N-012`.
 * @param prefix the letters: `N`. `figures` is the smallest number of digits.
 */
export async function nextPieceIds(
  trx: Knex.Transaction,
  kind: EvidenceKind,
  prefix: string,
  { figures = 3, count = 1 } = {},
): Promise<readonly string[]> {
  const storedIds = await trx<EvidenceRow>('evidence').where({ kind }).pluck('id');
  const vacatedIds = (await listRecords(trx, 'left')).flatMap(({ id }) => {
    const ref = splitRef(id as Ref);
    return ref.kind === kind ? [ref.id] : [];
  });
  const numbers = [...storedIds, ...vacatedIds, ...(await removedPieceIds(trx, kind))]
    .filter((id: string) => id.startsWith(`${prefix}-`))
    .map((id: string) => Number(/^\d{1,9}$/.exec(id.slice(prefix.length + 1))?.[0] ?? 0));
  return nextNumbers(numbers, count).map((number) => `${prefix}-${String(number).padStart(figures, '0')}`);
}

/** An id that no piece of a kind has or had. */
export const nextPieceId = async (
  trx: Knex.Transaction,
  kind: EvidenceKind,
  prefix: string,
  figures = 3,
): Promise<string> => (await nextPieceIds(trx, kind, prefix, { figures }))[0] ?? '';

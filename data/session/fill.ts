import type { Knex } from 'knex';
import type { Instrument } from '../../core/act/instrument.ts';
import { ok, type Result } from '../../core/base/result.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { EvidenceKind } from '../../core/evidence/marks.ts';
import { type Deps, ledgerWriter, nameRefusal } from '../handlers/context/context.ts';
import { insertEvidence } from '../store/evidence.ts';
import { insertInstrument, insertReview } from '../store/review.ts';

/** The contents of a new review. */
export interface Contents {
  readonly title: string;
  readonly instrument: Instrument;
  readonly evidence: Evidence;
}

const EVIDENCE_KEYS: readonly (readonly [EvidenceKind, keyof Evidence])[] = [
  ['source', 'sources'],
  ['recommendation', 'recommendations'],
  ['response', 'responses'],
  ['commitment', 'commitments'],
  ['note', 'notes'],
];

/**
 * Writes a new review's contents into its empty tables, with their ledger entries. Refused when the title or the person's
 * name has characters that can't be stored.
 */
export async function fillReview(
  trx: Knex.Transaction,
  { title, instrument, evidence }: Contents,
  deps: Deps,
): Promise<Result<null>> {
  const refusal = nameRefusal(title, 'The title') ?? nameRefusal(deps.person().name, 'Your name');
  if (refusal) return refusal;
  const writeEntry = ledgerWriter(trx, deps);
  const id = deps.newId();
  const hash = await insertInstrument(trx, instrument);
  const { id: actId, version } = instrument;
  const entry = await writeEntry('review.create', '', {
    id,
    title,
    instrument: { id: actId, version, hash },
  });
  await insertReview(trx, { id, title, created: entry.at });
  const evidencePieces = EVIDENCE_KEYS.flatMap(([kind, key]) =>
    evidence[key].map((value) => ({ kind, value })),
  );
  await writeEntry('evidence.add', '', { marks: await insertEvidence(trx, evidencePieces) });
  return ok(null);
}

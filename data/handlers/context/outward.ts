import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { ReviewInfo } from '../../../core/api.ts';
import { outwardEvidence } from '../../../core/coding/outward.ts';
import { type Copies, copiesOf, outwardAmendments } from '../../../core/coding/scrub.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import type { Decision } from '../../../core/evidence/records.ts';
import { listAmendments } from '../../store/amendments.ts';
import { readEvidence } from '../../store/evidence.ts';
import { lastSaid, listLedger } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import type { Context } from './context.ts';
import { reviewInfo } from './review-info.ts';

/**
 * A review as it may leave: its evidence without redacted words, and what people wrote beside it without copies of them.
 * Every file that Keeling writes for others is made of this. What must not leave at all (notes without consent) is still in
 * it, since each export counts it.
 */
export interface Outward {
  readonly evidence: Evidence;
  readonly amendments: readonly Amendment[];
  readonly decisions: readonly Decision[];
  /** What takes copies of redacted words out of a text of the review's own. */
  readonly copies: Copies;
}

/** What takes copies of the words that are redacted in a review out of any other text. */
export const readCopies = async (trx: Knex.Transaction): Promise<Copies> =>
  copiesOf(await listRecords(trx, 'redaction'));

/** The same as people at work on the review see it. */
export const readInward = async (trx: Knex.Transaction): Promise<Outward> => ({
  evidence: await readEvidence(trx),
  amendments: await listAmendments(trx),
  decisions: await listRecords(trx, 'decision'),
  copies: copiesOf([]),
});

export async function readOutward(trx: Knex.Transaction): Promise<Outward> {
  const redactions = await listRecords(trx, 'redaction');
  const copies = copiesOf(redactions);
  const decisions = await listRecords(trx, 'decision');
  return {
    evidence: outwardEvidence(await readEvidence(trx), redactions, copies),
    amendments: outwardAmendments(await listAmendments(trx), copies),
    decisions: decisions.map((decision) => ({ ...decision, reason: copies.scrub(decision.reason) })),
    copies,
  };
}

/** What the review says of itself in a file for others. */
export async function outwardInfo(context: Context, trx: Knex.Transaction): Promise<ReviewInfo> {
  const info = await reviewInfo(context, trx);
  const title = (await readCopies(trx)).scrub(info.title);
  return { ...info, title, ledgerHead: await lastSaid(trx) };
}

/** When the newest entry was written that a file for others tells of: the one date that it takes from the review as a whole. */
export async function lastSaidAt(
  trx: Knex.Transaction,
  { ledgerHead, createdAt }: Pick<ReviewInfo, 'ledgerHead' | 'createdAt'>,
): Promise<string> {
  const [newest] = await listLedger(trx, ledgerHead.seq - 1, 1);
  return newest?.at ?? createdAt;
}

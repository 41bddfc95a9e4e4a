import type { Knex } from 'knex';
import type { ReviewInfo } from '../../../core/api.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { readReview } from '../../store/review.ts';
import type { Context } from './context.ts';

/** What the review says of itself, its base text and its ledger's head. */
export async function reviewInfo(context: Context, trx: Knex.Transaction): Promise<ReviewInfo> {
  const { id, title, created } = await readReview(trx);
  return {
    id,
    title,
    path: context.path,
    createdAt: created,
    instrumentId: context.instrument.id,
    instrumentVersion: context.instrument.version,
    instrumentHash: context.instrumentHash,
    ledgerHead: await ledgerHead(trx),
    ...(context.readOnly && { readOnly: context.readOnly }),
    ...(context.notices.length > 0 && { notices: [...context.notices] }),
  };
}

/** What it says of itself to a window, which names it by its name. */
export const namedInfo = async (context: Context, trx: Knex.Transaction): Promise<ReviewInfo> => ({
  ...(await reviewInfo(context, trx)),
  path: context.name,
});

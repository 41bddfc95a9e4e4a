import type { Knex } from 'knex';
import type { ReviewInfo } from '../../../core/api.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { readReview } from '../../store/review.ts';
import type { Context } from './context.ts';

/** Describes a review, its base text and the head of its ledger. */
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

/** Describes a review for a window, which refers to it by its name instead of its path. */
export const reviewInfoForWindow = async (context: Context, trx: Knex.Transaction): Promise<ReviewInfo> => ({
  ...(await reviewInfo(context, trx)),
  path: context.name,
});

import type { Knex } from 'knex';
import type { ReviewInfo } from '../../core/api.ts';
import { ok } from '../../core/base/result.ts';
import { readEvidence } from '../store/evidence.ts';
import { ledgerHead } from '../store/ledger.ts';
import { readReview, updateTitle } from '../store/review.ts';
import { type Context, type Handler, unkeepable } from './context.ts';

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

export const getReview: Handler<'review.get'> = (context) =>
  context.read(async (trx) => ok(await reviewInfo(context, trx)));

export const renameReview: Handler<'review.rename'> = async (context, { title }) =>
  unkeepable(title, 'The title') ??
  context.write(async (trx, log) => {
    await log('review.rename', '', { title });
    await updateTitle(trx, title);
    return ok(await reviewInfo(context, trx));
  });

export const getEvidence: Handler<'evidence.get'> = (context) =>
  context.read(async (trx) => ok(await readEvidence(trx)));

import { ok } from '../../../core/base/result.ts';
import { readEvidence } from '../../store/evidence.ts';
import { updateTitle } from '../../store/review.ts';
import { type Handler, nameRefusal } from '../context/context.ts';
import { reviewInfoForWindow } from '../context/review-info.ts';

// Handlers for the review as a whole, and for all of its evidence.

export const getReview: Handler<'review.get'> = (context) =>
  context.read(async (trx) => ok(await reviewInfoForWindow(context, trx)));

export const renameReview: Handler<'review.rename'> = async (context, { title }) =>
  nameRefusal(title, 'The title') ??
  context.write(async (trx, writeEntry) => {
    await writeEntry('review.rename', '', { title });
    await updateTitle(trx, title);
    return ok(await reviewInfoForWindow(context, trx));
  });

export const getEvidence: Handler<'evidence.get'> = (context) =>
  context.read(async (trx) => ok(await readEvidence(trx)));

import { ok } from '../../core/result.ts';
import { exportPack } from '../pack/export.ts';
import { listAmendments } from '../store/amendments.ts';
import { readEvidence } from '../store/evidence.ts';
import { listLedger } from '../store/ledger.ts';
import { listLinks } from '../store/links.ts';
import { listRecords } from '../store/records.ts';
import type { Handler } from './context.ts';
import { reviewInfo } from './review.ts';

/** Reads the review at one moment and writes its pack; the review itself doesn't change. */
export const exportReview: Handler<'pack.export'> = async (context, request) => {
  const contents = await context.read(async (trx) => {
    const info = await reviewInfo(context, trx);
    const [newest] = await listLedger(trx, info.ledgerHead.seq - 1, 1);
    return ok({
      info,
      ledgerAt: newest?.at ?? info.createdAt,
      instrument: context.instrument,
      amendments: await listAmendments(trx),
      links: await listLinks(trx),
      evidence: await readEvidence(trx),
      decisions: await listRecords(trx, 'decision'),
    });
  });
  return contents.ok ? exportPack(contents.value, request) : contents;
};

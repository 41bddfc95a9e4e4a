import type { Knex } from 'knex';
import { ok } from '../../core/result.ts';
import { exportPack, type ReviewContents } from '../pack/export.ts';
import { listLedger } from '../store/ledger.ts';
import { listLinks } from '../store/links.ts';
import { packConsultation } from './coding/pack.ts';
import { publishedOf } from './coding/publish.ts';
import type { Context, Handler } from './context.ts';
import { outwardInfo, readOutward } from './outward.ts';

/** All that a pack is made from, as it may leave. */
export async function packContents(context: Context, trx: Knex.Transaction): Promise<ReviewContents> {
  const info = await outwardInfo(context, trx);
  const [newest] = await listLedger(trx, info.ledgerHead.seq - 1, 1);
  const { scrub: _, ...outward } = await readOutward(trx);
  const links = await listLinks(trx);
  return {
    ...outward,
    info,
    ledgerAt: newest?.at ?? info.createdAt,
    instrument: context.instrument,
    links,
    consultation: await packConsultation(
      context,
      trx,
      links,
      await publishedOf(context, trx),
      outward.evidence.notes,
    ),
  };
}

/** Reads the review at one moment and writes its pack; the review itself doesn't change. */
export const exportReview: Handler<'pack.export'> = async (context, request) => {
  const contents = await context.read(async (trx) => ok(await packContents(context, trx)));
  return contents.ok ? exportPack(contents.value, request) : contents;
};

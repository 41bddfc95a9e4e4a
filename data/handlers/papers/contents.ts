import type { Knex } from 'knex';
import type { ReviewContents } from '../../papers/pack/export.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import { publishedOf } from '../coding/publish.ts';
import type { Context } from '../context/context.ts';
import { lastSaidAt, outwardInfo, readOutward } from '../context/outward.ts';
import { packConsultation } from './consultation.ts';
import { type DocumentChoice, readPaper } from './paper.ts';

/** All that a pack is made from, as it may leave. */
export async function packContents(
  context: Context,
  trx: Knex.Transaction,
  document: DocumentChoice,
): Promise<ReviewContents> {
  const info = await outwardInfo(context, trx);
  const held = await readOutward(trx);
  const { copies, ...outward } = held;
  const links = await listLinks(trx);
  return {
    ...outward,
    info,
    ledgerAt: await lastSaidAt(trx, info),
    instrument: context.instrument,
    links,
    consultation: await packConsultation(
      context,
      trx,
      links,
      await publishedOf(context, trx, copies),
      outward.evidence.notes,
    ),
    paper: await readPaper(context, trx, held, document),
    redacted: { redactions: await listRecords(trx, 'redaction'), copies },
  };
}

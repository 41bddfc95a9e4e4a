import type { Knex } from 'knex';
import { redactionsByText } from '../../../core/coding/outward.ts';
import { type Publishable, publishableExcerpts, type WithheldWords } from '../../../core/coding/publish.ts';
import { type Copies, copiesOf } from '../../../core/coding/scrub.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import { listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { textsFor } from './texts.ts';

/** What of the coding may leave, and what takes out copies of what may not. */
export interface Published {
  readonly shown: readonly Publishable[];
  readonly withheld: WithheldWords;
  readonly redactions: readonly Redaction[];
  readonly copies: Copies;
}

/** The excerpts whose words may leave. @param given what takes out copies of redacted words, where it is at hand */
export async function publishedOf(
  context: Context,
  trx: Knex.Transaction,
  given?: Copies,
): Promise<Published> {
  const excerpts = await listRecords(trx, 'excerpt');
  const redactions = await listRecords(trx, 'redaction');
  const texts = await textsFor(
    context,
    trx,
    excerpts.map(({ of }) => of),
  );
  const copies = given ?? copiesOf(redactions);
  const sorted = publishableExcerpts(excerpts, texts, redactionsByText(redactions), copies);
  return { ...sorted, redactions, copies };
}

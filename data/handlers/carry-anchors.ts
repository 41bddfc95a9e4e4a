import type { Knex } from 'knex';
import { carriedRecords } from '../../core/coding/placed.ts';
import type { Ref } from '../../core/evidence/link.ts';
import type { RecordChange } from '../../core/evidence/records.ts';
import { ok, type Result, refuse } from '../../core/result.ts';
import { excerptsOf } from '../store/coding.ts';
import { redactionsOf } from './coding/redactions.ts';

/**
 * What becomes of the passages that were taken of a text, when it is another text: each goes along where its words are
 * found again beyond doubt. An excerpt whose words are lost is detached, to be placed by a person. Refused where the lost
 * words are redacted: nobody could say which words must not leave then.
 */
export async function carryPassages(
  trx: Knex.Transaction,
  of: Ref,
  before: string,
  after: string,
): Promise<Result<readonly RecordChange[]>> {
  const redactions = carriedRecords('redaction', await redactionsOf(trx, of), { before, after });
  const lost = redactions.find((change) => change.kind === 'redaction' && change.is?.detached);
  if (lost)
    return refuse(
      'refused',
      `Words that ${lost.id} redacts can't be found in the new text. Nothing was saved: take that redaction back first, and redact the new text after.`,
      lost.id,
    );
  return ok([...redactions, ...carriedRecords('excerpt', await excerptsOf(trx, of), { before, after })]);
}

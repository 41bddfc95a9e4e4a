import type { Knex } from 'knex';
import { refindAnchor } from '../../core/evidence/anchor.ts';
import type { Ref } from '../../core/evidence/link.ts';
import type { RecordChange } from '../../core/evidence/records.ts';
import { ok, type Result, refuse } from '../../core/result.ts';
import { listRecords } from '../store/records.ts';

/**
 * What becomes of the passages that were taken of a text, when it is another text: each goes along where its words are
 * found again beyond doubt. An excerpt whose words are lost stays as it is, to be placed by a person. Refused where
 * the lost words are redacted: nobody could say which words must not leave then.
 */
export async function carryPassages(
  trx: Knex.Transaction,
  of: Ref,
  before: string,
  after: string,
): Promise<Result<readonly RecordChange[]>> {
  const changes: RecordChange[] = [];
  for (const was of await listRecords(trx, 'redaction')) {
    if (was.of !== of) continue;
    const anchor = refindAnchor(was.anchor, after, before);
    if (!anchor)
      return refuse(
        'refused',
        `Words that ${was.id} redacts can't be found in the new text. Nothing was saved: take that redaction back first, and redact the new text after.`,
        was.id,
      );
    changes.push({ kind: 'redaction', id: was.id, was, is: { ...was, anchor } });
  }
  for (const was of await listRecords(trx, 'excerpt')) {
    const anchor = was.of === of ? refindAnchor(was.anchor, after, before) : null;
    if (anchor) changes.push({ kind: 'excerpt', id: was.id, was, is: { ...was, anchor } });
  }
  return ok(changes);
}

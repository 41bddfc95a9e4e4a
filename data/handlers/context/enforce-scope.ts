import type { Knex } from 'knex';
import type { Provision } from '../../../core/act/tree.ts';
import { newlyOutside, refuseOutside } from '../../../core/amend/changes/scope.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { amendmentOf } from '../../../core/amend/edits/events.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import type { Result } from '../../../core/base/result.ts';
import { findAmendment, listAmendments } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';

/**
 * The events that change the edits of an amendment, or restore a withdrawn amendment. Changing the base text is not among
 * them, because it moves existing edits.
 */
const SCOPED_EVENTS: ReadonlySet<string> = new Set([
  'amendment.create',
  'amendment.change',
  'amendment.setState',
  'amendment.merge',
]);

/** The edits of an amendment; none while it is withdrawn. */
const liveEdits = (amendment: Amendment | undefined): readonly Edit[] =>
  amendment && isLive(amendment) ? amendment.edits : [];

/** The scope of a review; null if everything may be changed. */
export const scopeOf = async (trx: Knex.Transaction) => (await findRecord(trx, 'scope', 'scope')) ?? null;

/**
 * Enforces the scope of the review on a transaction. Every write goes through here, and nothing else enforces the scope.
 * Call `refusal` before the commit. It uses the scope as of the end of the transaction, because the transaction may have
 * set or changed it.
 */
export function enforceScope(trx: Knex.Transaction, writeEntry: LedgerWriter) {
  // The read starts now and is awaited only where the scope is needed, so that other writes do not wait for it.
  const scopeBefore = scopeOf(trx);
  scopeBefore.catch(() => undefined);
  /** The edits of each amendment before this transaction, by amendment id. */
  const editsBefore = new Map<string, readonly Edit[]>();
  const writeAndTrack: LedgerWriter = async (type, subject, payload) => {
    // Only merged work can bring amendments together with the first scope of the review.
    if (SCOPED_EVENTS.has(type) && (type === 'amendment.merge' || (await scopeBefore))) {
      const id = amendmentOf(subject);
      if (!editsBefore.has(id)) editsBefore.set(id, liveEdits(await findAmendment(trx, id)));
    }
    return writeEntry(type, subject, payload);
  };
  /** Refuses the transaction if an edit is newly outside the scope; otherwise null. */
  const refusal = async (base: Provision): Promise<Result<never> | null> => {
    const scope = editsBefore.size === 0 ? null : await scopeOf(trx);
    if (!scope) return null;
    const amendmentsNow = await listAmendments(trx);
    const changesBefore = [
      ...editsBefore.values(),
      ...amendmentsNow.filter(({ id }) => !editsBefore.has(id)).map(liveEdits),
    ];
    const changesNow = amendmentsNow.filter(({ id }) => editsBefore.has(id)).map(liveEdits);
    const editsOutside = changesNow.flatMap((edits) => newlyOutside(base, scope, edits, changesBefore));
    return editsOutside.length === 0 ? null : refuseOutside(base, scope, editsOutside);
  };
  return { writeEntry: writeAndTrack, refusal };
}

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
 * The entries that give an amendment other words, or bring back those of a withdrawn one. A review that is moved to
 * another text carries what it has.
 */
const WORDED: ReadonlySet<string> = new Set([
  'amendment.create',
  'amendment.change',
  'amendment.setState',
  'amendment.merge',
]);

/** What an amendment changes: nothing while it is withdrawn. */
const changesOf = (amendment: Amendment | undefined): readonly Edit[] =>
  amendment && isLive(amendment) ? amendment.edits : [];

/** The scope of a review; null where everything may be changed. */
export const scopeOf = async (trx: Knex.Transaction) => (await findRecord(trx, 'scope', 'scope')) ?? null;

/**
 * Holds a transaction to the scope of the review, whatever it is that writes: it is the one place where that is decided.
 * What was written is looked at before it is on disk, against the scope that the transaction leaves, which may itself
 * have come in it.
 */
export function withinScope(trx: Knex.Transaction, writeEntry: LedgerWriter) {
  // Asked for at once and waited for by whoever needs it, so that nobody's turn takes longer for it.
  const scopeBefore = scopeOf(trx);
  scopeBefore.catch(() => undefined);
  /** What each amendment changed before this transaction. */
  const before = new Map<string, readonly Edit[]>();
  const writeWatched: LedgerWriter = async (type, subject, payload) => {
    // A scope that there is not yet can come with others' work alone, beside their amendments.
    if (WORDED.has(type) && (type === 'amendment.merge' || (await scopeBefore))) {
      const id = amendmentOf(subject);
      if (!before.has(id)) before.set(id, changesOf(await findAmendment(trx, id)));
    }
    return writeEntry(type, subject, payload);
  };
  /** Why what was written can't stay; null when it can. */
  const refusal = async (base: Provision): Promise<Result<never> | null> => {
    const scope = before.size === 0 ? null : await scopeOf(trx);
    if (!scope) return null;
    const now = await listAmendments(trx);
    const changesBefore = [...before.values(), ...now.filter(({ id }) => !before.has(id)).map(changesOf)];
    const changesNow = now.filter(({ id }) => before.has(id)).map(changesOf);
    const outside = changesNow.flatMap((edits) => newlyOutside(base, scope, edits, changesBefore));
    return outside.length === 0 ? null : refuseOutside(base, scope, outside);
  };
  return { writeEntry: writeWatched, refusal };
}

import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { amendmentAfter, isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import { canRevise, isLive } from '../../../core/amend/edits/states.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { OverlayStep } from '../../../core/wording/overlay-records.ts';
import { findAmendment } from '../../store/amendments.ts';
import { entriesAbout, type LedgerWriter } from '../../store/ledger.ts';
import { closed, fitting, record } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';

/**
 * The edits that an amendment had before one of its revisions; null where that revision's are no longer its edits, or
 * are by now edits of another text.
 */
async function editsBefore(
  trx: Knex.Transaction,
  { id, edits }: Amendment,
  revision: number,
): Promise<readonly Edit[] | null> {
  let amendment: Amendment | undefined;
  const had = new Map<number, readonly Edit[]>();
  for (const entry of await entriesAbout(trx, `amendment:${id}`)) {
    if (!isAmendmentEvent(entry.act)) continue;
    amendment = amendmentAfter(amendment, entry);
    had.set(amendment.revision, amendment.edits);
    if (entry.act === 'amendment.rebase' && amendment.revision > revision) return null;
  }
  const left = had.get(revision);
  const isAsLeft = left !== undefined && canonicalJson(left) === canonicalJson(edits);
  return isAsLeft ? (had.get(revision - 1) ?? null) : null;
}

/**
 * Takes back what a step changed of the words that other amendments insert; of withdrawn ones too, which would otherwise
 * have it again when they are made drafts. Refused `stale` where one has other edits by now.
 * @returns the ids of those that are revised
 */
export async function takeBackRevised(
  { instrument: { root } }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  { revised }: Pick<OverlayStep, 'revised'>,
  because: string,
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const { amendment: id, revision } of revised.toReversed()) {
    const now = await findAmendment(trx, id);
    const before = now ? await editsBefore(trx, now, revision) : null;
    if (!now || !before)
      return refuse('stale', `${id} has changed since. Nothing was undone. Make the change by hand.`, id);
    if (isLive(now) && !canRevise(now.state)) return closed(now);
    const edits = await fitting(trx, root, id, before);
    if (!edits.ok) return edits;
    const payload = { revision: now.revision + 1, edits: edits.value, because: because.slice(0, 1000) };
    const after = await record(trx, writeEntry, id, now, 'amendment.revise', payload);
    if (!after.ok) return after;
    ids.push(id);
  }
  return ok(ids);
}

import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { MadeItem } from '../../../core/wording/overlay-items.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import type { OverlayStep } from '../../../core/wording/overlay-records.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { fittingEdits, recordEvent, reviseAmendment } from '../amendments/amendments.ts';
import type { Context } from '../context/context.ts';
import type { OverlaySnapshot } from './reading.ts';

/** The title and reasons of an amendment made from an item. An amendment of another review keeps its own, and its author. */
function describeAmendment({ overlay, contents }: OverlaySnapshot, { key, proposal }: MadeItem) {
  const theirs = contents.of === 'review' ? contents.items.find((one) => one.key === key)?.theirs : undefined;
  if (theirs) {
    const { title, purpose, reason, author } = theirs;
    return { title, purpose, reason, author };
  }
  const title = (proposal.cite ? `${overlay.name}, ${proposal.cite}` : overlay.name).slice(0, 500);
  return { title, purpose: '', reason: '' };
}

/** The transaction and draft in which items are written. */
export interface ItemWriteContext {
  readonly context: Context;
  readonly trx: Knex.Transaction;
  readonly writeEntry: LedgerWriter;
  readonly snapshot: OverlaySnapshot;
  /** The amendments after the items that are already written. */
  readonly now: Map<string, Amendment>;
}

/** Writes the changes of one item. @returns the amendment that it made and those that it revised, with their revisions */
export async function writeItem(
  { context, trx, writeEntry, snapshot, now }: ItemWriteContext,
  item: MadeItem,
): Promise<Result<Pick<OverlayStep, 'made' | 'revised'>>> {
  const { key, am, changes } = item;
  const { overlay } = snapshot;
  const { root } = context.instrument;
  let created: OverlayStep['made'] = null;
  const revised: { amendment: string; revision: number }[] = [];
  for (const [id, nextEdits] of changes) {
    let before = now.get(id);
    if (before && canonicalJson(before.edits) === canonicalJson(nextEdits) && id !== am) continue;
    const edits = await fittingEdits(trx, root, id, nextEdits);
    if (!edits.ok) return edits;
    if (!before) {
      const payload = { revision: 1, ...describeAmendment(snapshot, item), edits: edits.value };
      const after = await recordEvent(trx, writeEntry, id, undefined, 'amendment.create', payload);
      if (!after.ok) return after;
      now.set(id, after.value);
      created = { amendment: id, revision: after.value.revision };
      continue;
    }
    if (id === am) {
      // As for a new amendment, nothing else is renumbered.
      const reopened = await recordEvent(trx, writeEntry, id, before, 'amendment.setState', {
        revision: before.revision + 1,
        state: 'draft',
      });
      if (!reopened.ok) return reopened;
      before = reopened.value;
    } else {
      const refusal = revisionRefusal(before);
      if (refusal) return refusal;
    }
    const because = `for ${nameOfKey(key)} of ${overlay.name}`.slice(0, 1000);
    const after = await reviseAmendment(trx, writeEntry, before, { edits: edits.value, because });
    if (!after.ok) return after;
    now.set(id, after.value);
    if (id === am) created = { amendment: id, revision: after.value.revision };
    else revised.push({ amendment: id, revision: after.value.revision });
  }
  return ok({ made: created, revised });
}

import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/amendment.ts';
import { canRevise } from '../../../core/amend/states.ts';
import type { CallOutput } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { capital, count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { makeItems, type Names } from '../../../core/wording/overlay-items.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import { type OverlayStep, overlayStepId } from '../../../core/wording/overlay-records.ts';
import { makeReviewItems } from '../../../core/wording/overlay-review.ts';
import { nextAmendmentIds } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { closed, fitting, record } from '../amendments/amendments.ts';
import type { Context, Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { type HeldOverlay, held, isApplied, isDecided, noItem, readAhead } from './reading.ts';

type MadeItem = ReturnType<typeof makeItems>[number];

/** A withdrawn amendment that an item may be made as again: nobody has touched it since that was undone. */
function reusable({ steps, amendments }: HeldOverlay, key: string): Amendment | null {
  const step = steps.get(key);
  const made = step?.state === 'open' && step.made ? amendments.get(step.made.amendment) : undefined;
  return made?.state === 'withdrawn' && made.revision === (step?.made?.revision ?? 0) + 1 ? made : null;
}

/** What is asked for that can be asked for: each once, in the overlay's order. */
function wantedOf(
  { overlay, read, steps, amendments }: HeldOverlay,
  keys: readonly string[] | undefined,
): Result<ReadonlySet<string>> {
  if (!keys) {
    const all = read.items.map(({ key }) => key);
    return ok(new Set(all.filter((key) => !isDecided(steps.get(key), amendments))));
  }
  for (const key of keys) {
    const step = steps.get(key);
    if (!read.items.some((item) => item.key === key)) return noItem(overlay, key);
    if (step && isApplied(step, amendments))
      return refuse(
        'clash',
        `${capital(nameOfKey(key))} was applied by ${step.by} already. Nothing was changed.`,
        key,
      );
  }
  return ok(new Set(keys));
}

/** What an amendment that is made of an item says of itself: another review's keeps its title, reasons and author. */
function describedAs({ overlay, read }: HeldOverlay, { key, told }: MadeItem) {
  const theirs = read.of === 'review' ? read.items.find((one) => one.key === key)?.theirs : undefined;
  if (theirs) {
    const { title, purpose, reason, author } = theirs;
    return { title, purpose, reason, author };
  }
  const title = (told.cite ? `${overlay.name}, ${told.cite}` : overlay.name).slice(0, 500);
  return { title, purpose: '', reason: '' };
}

interface Writing {
  readonly context: Context;
  readonly trx: Knex.Transaction;
  readonly writeEntry: LedgerWriter;
  readonly found: HeldOverlay;
  /** Every amendment as it is by now. */
  readonly now: Map<string, Amendment>;
}

/** Writes what one item changes; the ids of what it made and revised, with their revisions. */
async function writeItem(
  { context, trx, writeEntry, found, now }: Writing,
  item: MadeItem,
): Promise<Result<Pick<OverlayStep, 'made' | 'revised'>>> {
  const { key, am, changes } = item;
  const { overlay } = found;
  const { root } = context.instrument;
  let made: OverlayStep['made'] = null;
  const revised: { amendment: string; revision: number }[] = [];
  for (const [id, wanted] of changes) {
    let before = now.get(id);
    if (before && canonicalJson(before.edits) === canonicalJson(wanted) && id !== am) continue;
    const edits = await fitting(trx, root, id, wanted);
    if (!edits.ok) return edits;
    if (!before) {
      const payload = { revision: 1, ...describedAs(found, item), edits: edits.value };
      const after = await record(trx, writeEntry, id, undefined, 'amendment.create', payload);
      if (!after.ok) return after;
      now.set(id, after.value);
      made = { amendment: id, revision: after.value.revision };
      continue;
    }
    if (id === am) {
      // As when it was new, nothing else is numbered anew for it.
      const again = await record(trx, writeEntry, id, before, 'amendment.setState', {
        revision: before.revision + 1,
        state: 'draft',
      });
      if (!again.ok) return again;
      before = again.value;
    } else if (!canRevise(before.state)) return closed(before);
    const because = `for ${nameOfKey(key)} of ${overlay.name}`.slice(0, 1000);
    const payload = { revision: before.revision + 1, edits: edits.value, because };
    const after = await record(trx, writeEntry, id, before, 'amendment.revise', payload);
    if (!after.ok) return after;
    now.set(id, after.value);
    if (id === am) made = { amendment: id, revision: after.value.revision };
    else revised.push({ amendment: id, revision: after.value.revision });
  }
  return ok({ made, revised });
}

/** Why nothing of what was asked for can be applied. */
function nothingMade(items: readonly MadeItem[]): Result<never> {
  const [only] = items;
  if (!only) return refuse('refused', 'There is nothing left to apply.');
  const { told } = only;
  const reason = told.reason || 'it can’t be shown beside the amendments that it overlaps';
  const words =
    items.length === 1
      ? `This was not applied, because ${reason}. Nothing was changed.`
      : `None of ${count(items.length, 'item')} could be applied. Nothing was changed.`;
  return refuse(told.status === 'overlaps' ? 'clash' : 'refused', words, only.key);
}

export const applyOverlay: Handler<'overlay.apply'> = async (context, request) => {
  const ahead = await readAhead(context, request.id);
  if (!ahead.ok) return ahead;
  return context.write(async (trx, writeEntry) => {
    const found = await held(context, trx, request);
    if (!found.ok) return found;
    const { overlay, read, steps, input, amendments } = found.value;
    const wanted = wantedOf(found.value, request.keys);
    if (!wanted.ok) return wanted;
    const fresh = await nextAmendmentIds(trx, wanted.value.size);
    const taken = new Set<string>();
    const names: Names = {
      next: (key) => reusable(found.value, key)?.id ?? fresh.find((id) => !taken.has(id)) ?? '',
      take: (am) => taken.add(am),
    };
    const asAlternative = request.asAlternative || !request.keys;
    const items =
      read.of === 'review'
        ? makeReviewItems(input, read, wanted.value, asAlternative, names)
        : makeItems(input, read, wanted.value, asAlternative, names);
    const made: CallOutput<'overlay.apply'>['made'] = [];
    const revised = new Set<string>();
    const records: RecordChange[] = [];
    const writing: Writing = { context, trx, writeEntry, found: found.value, now: new Map(amendments) };
    for (const item of items) {
      if (item.changes.size === 0) continue;
      const done = await writeItem(writing, item);
      if (!done.ok) return done;
      const { key, told } = item;
      for (const { amendment } of done.value.revised) revised.add(amendment);
      if (done.value.made)
        made.push({ key, amendment: done.value.made.amendment, alternatives: [...told.alternatives] });
      const id = overlayStepId(overlay.id, key);
      const is: OverlayStep = {
        id,
        overlay: overlay.id,
        key,
        text: told.words.slice(0, 2000),
        state: 'applied',
        ...done.value,
        by: context.deps.person().name,
        at: context.deps.now(),
      };
      records.push({ kind: 'overlay-step', id, was: steps.get(key) ?? null, is });
    }
    // What amends another Act was not asked for.
    const own = items.filter(({ told }) => request.keys || told.status !== 'other-act');
    const first = items.find(({ changes }) => changes.size > 0);
    if (!first) return nothingMade(own);
    const what =
      records.length === 1
        ? `applied ${nameOfKey(first.key)} of ${overlay.name}${made[0] ? ` as ${made[0].amendment}` : ''}`
        : `applied ${count(records.length, 'item')} of ${overlay.name}`;
    await keepRecords(trx, writeEntry, { subject: '', what }, records);
    const not = own
      .filter(({ changes }) => changes.size === 0)
      .map(({ key, told }) => ({ key, reason: told.reason }));
    return ok({ made, revised: [...revised], not });
  });
};

import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { overlayRefusal } from '../../../core/wording/overlay-decisions.ts';
import { type MadeItem, withParts } from '../../../core/wording/overlay-items.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import type { WantedItems } from '../../../core/wording/overlay-numbers.ts';
import { type OverlayStep, overlayStepId } from '../../../core/wording/overlay-records.ts';
import { nextAmendmentIds } from '../../store/amendments.ts';
import type { HeldAgainst } from '../../wording/tasks.ts';
import { type Context, type Handler, wordingReader } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { writeIfUnchanged } from '../context/write-if-unchanged.ts';
import {
  decidedKeys,
  decisionOf,
  isDecided,
  itemNotFound,
  type OverlaySnapshot,
  type OverlayText,
  readOverlaySnapshot,
  readText,
  trialBasis,
  withoutAside,
} from './reading.ts';
import { type ItemWriteContext, writeItem } from './write-item.ts';

/** Finds the withdrawn amendment that an item can use again, because nobody has changed it since applying was undone. */
function findReusableAmendment({ steps, amendments }: OverlaySnapshot, key: string): Amendment | null {
  const step = steps.get(key);
  const candidate = step?.state === 'open' && step.made ? amendments.get(step.made.amendment) : undefined;
  return candidate?.state === 'withdrawn' && candidate.revision === (step?.made?.revision ?? 0) + 1
    ? candidate
    : null;
}

/** Chooses the requested items, and the other parts of the same instructions. Without keys, all undecided items. */
function chooseKeys(
  { overlay, contents, steps, amendments }: OverlaySnapshot,
  keys: readonly string[] | undefined,
): Result<ReadonlySet<string>> {
  if (!keys) {
    const allKeys = contents.items.map(({ key }) => key);
    return ok(new Set(allKeys.filter((key) => !isDecided(steps.get(key), amendments))));
  }
  for (const key of keys) {
    const step = steps.get(key);
    if (!contents.items.some((item) => item.key === key)) return itemNotFound(overlay, key);
    const refusal = overlayRefusal('apply', key, step ? decisionOf(step, amendments) : null);
    if (refusal) return refusal;
  }
  const requestedKeys = new Set(keys);
  return ok(
    contents.of === 'review'
      ? requestedKeys
      : withParts(contents, requestedKeys, decidedKeys({ steps, amendments })),
  );
}

/** Refuses a request of which no item can be applied. Other parts of an instruction that were not requested don't count. */
function refuseNothingApplied(
  madeItems: readonly MadeItem[],
  requestedKeys: readonly string[] | undefined,
): Result<never> {
  const items = madeItems.filter(({ key }) => requestedKeys?.includes(key) ?? true);
  const [firstItem] = items;
  if (!firstItem) return refuse('refused', 'There is nothing left to apply.');
  const { proposal } = firstItem;
  const reason = proposal.reason || 'it cannot be shown with the amendments that it overlaps';
  const words =
    items.length === 1
      ? `This was not applied, because ${reason}. Nothing was changed.`
      : `None of ${count(items.length, 'item')} could be applied. Nothing was changed.`;
  return refuse(proposal.status === 'overlaps' ? 'clash' : 'refused', words, firstItem.key);
}

/** The requested items, and the draft that they are applied to. `stateKey` changes when any of it changes. */
interface ApplyInput {
  readonly snapshot: OverlaySnapshot;
  readonly basis: HeldAgainst;
  readonly wantedItems: WantedItems;
  readonly stateKey: string;
}

async function readApplyInput(
  context: Context,
  trx: Knex.Transaction,
  { id, keys, asAlternative, amendments }: CallRequest<'overlay.apply'>,
  text: OverlayText,
): Promise<Result<ApplyInput>> {
  const snapshot = await readOverlaySnapshot(context, trx, id, text);
  if (!snapshot.ok) return snapshot;
  const requestedKeys = chooseKeys(snapshot.value, keys);
  if (!requestedKeys.ok) return requestedKeys;
  const basis = trialBasis(context, snapshot.value, amendments);
  if (!basis.ok) return basis;
  const reusedIds = new Map(
    [...requestedKeys.value].flatMap((key) => {
      const reusedAmendment = findReusableAmendment(snapshot.value, key);
      return reusedAmendment ? [[key, reusedAmendment.id] as const] : [];
    }),
  );
  const freshIds = await nextAmendmentIds(trx, requestedKeys.value.size);
  const wantedItems = {
    keys: requestedKeys.value,
    asAlternative: asAlternative || !keys,
    numbers: { reused: reusedIds, fresh: freshIds },
  };
  const { instrumentHash } = context;
  const steps = [...snapshot.value.steps.values()];
  const revisions = [...snapshot.value.amendments.values()].map((one) => [one.id, one.revision]);
  const stateKey = canonicalJson({
    instrumentHash,
    scope: snapshot.value.scope,
    steps,
    revisions,
    fresh: freshIds,
  });
  return ok({ snapshot: snapshot.value, basis: basis.value, wantedItems, stateKey });
}

/** The decision record of an applied item. */
const appliedStep = (
  { deps }: Context,
  { overlay }: OverlaySnapshot,
  { key, proposal }: MadeItem,
  changes: Pick<OverlayStep, 'made' | 'revised'>,
): OverlayStep => ({
  id: overlayStepId(overlay.id, key),
  overlay: overlay.id,
  key,
  text: proposal.words.slice(0, 2000),
  state: 'applied',
  ...changes,
  by: deps.person().name,
  at: deps.now(),
});

/** Writes the amendments of items, and records the items as applied. */
async function writeItems(
  writing: Omit<ItemWriteContext, 'now'>,
  items: readonly MadeItem[],
): Promise<Result<Pick<CallOutput<'overlay.apply'>, 'made' | 'revised'>>> {
  const { context, trx, writeEntry, snapshot } = writing;
  const createdAmendments: CallOutput<'overlay.apply'>['made'] = [];
  const revised = new Set<string>();
  const records: RecordChange[] = [];
  const amendmentsNow = new Map(snapshot.amendments);
  for (const item of items) {
    const itemChange = await writeItem({ ...writing, now: amendmentsNow }, item);
    if (!itemChange.ok) return itemChange;
    for (const { amendment } of itemChange.value.revised) revised.add(amendment);
    const { key, proposal } = item;
    if (itemChange.value.made)
      createdAmendments.push({
        key,
        amendment: itemChange.value.made.amendment,
        alternatives: [...proposal.alternatives],
      });
    const is = appliedStep(context, snapshot, item, itemChange.value);
    records.push({ kind: 'overlay-step', id: is.id, was: snapshot.steps.get(key) ?? null, is });
  }
  const { name } = snapshot.overlay;
  const [first, ...otherItems] = items;
  const asAmendment = createdAmendments[0] ? ` as ${createdAmendments[0].amendment}` : '';
  const description =
    first && otherItems.length === 0
      ? `applied ${nameOfKey(first.key)} of ${name}${asAmendment}`
      : `applied ${count(records.length, 'item')} of ${name}`;
  await saveRecords(trx, writeEntry, { subject: '', description }, records);
  return ok({ made: createdAmendments, revised: [...revised] });
}

const hasChanges = ({ changes }: MadeItem): boolean => changes.size > 0;

/** Answers `overlay.apply`: makes amendments of items. Without keys, all undecided items are applied. */
export const applyOverlay: Handler<'overlay.apply'> = async (context, request) => {
  const overlayText = await readText(context, request.id);
  if (!overlayText.ok) return overlayText;
  const { deps } = context;
  return writeIfUnchanged(context, {
    readInput: (trx) => readApplyInput(context, trx, request, overlayText.value),
    computeOutput: async ({ snapshot, basis, wantedItems }) => {
      const madeItems = await wordingReader(deps)(
        'make',
        { ...basis, read: withoutAside(snapshot.contents), wantedItems },
        deps.newId,
      );
      if (!madeItems.ok) return madeItems;
      // Without keys, items that amend another Act are not part of the request.
      const items = madeItems.value.filter(({ proposal }) => request.keys || proposal.status !== 'other-act');
      return items.some(hasChanges) ? ok(items) : refuseNothingApplied(items, request.keys);
    },
    saveOutput: async (writing, { snapshot }, items) => {
      const written = await writeItems({ ...writing, context, snapshot }, items.filter(hasChanges));
      if (!written.ok) return written;
      const notApplied = items.filter((item) => !hasChanges(item));
      return ok({
        ...written.value,
        not: notApplied.map(({ key, proposal }) => ({ key, reason: proposal.reason })),
      });
    },
  });
};

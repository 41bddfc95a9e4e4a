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
import { keepRecords } from '../context/keep-records.ts';
import { writeIfUnchanged } from '../context/write-if-unchanged.ts';
import {
  compareAgainst,
  decidedKeys,
  decisionOf,
  type HeldOverlay,
  isDecided,
  noItem,
  type OverlayText,
  readHeldOverlay,
  readText,
  withoutAside,
} from './reading.ts';
import { type Writing, writeItem } from './write-item.ts';

/** Finds the withdrawn amendment that an item can use again, because nobody has changed it since applying was undone. */
function findReusableAmendment({ steps, amendments }: HeldOverlay, key: string): Amendment | null {
  const step = steps.get(key);
  const withdrawn = step?.state === 'open' && step.made ? amendments.get(step.made.amendment) : undefined;
  return withdrawn?.state === 'withdrawn' && withdrawn.revision === (step?.made?.revision ?? 0) + 1
    ? withdrawn
    : null;
}

/** Chooses the requested items, and the other parts of the same instructions. Without keys, all undecided items. */
function chooseKeys(
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
    const refusal = overlayRefusal('apply', key, step ? decisionOf(step, amendments) : null);
    if (refusal) return refusal;
  }
  const requestedKeys = new Set(keys);
  return ok(
    read.of === 'review' ? requestedKeys : withParts(read, requestedKeys, decidedKeys({ steps, amendments })),
  );
}

/** Refuses a request of which no item can be applied. Other parts of an instruction that were not requested don't count. */
function refuseNothingApplied(
  all: readonly MadeItem[],
  requestedKeys: readonly string[] | undefined,
): Result<never> {
  const items = all.filter(({ key }) => requestedKeys?.includes(key) ?? true);
  const [only] = items;
  if (!only) return refuse('refused', 'There is nothing left to apply.');
  const { proposal } = only;
  const reason = proposal.reason || 'it cannot be shown with the amendments that it overlaps';
  const words =
    items.length === 1
      ? `This was not applied, because ${reason}. Nothing was changed.`
      : `None of ${count(items.length, 'item')} could be applied. Nothing was changed.`;
  return refuse(proposal.status === 'overlaps' ? 'clash' : 'refused', words, only.key);
}

/** The requested items, and the draft that they are applied to. `mark` changes with any of it. */
interface ApplyInput {
  readonly heldOverlay: HeldOverlay;
  readonly compared: HeldAgainst;
  readonly wanted: WantedItems;
  readonly mark: string;
}

async function readApplyInput(
  context: Context,
  trx: Knex.Transaction,
  { id, keys, asAlternative, amendments }: CallRequest<'overlay.apply'>,
  text: OverlayText,
): Promise<Result<ApplyInput>> {
  const overlay = await readHeldOverlay(context, trx, id, text);
  if (!overlay.ok) return overlay;
  const requestedKeys = chooseKeys(overlay.value, keys);
  if (!requestedKeys.ok) return requestedKeys;
  const compared = compareAgainst(context, overlay.value, amendments);
  if (!compared.ok) return compared;
  const reused = new Map(
    [...requestedKeys.value].flatMap((key) => {
      const reusedAmendment = findReusableAmendment(overlay.value, key);
      return reusedAmendment ? [[key, reusedAmendment.id] as const] : [];
    }),
  );
  const fresh = await nextAmendmentIds(trx, requestedKeys.value.size);
  const wanted = {
    keys: requestedKeys.value,
    asAlternative: asAlternative || !keys,
    numbers: { reused, fresh },
  };
  const { instrumentHash } = context;
  const steps = [...overlay.value.steps.values()];
  const revisions = [...overlay.value.amendments.values()].map((one) => [one.id, one.revision]);
  const mark = canonicalJson({ instrumentHash, scope: overlay.value.scope, steps, revisions, fresh });
  return ok({ heldOverlay: overlay.value, compared: compared.value, wanted, mark });
}

/** The decision record of an applied item. */
const appliedStep = (
  { deps }: Context,
  { overlay }: HeldOverlay,
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
  writing: Omit<Writing, 'now'>,
  items: readonly MadeItem[],
): Promise<Result<Pick<CallOutput<'overlay.apply'>, 'made' | 'revised'>>> {
  const { context, trx, writeEntry, heldOverlay } = writing;
  const createdAmendments: CallOutput<'overlay.apply'>['made'] = [];
  const revised = new Set<string>();
  const records: RecordChange[] = [];
  const now = new Map(heldOverlay.amendments);
  for (const item of items) {
    const itemChange = await writeItem({ ...writing, now }, item);
    if (!itemChange.ok) return itemChange;
    for (const { amendment } of itemChange.value.revised) revised.add(amendment);
    const { key, proposal } = item;
    if (itemChange.value.made)
      createdAmendments.push({
        key,
        amendment: itemChange.value.made.amendment,
        alternatives: [...proposal.alternatives],
      });
    const is = appliedStep(context, heldOverlay, item, itemChange.value);
    records.push({ kind: 'overlay-step', id: is.id, was: heldOverlay.steps.get(key) ?? null, is });
  }
  const { name } = heldOverlay.overlay;
  const [first, ...otherItems] = items;
  const as = createdAmendments[0] ? ` as ${createdAmendments[0].amendment}` : '';
  const description =
    first && otherItems.length === 0
      ? `applied ${nameOfKey(first.key)} of ${name}${as}`
      : `applied ${count(records.length, 'item')} of ${name}`;
  await keepRecords(trx, writeEntry, { subject: '', description }, records);
  return ok({ made: createdAmendments, revised: [...revised] });
}

const changesText = ({ changes }: MadeItem): boolean => changes.size > 0;

export const applyOverlay: Handler<'overlay.apply'> = async (context, request) => {
  const text = await readText(context, request.id);
  if (!text.ok) return text;
  const { deps } = context;
  return writeIfUnchanged(context, {
    readInput: (trx) => readApplyInput(context, trx, request, text.value),
    computeOutput: async ({ heldOverlay, compared, wanted: wantedItems }) => {
      const madeItems = await wordingReader(deps)(
        'make',
        { ...compared, read: withoutAside(heldOverlay.read), wantedItems },
        deps.newId,
      );
      if (!madeItems.ok) return madeItems;
      // Without keys, items that amend another Act are not part of the request.
      const items = madeItems.value.filter(({ proposal }) => request.keys || proposal.status !== 'other-act');
      return items.some(changesText) ? ok(items) : refuseNothingApplied(items, request.keys);
    },
    saveOutput: async (writing, { heldOverlay }, items) => {
      const applied = await writeItems({ ...writing, context, heldOverlay }, items.filter(changesText));
      if (!applied.ok) return applied;
      const not = items.filter((item) => !changesText(item));
      return ok({
        ...applied.value,
        not: not.map(({ key, proposal }) => ({ key, reason: proposal.reason })),
      });
    },
  });
};

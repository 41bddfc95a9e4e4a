import type { Knex } from 'knex';
import type { Scope } from '../../../core/amend/changes/scope.ts';
import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { selectionOf } from '../../../core/selection/selection.ts';
import { decisionInForce, type ItemDecision } from '../../../core/wording/overlay-decisions.ts';
import type { ReadOverlay } from '../../../core/wording/overlay-items.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import {
  type Overlay,
  type OverlayContent,
  type OverlayStep,
  overlayContentSchema,
  type ReviewContent,
} from '../../../core/wording/overlay-records.ts';
import { readReview } from '../../../core/wording/overlay-review.ts';
import { listAmendments } from '../../store/amendments.ts';
import { parseStored } from '../../store/json.ts';
import { findKept } from '../../store/kept-rows.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import type { HeldAgainst, ReadLaid } from '../../wording/tasks.ts';
import { type Context, wordingReader } from '../context/context.ts';
import { scopeOf } from '../context/enforce-scope.ts';

// Reads an overlay: its items, the decisions on them, and the draft that they are tried on.

export const overlayNotFound = (id: string): Result<never> =>
  refuse('not-found', `There is no list of amendments ${id}.`, id);

export const itemNotFound = ({ name }: Overlay, key: string): Result<never> =>
  refuse('not-found', `There is no “${nameOfKey(key)}” in ${name}. Nothing was changed.`, key);

/** The content of an overlay, read without the draft. */
export interface OverlayText {
  /** The hash and name of the overlay and the title of the Act (`textKey`). With others, the reading may differ. */
  readonly of: string;
  readonly text: ReadOverlay | ReviewContent;
}

/** An overlay whose content must be read, because it is not cached. */
interface UnreadOverlay {
  readonly overlay: Overlay;
  readonly title: string;
  readonly content: OverlayContent;
}

const textKey = ({ hash, name }: Pick<Overlay, 'hash' | 'name'>, title: string): string =>
  `${hash} ${title} ${name}`;

/** Caches the overlay that each open review read last, because reading a Bill takes longer than all other work of a step. */
const lastReadTexts = new WeakMap<Context, OverlayText>();

/** Caches the text of an overlay when it is opened, so that the first step does not read it again. */
export function cacheText(
  context: Context,
  overlay: Pick<Overlay, 'hash' | 'name'>,
  { title, text }: { readonly title: string; readonly text: OverlayText['text'] },
): void {
  lastReadTexts.set(context, { of: textKey(overlay, title), text });
}

async function readContent(
  { deps }: Context,
  {
    content,
    ...nameAndTitle
  }: { readonly content: OverlayContent; readonly name: string; readonly title: string },
): Promise<Result<OverlayText['text']>> {
  if ('amendments' in content) return ok(content);
  return wordingReader(deps)('read', { content, ...nameAndTitle }, deps.newId);
}

/** Reads the content of an overlay. This may take seconds, so it happens outside a transaction. */
export async function readText(context: Context, id: string): Promise<Result<OverlayText>> {
  const overlayText = await context.read<OverlayText | UnreadOverlay>(async (trx) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return overlayNotFound(id);
    const { title } = context.instrument;
    const cachedText = lastReadTexts.get(context);
    if (cachedText?.of === textKey(overlay, title)) return ok(cachedText);
    const json = (await findKept(trx, overlay.hash)) ?? 'null';
    const content = parseStored(overlayContentSchema, json, `what was kept as ${overlay.hash}`);
    return ok({ overlay, title, content });
  });
  if (!overlayText.ok) return overlayText;
  if ('of' in overlayText.value) return ok(overlayText.value);
  const { overlay, title, content } = overlayText.value;
  const text = await readContent(context, { content, name: overlay.name, title });
  if (!text.ok) return text;
  const read = { of: textKey(overlay, title), text: text.value };
  lastReadTexts.set(context, read);
  return ok(read);
}

/**
 * The state of the amendment that has an item’s changes: the one made from the item, or else one that it revised.
 * An amendment that is not withdrawn has priority. Null if there is no such amendment.
 */
function stateOfStep(
  { made, revised }: OverlayStep,
  amendments: ReadonlyMap<string, Amendment>,
): AmendmentState | null {
  const states = (made ? [made] : revised).map(({ amendment }) => amendments.get(amendment)?.state ?? null);
  const index = states.findIndex((state) => state !== 'withdrawn');
  return states[Math.max(index, 0)] ?? null;
}

/** The decision on an item, with the state of the amendment that has its changes. */
export const decisionOf = (step: OverlayStep, amendments: ReadonlyMap<string, Amendment>): ItemDecision => {
  const { state, made, by } = step;
  return { state, made, by, now: stateOfStep(step, amendments) };
};

/** Whether a decision on an item is in force. */
export const isDecided = (
  step: OverlayStep | undefined,
  amendments: ReadonlyMap<string, Amendment>,
): boolean => step !== undefined && decisionInForce(decisionOf(step, amendments)) !== null;

/** The decisions in force, by the key of the item. */
export const decidedKeys = ({
  steps,
  amendments,
}: Pick<OverlaySnapshot, 'steps' | 'amendments'>): HeldAgainst['decided'] =>
  new Map(
    [...steps].flatMap(([key, step]) => {
      if (!isDecided(step, amendments)) return [];
      return [[key, step.state === 'skipped' ? 'skipped' : 'applied'] as const];
    }),
  );

/** An overlay, the decisions on its items, and the review's amendments. */
export interface OverlaySnapshot {
  readonly overlay: Overlay;
  readonly contents: ReadLaid;
  readonly steps: ReadonlyMap<string, OverlayStep>;
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly scope: Scope | null;
}

/** Drops the passages that can't become amendments. They are long, and the reading threads do not need them. */
export const withoutAside = (read: ReadLaid): ReadLaid => ({ ...read, aside: [] });

/** Reads an overlay with its decisions. Refused `stale` if its text was read for another overlay or title of the Act. */
export async function readOverlaySnapshot(
  { instrument, instrumentHash }: Context,
  trx: Knex.Transaction,
  id: string,
  { of, text }: OverlayText,
): Promise<Result<OverlaySnapshot>> {
  const overlay = await findRecord(trx, 'overlay', id);
  if (!overlay) return overlayNotFound(id);
  if (of !== textKey(overlay, instrument.title))
    return refuse('stale', 'This list has just been opened again. Nothing was changed. Try again.', id);
  const steps = (await listRecords(trx, 'overlay-step')).filter((step) => step.overlay === id);
  return ok({
    overlay,
    contents: 'amendments' in text ? readReview(text, instrumentHash) : text,
    steps: new Map(steps.map((step) => [step.key, step])),
    amendments: new Map((await listAmendments(trx)).map((amendment) => [amendment.id, amendment])),
    scope: await scopeOf(trx),
  });
}

/** The basis on which items are tried: the review's Act with the selected amendments. Refused for an unknown amendment. */
export function trialBasis(
  { instrument: { root, title } }: Context,
  { steps, amendments, scope }: OverlaySnapshot,
  amendmentIds: readonly string[] | undefined,
): Result<HeldAgainst> {
  const amendmentList = [...amendments.values()];
  const selection = selectionOf(root, amendmentList, amendmentIds);
  if (!selection.ok) return selection;
  const ownAmendmentIds = [...steps.values()].flatMap(({ state, made }) =>
    state === 'applied' && made ? [made.amendment] : [],
  );
  return ok({
    instrument: { root, title },
    amendments: selection.value.chosen.map(({ id, edits }) => ({ id, edits })),
    settled: amendmentList.filter(({ state }) => !canRevise(state)).map(({ id }) => id),
    own: new Set(ownAmendmentIds),
    decided: decidedKeys({ steps, amendments }),
    scope,
  });
}

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

export const notThere = (id: string): Result<never> =>
  refuse('not-found', `There is no list of amendments ${id}.`, id);

export const noItem = ({ name }: Overlay, key: string): Result<never> =>
  refuse('not-found', `There is no “${nameOfKey(key)}” in ${name}. Nothing was changed.`, key);

/** What an overlay holds, read as far as it can be without a look at the draft. */
export interface OverlayText {
  /** The hash and name of the overlay, and the title of the Act, that it was read for: of others it may say something else. */
  readonly of: string;
  readonly text: ReadOverlay | ReviewContent;
}

interface Unread {
  readonly overlay: Overlay;
  readonly title: string;
  readonly content: OverlayContent;
}

const readFor = ({ hash, name }: Pick<Overlay, 'hash' | 'name'>, title: string): string =>
  `${hash} ${title} ${name}`;

/** What each open review read last: to read a Bill takes longer than all else that is done at a step. */
const last = new WeakMap<Context, OverlayText>();

/** Keeps what was read of an overlay when it was opened, so that it is not read again at the first step. */
export function keepRead(
  context: Context,
  overlay: Pick<Overlay, 'hash' | 'name'>,
  { title, text }: { readonly title: string; readonly text: OverlayText['text'] },
): void {
  last.set(context, { of: readFor(overlay, title), text });
}

async function textOf(
  { deps }: Context,
  { content, ...named }: { readonly content: OverlayContent; readonly name: string; readonly title: string },
): Promise<Result<OverlayText['text']>> {
  if ('amendments' in content) return ok(content);
  return wordingReader(deps)('read', { content, ...named }, deps.newId);
}

/** Reads what an overlay holds, which may take seconds, while nothing waits for the file. */
export async function readText(context: Context, id: string): Promise<Result<OverlayText>> {
  const overlayText = await context.read<OverlayText | Unread>(async (trx) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return notThere(id);
    const { title } = context.instrument;
    const lastRead = last.get(context);
    if (lastRead?.of === readFor(overlay, title)) return ok(lastRead);
    const json = (await findKept(trx, overlay.hash)) ?? 'null';
    const content = parseStored(overlayContentSchema, json, `what was kept as ${overlay.hash}`);
    return ok({ overlay, title, content });
  });
  if (!overlayText.ok) return overlayText;
  if ('of' in overlayText.value) return ok(overlayText.value);
  const { overlay, title, content } = overlayText.value;
  const text = await textOf(context, { content, name: overlay.name, title });
  if (!text.ok) return text;
  const read = { of: readFor(overlay, title), text: text.value };
  last.set(context, read);
  return ok(read);
}

/**
 * The state of the amendment by which an item is in the draft: the one that was made of it, or else one of those that it
 * changed, which is not withdrawn where one of them isn't; null where nothing is known of it.
 */
function stateOfStep(
  { made, revised }: OverlayStep,
  amendments: ReadonlyMap<string, Amendment>,
): AmendmentState | null {
  const states = (made ? [made] : revised).map(({ amendment }) => amendments.get(amendment)?.state ?? null);
  const at = states.findIndex((state) => state !== 'withdrawn');
  return states[Math.max(at, 0)] ?? null;
}

/** What was decided of an item, with the state of the amendment by which it is in the draft. */
export const decisionOf = (step: OverlayStep, amendments: ReadonlyMap<string, Amendment>): ItemDecision => {
  const { state, made, by } = step;
  return { state, made, by, now: stateOfStep(step, amendments) };
};

/** Whether there is nothing left to decide of an item. */
export const isDecided = (
  step: OverlayStep | undefined,
  amendments: ReadonlyMap<string, Amendment>,
): boolean => step !== undefined && decisionInForce(decisionOf(step, amendments)) !== null;

/** What was decided of items, and stands. */
export const standing = ({
  steps,
  amendments,
}: Pick<HeldOverlay, 'steps' | 'amendments'>): HeldAgainst['decided'] =>
  new Map(
    [...steps].flatMap(([key, step]) => {
      if (!isDecided(step, amendments)) return [];
      return [[key, step.state === 'skipped' ? 'skipped' : 'applied'] as const];
    }),
  );

/** An overlay, what was decided of its items, and the review's amendments. */
export interface HeldOverlay {
  readonly overlay: Overlay;
  readonly read: ReadLaid;
  readonly steps: ReadonlyMap<string, OverlayStep>;
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly scope: Scope | null;
}

/** What of an overlay can become an amendment: what it says beside that is long, and no thread needs it. */
export const withoutAside = (read: ReadLaid): ReadLaid => ({ ...read, aside: [] });

/** What is held of an overlay now. Refused `stale` where it is not the one that was read, or the review is of another Act by now. */
export async function readHeldOverlay(
  { instrument, instrumentHash }: Context,
  trx: Knex.Transaction,
  id: string,
  { of, text }: OverlayText,
): Promise<Result<HeldOverlay>> {
  const overlay = await findRecord(trx, 'overlay', id);
  if (!overlay) return notThere(id);
  if (of !== readFor(overlay, instrument.title))
    return refuse('stale', 'This list has just been opened again. Nothing was changed. Try again.', id);
  const steps = (await listRecords(trx, 'overlay-step')).filter((step) => step.overlay === id);
  return ok({
    overlay,
    read: 'amendments' in text ? readReview(text, instrumentHash) : text,
    steps: new Map(steps.map((step) => [step.key, step])),
    amendments: new Map((await listAmendments(trx)).map((amendment) => [amendment.id, amendment])),
    scope: await scopeOf(trx),
  });
}

/** What the items are held against: the review's Act as some of its amendments make it. */
export function compareAgainst(
  { instrument: { root, title } }: Context,
  { steps, amendments, scope }: HeldOverlay,
  amendmentIds: readonly string[] | undefined,
): Result<HeldAgainst> {
  const all = [...amendments.values()];
  const selection = selectionOf(root, all, amendmentIds);
  if (!selection.ok) return selection;
  const own = [...steps.values()].flatMap(({ state, made }) =>
    state === 'applied' && made ? [made.amendment] : [],
  );
  return ok({
    instrument: { root, title },
    amendments: selection.value.chosen.map(({ id, edits }) => ({ id, edits })),
    settled: all.filter(({ state }) => !canRevise(state)).map(({ id }) => id),
    own: new Set(own),
    decided: standing({ steps, amendments }),
    scope,
  });
}

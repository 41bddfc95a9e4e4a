import type { Knex } from 'knex';
import type { Amendment, AmendmentState } from '../../../core/amend/amendment.ts';
import { canRevise } from '../../../core/amend/states.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { selectionOf } from '../../../core/selection/selection.ts';
import { type ReadOverlay, readOverlay } from '../../../core/wording/overlay-items.ts';
import { nameOfKey } from '../../../core/wording/overlay-keys.ts';
import {
  type Overlay,
  type OverlayContent,
  type OverlayStep,
  overlayContentSchema,
} from '../../../core/wording/overlay-records.ts';
import { type ReadReview, readReview } from '../../../core/wording/overlay-review.ts';
import type { ItemInput } from '../../../core/wording/propose-item.ts';
import { listAmendments } from '../../store/amendments.ts';
import { parseStored } from '../../store/json.ts';
import { findKept } from '../../store/kept.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { type Context, wordingReader } from '../context/context.ts';

/** An overlay with all that its items are held against. */
export interface HeldOverlay {
  readonly overlay: Overlay;
  readonly read: ReadOverlay | ReadReview;
  readonly steps: ReadonlyMap<string, OverlayStep>;
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly input: Omit<ItemInput, 'am'> & { readonly own: ReadonlySet<string> };
}

export const notThere = (id: string): Result<never> =>
  refuse('not-found', `There is no list of amendments ${id}.`, id);

export const noItem = ({ name }: Overlay, key: string): Result<never> =>
  refuse('not-found', `There is no “${nameOfKey(key)}” in ${name}. Nothing was changed.`, key);

/** What was read last: to read a Bill takes longer than all else that is done at a step. */
let last: { readonly of: string; readonly read: ReadOverlay | ReadReview } | null = null;

const keyOf = ({ hash, name }: Overlay, { instrument: { title }, instrumentHash }: Base): string =>
  `${hash} ${name} ${title} ${instrumentHash}`;

type Base = Pick<Context, 'instrument' | 'instrumentHash'>;

async function contentOf(trx: Knex.Transaction, { hash }: Overlay): Promise<OverlayContent> {
  const json = (await findKept(trx, hash)) ?? 'null';
  return parseStored(overlayContentSchema, json, `what was kept as ${hash}`);
}

/**
 * Reads an overlay's text, which may take seconds, before the file is looked at for all else that is held of it: nothing
 * waits for the file meanwhile.
 */
export async function readAhead(context: Context, id: string): Promise<Result<null>> {
  const { deps } = context;
  const found = await context.read(async (trx) => {
    const overlay = await findRecord(trx, 'overlay', id);
    if (!overlay) return notThere(id);
    const of = keyOf(overlay, context);
    if (last?.of === of) return ok(null);
    const content = await contentOf(trx, overlay);
    if (!('amendments' in content)) return ok({ overlay, of, content });
    last = { of, read: readReview(content, context.instrumentHash) };
    return ok(null);
  });
  if (!found.ok) return found;
  if (!found.value) return ok(null);
  const { overlay, of, content } = found.value;
  const { title } = context.instrument;
  const read = await wordingReader(deps)('read', { content, name: overlay.name, title }, deps.newId);
  if (!read.ok) return read;
  last = { of, read: read.value };
  return ok(null);
}

async function readOf(
  trx: Knex.Transaction,
  overlay: Overlay,
  base: Base,
): Promise<Result<ReadOverlay | ReadReview>> {
  const of = keyOf(overlay, base);
  if (last?.of === of) return ok(last.read);
  const content = await contentOf(trx, overlay);
  if ('amendments' in content) return ok(readReview(content, base.instrumentHash));
  const read = readOverlay(content, { name: overlay.name, title: base.instrument.title });
  if (read.ok) last = { of, read: read.value };
  return read;
}

/**
 * The state of the amendment by which an item is in the draft: the one that was made of it, or else one of those that it
 * changed, which is not withdrawn where one of them isn't; null where nothing is known of it.
 */
export function stateOfStep(
  { made, revised }: OverlayStep,
  amendments: ReadonlyMap<string, Amendment>,
): AmendmentState | null {
  const states = (made ? [made] : revised).map(({ amendment }) => amendments.get(amendment)?.state ?? null);
  const at = states.findIndex((state) => state !== 'withdrawn');
  return states[Math.max(at, 0)] ?? null;
}

/** Whether what was decided of an item stands: the amendment that was made of it, or changed, may be withdrawn since. */
export const isApplied = (
  step: OverlayStep | undefined,
  amendments: ReadonlyMap<string, Amendment>,
): boolean => step?.state === 'applied' && stateOfStep(step, amendments) !== 'withdrawn';

/** Whether there is nothing left to decide of an item. */
export const isDecided = (
  step: OverlayStep | undefined,
  amendments: ReadonlyMap<string, Amendment>,
): boolean => step?.state === 'skipped' || isApplied(step, amendments);

/** Reads an overlay against the review's Act as some of its amendments make it. */
export async function held(
  context: Context,
  trx: Knex.Transaction,
  { id, amendments: asked }: { readonly id: string; readonly amendments?: readonly string[] | undefined },
): Promise<Result<HeldOverlay>> {
  const { instrument, deps } = context;
  const overlay = await findRecord(trx, 'overlay', id);
  if (!overlay) return notThere(id);
  const read = await readOf(trx, overlay, context);
  if (!read.ok) return read;
  const all = await listAmendments(trx);
  const selection = selectionOf(instrument.root, all, asked);
  if (!selection.ok) return selection;
  const amendments = new Map(all.map((amendment) => [amendment.id, amendment]));
  const steps = new Map(
    (await listRecords(trx, 'overlay-step'))
      .filter((step) => step.overlay === id)
      .map((step) => [step.key, step]),
  );
  const own = [...steps.values()].flatMap(({ state, made }) =>
    state === 'applied' && made ? [made.amendment] : [],
  );
  return ok({
    overlay,
    read: read.value,
    steps,
    amendments,
    input: {
      instrument,
      amendments: selection.value.chosen.map(({ id, edits }) => ({ id, edits })),
      newPid: deps.newId,
      // What is only now made is a draft.
      mayRevise: (am) => canRevise(amendments.get(am)?.state ?? 'draft'),
      own: new Set(own),
    },
  });
}

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
import type { Wanted } from '../../../core/wording/overlay-numbers.ts';
import { type OverlayStep, overlayStepId } from '../../../core/wording/overlay-records.ts';
import { nextAmendmentIds } from '../../store/amendments.ts';
import type { HeldAgainst } from '../../wording/tasks.ts';
import { type Context, type Handler, wordingReader } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { writeAsRead } from '../context/write-as-read.ts';
import {
  against,
  decisionOf,
  type HeldOverlay,
  held,
  isDecided,
  noItem,
  type OverlayText,
  readText,
  standing,
  withoutAside,
} from './reading.ts';
import { type Writing, writeItem } from './write-item.ts';

/** A withdrawn amendment that an item may be made as again: nobody has touched it since that was undone. */
function reusable({ steps, amendments }: HeldOverlay, key: string): Amendment | null {
  const step = steps.get(key);
  const made = step?.state === 'open' && step.made ? amendments.get(step.made.amendment) : undefined;
  return made?.state === 'withdrawn' && made.revision === (step?.made?.revision ?? 0) + 1 ? made : null;
}

/** What is asked for that can be asked for: each once, with the other parts of the same instruction. */
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
    const barred = overlayRefusal('apply', key, step ? decisionOf(step, amendments) : null);
    if (barred) return barred;
  }
  const asked = new Set(keys);
  return ok(read.of === 'review' ? asked : withParts(read, asked, standing({ steps, amendments })));
}

/** Why nothing can be applied of what was asked for, which may have come with other parts of the same instruction. */
function nothingMade(all: readonly MadeItem[], asked: readonly string[] | undefined): Result<never> {
  const items = all.filter(({ key }) => asked?.includes(key) ?? true);
  const [only] = items;
  if (!only) return refuse('refused', 'There is nothing left to apply.');
  const { told } = only;
  const reason = told.reason || 'it cannot be shown with the amendments that it overlaps';
  const words =
    items.length === 1
      ? `This was not applied, because ${reason}. Nothing was changed.`
      : `None of ${count(items.length, 'item')} could be applied. Nothing was changed.`;
  return refuse(told.status === 'overlaps' ? 'clash' : 'refused', words, only.key);
}

/** What is to be made, and what from. */
interface Asked {
  readonly found: HeldOverlay;
  readonly given: HeldAgainst;
  readonly wanted: Wanted;
  readonly mark: string;
}

async function hold(
  context: Context,
  trx: Knex.Transaction,
  { id, keys, asAlternative, amendments }: CallRequest<'overlay.apply'>,
  text: OverlayText,
): Promise<Result<Asked>> {
  const found = await held(context, trx, id, text);
  if (!found.ok) return found;
  const asked = wantedOf(found.value, keys);
  if (!asked.ok) return asked;
  const given = against(context, found.value, amendments);
  if (!given.ok) return given;
  const reused = new Map(
    [...asked.value].flatMap((key) => {
      const again = reusable(found.value, key);
      return again ? [[key, again.id] as const] : [];
    }),
  );
  const fresh = await nextAmendmentIds(trx, asked.value.size);
  const wanted = { keys: asked.value, asAlternative: asAlternative || !keys, numbers: { reused, fresh } };
  const { instrumentHash } = context;
  const steps = [...found.value.steps.values()];
  const revisions = [...found.value.amendments.values()].map((one) => [one.id, one.revision]);
  const mark = canonicalJson({ instrumentHash, scope: found.value.scope, steps, revisions, fresh });
  return ok({ found: found.value, given: given.value, wanted, mark });
}

/** What was decided of an item by applying it. */
const stepOf = (
  { deps }: Context,
  { overlay }: HeldOverlay,
  { key, told }: MadeItem,
  done: Pick<OverlayStep, 'made' | 'revised'>,
): OverlayStep => ({
  id: overlayStepId(overlay.id, key),
  overlay: overlay.id,
  key,
  text: told.words.slice(0, 2000),
  state: 'applied',
  ...done,
  by: deps.person().name,
  at: deps.now(),
});

/** Writes what was made of items that change something, and that they are applied. */
async function written(
  writing: Omit<Writing, 'now'>,
  items: readonly MadeItem[],
): Promise<Result<Pick<CallOutput<'overlay.apply'>, 'made' | 'revised'>>> {
  const { context, trx, writeEntry, found } = writing;
  const made: CallOutput<'overlay.apply'>['made'] = [];
  const revised = new Set<string>();
  const records: RecordChange[] = [];
  const now = new Map(found.amendments);
  for (const item of items) {
    const done = await writeItem({ ...writing, now }, item);
    if (!done.ok) return done;
    for (const { amendment } of done.value.revised) revised.add(amendment);
    const { key, told } = item;
    if (done.value.made)
      made.push({ key, amendment: done.value.made.amendment, alternatives: [...told.alternatives] });
    const is = stepOf(context, found, item, done.value);
    records.push({ kind: 'overlay-step', id: is.id, was: found.steps.get(key) ?? null, is });
  }
  const { name } = found.overlay;
  const [first, ...others] = items;
  const as = made[0] ? ` as ${made[0].amendment}` : '';
  const description =
    first && others.length === 0
      ? `applied ${nameOfKey(first.key)} of ${name}${as}`
      : `applied ${count(records.length, 'item')} of ${name}`;
  await keepRecords(trx, writeEntry, { subject: '', description }, records);
  return ok({ made, revised: [...revised] });
}

const changesText = ({ changes }: MadeItem): boolean => changes.size > 0;

export const applyOverlay: Handler<'overlay.apply'> = async (context, request) => {
  const text = await readText(context, request.id);
  if (!text.ok) return text;
  const { deps } = context;
  return writeAsRead(context, {
    readInput: (trx) => hold(context, trx, request, text.value),
    computeOutput: async ({ found, given, wanted }) => {
      const made = await wordingReader(deps)(
        'make',
        { ...given, read: withoutAside(found.read), wanted },
        deps.newId,
      );
      if (!made.ok) return made;
      // What amends another Act was not asked for.
      const items = made.value.filter(({ told }) => request.keys || told.status !== 'other-act');
      return items.some(changesText) ? ok(items) : nothingMade(items, request.keys);
    },
    saveOutput: async (writing, { found }, items) => {
      const done = await written({ ...writing, context, found }, items.filter(changesText));
      if (!done.ok) return done;
      const not = items.filter((item) => !changesText(item));
      return ok({ ...done.value, not: not.map(({ key, told }) => ({ key, reason: told.reason })) });
    },
  });
};

import { ok, type Result } from '../../../core/base/result.ts';
import { type SettledPack, settleOn } from '../../../core/pack/build.ts';
import { packBase } from '../../../core/pack/pack-base.ts';
import type { PackBase, PaperInput } from '../../../core/pack/paper/facts.ts';
import { forReaders } from '../../../core/pack/readers.ts';
import { packInput, type ReviewContents } from '../../papers/pack/export.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { lastSaid } from '../../store/ledger.ts';
import type { Context } from '../context/context.ts';
import { packContents } from './contents.ts';
import type { DocumentChoice } from './paper.ts';

/** What looks at one document go back to, as long as nothing new is said or drafted: of one choice at a time. */
interface Held {
  readonly contents: ReviewContents;
  readonly base: PackBase;
  readonly paper: PaperInput;
  /** With all of its parts made, once somebody has wanted all of them. */
  settled: SettledPack | null;
}

const held = new WeakMap<Context, { readonly key: string; readonly made: Promise<Result<Held>> }>();

interface Choice extends DocumentChoice {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
}

/** The Act with some amendments’ changes, as long as these are as they were: words of the paper change more often. */
const marked = new WeakMap<Context, { readonly key: string; readonly marked: PackBase['marked'] }>();

async function baseOf(
  context: Context,
  contents: ReviewContents,
  { amendments, withoutEdits }: Choice,
): Promise<Result<Held>> {
  const input = await packInput(
    contents,
    {
      ...(amendments && { amendments: [...amendments] }),
      ...(withoutEdits && { withoutEdits: [...withoutEdits] }),
    },
    { profile: 'outward' },
  );
  if (!input.ok) return input;
  const given = forReaders(input.value, 'outward');
  const { instrumentHash, chosen } = given;
  // All of their edits: a merge may bring others under the same number and revision.
  const key = JSON.stringify([instrumentHash, chosen.map(({ id, edits }) => [id, edits])]);
  const held = marked.get(context);
  const base = packBase(given, held?.key === key ? held.marked : undefined);
  marked.set(context, { key, marked: base.marked });
  return ok({ contents, base, paper: given.paper ?? contents.paper, settled: null });
}

/**
 * All of a pack for the public but its parts: worked out anew only where the review or the choice is another, and once for
 * all who ask meanwhile, as a window asks for the list of parts and for a preview after each write.
 */
export async function heldBase(context: Context, choice: Choice): Promise<Result<Held>> {
  const { document, amendments, withoutEdits, parts } = choice;
  const asked = JSON.stringify([document, amendments, withoutEdits, parts]);
  const read = await context.read(async (trx) => {
    // A sign-off and a named version say nothing new: a pack that was looked at is the one that goes out.
    const { seq, hash } = await lastSaid(trx);
    const key = `${seq} ${hash} ${asked}`;
    const known = held.get(context);
    if (known?.key === key) return ok(known);
    const contents = packContents(context, trx, { document, parts });
    const now = { key, made: contents.then((found) => baseOf(context, found, choice)) };
    held.set(context, now);
    // What failed is tried again by whoever asks next.
    now.made.catch(() => held.get(context) === now && held.delete(context));
    await contents;
    return ok(now);
  });
  return read.ok ? await read.value.made : read;
}

/** A whole pack for the public: made once for its checklist, its sign-off and its files. Refused `cancelled` when it is to stop. */
export async function heldPack(
  context: Context,
  choice: Choice,
  going: ExportTask = new ExportTask(),
): Promise<Result<{ readonly contents: ReviewContents; readonly pack: SettledPack }>> {
  const found = await heldBase(context, choice);
  if (!found.ok) return found;
  const known = found.value;
  const { contents, base, paper } = known;
  if (known.settled) return ok({ contents, pack: known.settled });
  const steps = settleOn(base, paper);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      known.settled = step.value;
      return ok({ contents, pack: step.value });
    }
    const on = await going.goOn('parts', step.value.done, step.value.total);
    if (!on.ok) return on;
  }
}

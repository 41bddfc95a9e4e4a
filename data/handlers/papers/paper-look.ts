import type { Knex } from 'knex';
import { once } from '../../../core/base/once.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Cleared, Gate } from '../../../core/disclosure/gate.ts';
import { settleOn } from '../../../core/pack/build.ts';
import { packBase } from '../../../core/pack/pack-base.ts';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import type { SettledDocument } from '../../../core/pack/paper/document.ts';
import type { PackBase } from '../../../core/pack/paper/facts.ts';
import { clearPaper, paperGate } from '../../../core/pack/source/clear-paper.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { type PackSelection, selectAmendments } from '../../../core/pack/source/select-amendments.ts';
import { generator } from '../../papers/generator.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import type { Context } from '../context/context.ts';
import { ledgerMoment } from '../context/ledger-moment.ts';
import { type DocumentChoice, readPaperSource } from './source.ts';

/** What of a review a reader's pack is made from. Refused `not-found` for an amendment or an edit that isn't there. */
export async function packInputFor(
  source: PaperSource,
  gate: Gate,
  selection: PackSelection,
): Promise<Result<Cleared<PackInput>>> {
  return clearPaper(gate, source, await generator()).attempt((input) =>
    selectAmendments(input, selection, gate.reader),
  );
}

/** A document at one moment of a review: what was read of it, and what is made of that for the public. */
export interface PaperLook {
  readonly source: PaperSource;
  readonly publicBase: () => Promise<Result<Cleared<PackBase>>>;
}

/** The Act with some amendments’ changes, as long as these are as they were: words of the paper change more often. */
const markedUp = new WeakMap<Context, { readonly key: string; readonly marked: PackBase['marked'] }>();

function baseOf(context: Context, input: PackInput): PackBase {
  // All of their edits: a merge may bring others under the same number and revision.
  const key = JSON.stringify([input.instrumentHash, input.chosen.map(({ id, edits }) => [id, edits])]);
  const earlier = markedUp.get(context);
  const base = packBase(input, earlier?.key === key ? earlier.marked : undefined);
  markedUp.set(context, { key, marked: base.marked });
  return base;
}

async function publicBaseOf(
  context: Context,
  source: PaperSource,
  selection: PackSelection,
): Promise<Result<Cleared<PackBase>>> {
  const input = await packInputFor(source, paperGate('public', source), selection);
  return input.ok ? ok(input.value.map((value) => baseOf(context, value))) : input;
}

const settledDocuments = new WeakMap<PackBase, Cleared<SettledDocument>>();

/** A pack with all of its parts made: worked out once somebody wants all of them, and kept. Refused `cancelled` when it is to stop. */
export async function settledOf(
  base: Cleared<PackBase>,
  task = new ExportTask(),
): Promise<Result<Cleared<SettledDocument>>> {
  const earlier = settledDocuments.get(base.value);
  if (earlier) return ok(earlier);
  const settled = await base.attempt((value) => task.finish('parts', settleOn(value)));
  if (settled.ok) settledDocuments.set(base.value, settled.value);
  return settled;
}

/** What was read of each open review last, and of which choice. */
const looks = new WeakMap<Context, { readonly key: string; readonly look: Promise<PaperLook> }>();

/** What failed is tried again by whoever asks next. */
async function forgetFailed<T>(context: Context, key: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (looks.get(context)?.key === key) looks.delete(context);
    throw error;
  }
}

/**
 * A document at present. After each write, a window requests the parts and a preview. The document is read again only
 * when the review or the choice has changed, and simultaneous calls share one reading.
 *
 * A sign-off or a named version changes nothing in it, so the pack that was checked is the one that is exported.
 */
export async function lookAtPaper(
  context: Context,
  trx: Knex.Transaction,
  choice: DocumentChoice & PackSelection,
): Promise<PaperLook> {
  const { document, parts, amendments, withoutEdits } = choice;
  const ledger = await ledgerMoment(trx);
  const key = `${ledger.seq} ${ledger.hash} ${JSON.stringify([document, amendments, withoutEdits, parts])}`;
  const earlier = looks.get(context);
  if (earlier?.key === key) return earlier.look;
  const look = readPaperSource(context, trx, { document, parts }, ledger).then((source) => {
    const publicBase = once(() => publicBaseOf(context, source, { amendments, withoutEdits }));
    return { source, publicBase: () => forgetFailed(context, key, publicBase()) };
  });
  looks.set(context, { key, look });
  return forgetFailed(context, key, look);
}

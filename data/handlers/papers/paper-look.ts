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

/** The input of a reader's pack, cleared for that reader. Refused `not-found` for an unknown amendment or edit. */
export async function packInputFor(
  source: PaperSource,
  gate: Gate,
  selection: PackSelection,
): Promise<Result<Cleared<PackInput>>> {
  return clearPaper(gate, source, await generator()).attempt((input) =>
    selectAmendments(input, selection, gate.reader),
  );
}

/** A document as of one ledger entry: its source, and a function that computes its public form once. */
export interface PaperSnapshot {
  readonly source: PaperSource;
  readonly publicBase: () => Promise<Result<Cleared<PackBase>>>;
}

/** Caches the marked-up Act until the chosen edits change. The text of the paper changes more often than these. */
const cachedRedlines = new WeakMap<Context, { readonly key: string; readonly marked: PackBase['marked'] }>();

/** The base of a pack: its input and the marked-up Act. */
function baseOf(context: Context, input: PackInput): PackBase {
  // The key holds all edits, because a merge can replace them under the same amendment number and revision.
  const key = JSON.stringify([input.instrumentHash, input.chosen.map(({ id, edits }) => [id, edits])]);
  const cached = cachedRedlines.get(context);
  const base = packBase(input, cached?.key === key ? cached.marked : undefined);
  cachedRedlines.set(context, { key, marked: base.marked });
  return base;
}

/** The base of the public form. */
async function publicBaseOf(
  context: Context,
  source: PaperSource,
  selection: PackSelection,
): Promise<Result<Cleared<PackBase>>> {
  const input = await packInputFor(source, paperGate('public', source), selection);
  return input.ok ? ok(input.value.map((value) => baseOf(context, value))) : input;
}

/** Caches the document of each base. */
const builtDocuments = new WeakMap<PackBase, Cleared<SettledDocument>>();

/** Builds all parts of a pack once, and caches them. Refused `cancelled` if the task is stopped. */
export async function buildDocument(
  base: Cleared<PackBase>,
  task = new ExportTask(),
): Promise<Result<Cleared<SettledDocument>>> {
  const cached = builtDocuments.get(base.value);
  if (cached) return ok(cached);
  const built = await base.attempt((value) => task.finish('parts', settleOn(value)));
  if (built.ok) builtDocuments.set(base.value, built.value);
  return built;
}

/** Caches the last snapshot of a document of each open review. */
const lastSnapshots = new WeakMap<
  Context,
  { readonly key: string; readonly snapshot: Promise<PaperSnapshot> }
>();

/** Drops a failed snapshot from the cache, so that the next call tries again. */
async function forgetFailed<T>(context: Context, key: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (lastSnapshots.get(context)?.key === key) lastSnapshots.delete(context);
    throw error;
  }
}

/**
 * The present snapshot of a document. After each write, a window requests the parts and a preview. The document is read
 * again only when the review or the choice has changed, and simultaneous calls share one reading. A sign-off or a named
 * version does not change the snapshot. So the checked pack is the one that is exported.
 */
export async function readPaperSnapshot(
  context: Context,
  trx: Knex.Transaction,
  choice: DocumentChoice & PackSelection,
): Promise<PaperSnapshot> {
  const { document, parts, amendments, withoutEdits } = choice;
  const ledger = await ledgerMoment(trx);
  const key = `${ledger.seq} ${ledger.hash} ${JSON.stringify([document, amendments, withoutEdits, parts])}`;
  const cached = lastSnapshots.get(context);
  if (cached?.key === key) return cached.snapshot;
  const snapshot = readPaperSource(context, trx, { document, parts }, ledger).then((source) => {
    const publicBase = once(() => publicBaseOf(context, source, { amendments, withoutEdits }));
    return { source, publicBase: () => forgetFailed(context, key, publicBase()) };
  });
  lastSnapshots.set(context, { key, snapshot });
  return forgetFailed(context, key, snapshot);
}

import type { Knex } from 'knex';
import { once } from '../../../core/base/once.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import { type SettledPack, settleOn } from '../../../core/pack/build.ts';
import { packBase } from '../../../core/pack/pack-base.ts';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import { UNTOUCHED } from '../../../core/pack/paper/document.ts';
import type { PackBase, PaperInput } from '../../../core/pack/paper/facts.ts';
import type { RedactedWords } from '../../../core/pack/redacted-words.ts';
import { clearPaper } from '../../../core/pack/source/clear-paper.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { type PackSelection, selectAmendments } from '../../../core/pack/source/select-amendments.ts';
import { generator } from '../../papers/generator.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { lastSaid } from '../../store/ledger.ts';
import type { Context } from '../context/context.ts';
import { type DocumentChoice, readPaperSource } from './source.ts';

/** What a pack is made from, as its reader may have it. */
export interface PackMaterial {
  readonly input: PackInput;
  readonly redacted: RedactedWords;
}

/** What of a review a reader's pack is made from. Refused `not-found` for an amendment or an edit that isn't there. */
export async function packMaterial(
  source: PaperSource,
  reader: Reader,
  selection: PackSelection,
): Promise<Result<Cleared<PackMaterial>>> {
  const madeBy = await generator();
  return clearPaper(reader, source).attempt((paper) => {
    const input = selectAmendments(paper, selection, reader, madeBy);
    return input.ok ? ok({ input: input.value, redacted: paper.redacted }) : input;
  });
}

/** All of a pack for the public but its parts. */
export interface PublicPack {
  readonly base: PackBase;
  readonly paper: PaperInput;
  readonly redacted: RedactedWords;
  /** With all of its parts made: worked out once somebody wants all of them, and kept. Refused `cancelled` when it is to stop. */
  readonly settled: (task?: ExportTask) => Promise<Result<Cleared<SettledPack>>>;
}

/** A document at one moment of a review: what was read of it, and what is made of that for the public. */
export interface PaperLook {
  readonly source: PaperSource;
  readonly publicPack: () => Promise<Result<PublicPack>>;
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

async function publicPackOf(
  context: Context,
  source: PaperSource,
  selection: PackSelection,
): Promise<Result<PublicPack>> {
  const material = await packMaterial(source, 'public', selection);
  if (!material.ok) return material;
  const { input, redacted } = material.value.value;
  const { paper = UNTOUCHED } = input;
  const base = baseOf(context, input);
  let settled: Cleared<SettledPack> | null = null;
  return ok({
    base,
    paper,
    redacted,
    settled: async (task = new ExportTask()) => {
      if (settled) return ok(settled);
      const pack = await material.value.attempt(() => task.finish('parts', settleOn(base, paper)));
      if (pack.ok) settled = pack.value;
      return pack;
    },
  });
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
 * A document as it is now. Read anew only where the review or the choice is another, as a window asks for the list of parts and
 * for a preview after each write; all who ask meanwhile share what is worked out of it. A sign-off and a named version say nothing
 * new: a pack that was looked at is the one that goes out.
 */
export async function lookAtPaper(
  context: Context,
  trx: Knex.Transaction,
  choice: DocumentChoice & PackSelection,
): Promise<PaperLook> {
  const { document, parts, amendments, withoutEdits } = choice;
  const { seq, hash } = await lastSaid(trx);
  const key = `${seq} ${hash} ${JSON.stringify([document, amendments, withoutEdits, parts])}`;
  const earlier = looks.get(context);
  if (earlier?.key === key) return earlier.look;
  const look = readPaperSource(context, trx, { document, parts }).then((source) => {
    const publicPack = once(() => publicPackOf(context, source, { amendments, withoutEdits }));
    return { source, publicPack: () => forgetFailed(context, key, publicPack()) };
  });
  looks.set(context, { key, look });
  return forgetFailed(context, key, look);
}

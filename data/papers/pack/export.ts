import type { Instrument } from '../../../core/act/instrument.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { CallOutput, CallRequest, ReviewInfo } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import type { Link } from '../../../core/evidence/link.ts';
import type { Decision } from '../../../core/evidence/records.ts';
import { modelOf, type SettledPack, settleInSteps } from '../../../core/pack/build.ts';
import type { PackConsultation } from '../../../core/pack/consultation.ts';
import { asDraft } from '../../../core/pack/draft.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import type { PaperInput } from '../../../core/pack/paper/facts.ts';
import { proposedIn } from '../../../core/pack/proposed.ts';
import { forReaders, readersOf } from '../../../core/pack/readers.ts';
import type { RedactedWords } from '../../../core/pack/redacted-words.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { generator } from '../generator.ts';
import { placeFor } from '../place-for.ts';
import { obstacle, writePack } from '../write-folder.ts';
import { choosePack } from './choose.ts';
import { ExportTask } from './export-task.ts';
import type { PackMaking } from './files.ts';

/** What of a review may leave, read at one moment: all that a pack is made from. */
export interface ReviewContents {
  readonly info: ReviewInfo;
  /** When the newest ledger entry was written: the only date a pack takes from the review as a whole. */
  readonly ledgerAt: string;
  readonly instrument: Instrument;
  readonly amendments: readonly Amendment[];
  readonly links: readonly Link[];
  readonly evidence: Evidence;
  readonly decisions: readonly Decision[];
  readonly consultation: PackConsultation;
  /** What people made of the document. */
  readonly paper: PaperInput;
  /** What is redacted, and what of all this was replaced for that. */
  readonly redacted: RedactedWords;
}

/**
 * Exports a review's pack, as `pack.export` says. Alternatives and withdrawn amendments are left out, each with its
 * reason in the pack, and so is each edit that was not chosen. The same review, choice and profile give the same bytes, wherever
 * they are written and whenever.
 * @param given `made` is the pack, when it is wanted; `isReady` refuses one that may not go out yet
 */
export async function exportPack(
  info: ReviewContents['info'],
  request: CallRequest<'pack.export'>,
  making: PackMaking,
  {
    made,
    isReady,
  }: {
    readonly made: () => Promise<Result<SettledPack>>;
    readonly isReady: (pack: SettledPack) => Result<null>;
  },
): Promise<Result<CallOutput<'pack.export'>>> {
  const target = await placeFor(info, request.isDraft ? 'draft-pack' : 'pack', request.to);
  // Before the work, too: nobody should wait for a pack that has no place to go.
  const blocked = await obstacle(target);
  if (blocked) return blocked;
  const settled = await made();
  if (!settled.ok) return settled;
  const finished = modelOf(settled.value);
  const model = request.isDraft ? asDraft(finished) : finished;
  const parts = new Set(settled.value.paper.parts.map(({ id }) => id));
  const stray = request.parts?.find((id) => !parts.has(id));
  if (stray !== undefined)
    return refuse('not-found', `There is no part ${stray} in this document. Nothing was written.`, stray);
  const ready = isReady(settled.value);
  if (!ready.ok) return ready;
  const { ledger, amendments, leftOut } = model;
  const written = await writePack(model, target, making);
  if (!written.ok) return written;
  return ok({
    ...written.value,
    seq: ledger.seq,
    included: amendments.map(({ amendment }) => amendment.id),
    leftOut: leftOut.map(({ id, why }) => ({ id, why })),
    comments: making.commentsWithheld,
  });
}

interface PackRequest extends Pick<CallRequest<'pack.export'>, 'amendments' | 'withoutEdits' | 'profile'> {
  /** Whether it is of the draft as it is, and not of what is proposed to the public. */
  readonly isWhole?: boolean;
}

/** What a review's pack holds, as data, for whom it is meant. Refused `cancelled` when it is to stop. */
export async function packModel(
  contents: ReviewContents,
  request: PackRequest,
  going?: ExportTask,
): Promise<Result<PackModel>> {
  const settled = await settledPack(contents, request, going);
  return settled.ok ? ok(modelOf(settled.value)) : settled;
}

/** The same with all that its document is made of, what is left out of it among that. */
export async function settledPack(
  contents: ReviewContents,
  request: PackRequest,
  going: ExportTask = new ExportTask(),
): Promise<Result<SettledPack>> {
  const input = await packInput(contents, request, request);
  if (!input.ok) return input;
  const steps = settleInSteps(forReaders(input.value, request.profile));
  for (;;) {
    const step = steps.next();
    if (step.done) return ok(step.value);
    const on = await going.goOn('parts', step.value.done, step.value.total);
    if (!on.ok) return on;
  }
}

/** All that a review's pack is made from. */
export async function packInput(
  contents: ReviewContents,
  request: Pick<CallRequest<'pack.export'>, 'amendments' | 'withoutEdits'>,
  { profile, isWhole = false }: { readonly profile: WordProfile; readonly isWhole?: boolean },
): Promise<Result<PackInput>> {
  const { info, instrument, ledgerAt } = contents;
  const isProposed = readersOf(profile) === 'public' && !isWhole;
  const { proposes = 'agreed' } = contents.paper.arrangement;
  const isChosen = request.amendments !== undefined || !isProposed || proposes === 'agreed';
  const wanted = isChosen ? request : proposedIn(contents.amendments, proposes);
  const selection = choosePack(instrument.root, contents.amendments, { ...wanted, isProposed });
  if (!selection.ok) return selection;
  return ok({
    generator: await generator(),
    review: { id: info.id, title: info.title },
    ledger: { ...info.ledgerHead, at: ledgerAt },
    instrument,
    instrumentHash: info.instrumentHash,
    ...selection.value,
    links: contents.links,
    evidence: contents.evidence,
    decisions: contents.decisions,
    consultation: contents.consultation,
    paper: contents.paper,
  });
}

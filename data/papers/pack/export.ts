import type { CallOutput, CallRequest, ReviewInfo } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import { modelOf } from '../../../core/pack/build.ts';
import { asDraft } from '../../../core/pack/draft.ts';
import type { SettledDocument } from '../../../core/pack/paper/document.ts';
import { placeFor } from '../place-for.ts';
import { obstacle, writePack } from '../write-folder.ts';
import type { PackMaking } from './files.ts';

/**
 * Exports a review's pack, as `pack.export` says. Alternatives and withdrawn amendments are left out, each with its
 * reason in the pack, and so is each edit that was not chosen. The same review, choice and profile give the same bytes, wherever
 * they are written and whenever.
 * @param settle makes the pack, when it is wanted. Refused where it may not go out yet
 */
export async function exportPack(
  info: ReviewInfo,
  request: CallRequest<'pack.export'>,
  making: PackMaking,
  settle: () => Promise<Result<Cleared<SettledDocument>>>,
): Promise<Result<CallOutput<'pack.export'>>> {
  const target = await placeFor(info, request.isDraft ? 'draft-pack' : 'pack', request.to);
  // Before the work, too: nobody should wait for a pack that has no place to go.
  const blocked = await obstacle(target);
  if (blocked) return blocked;
  const settled = await settle();
  if (!settled.ok) return settled;
  const parts = new Set(settled.value.value.parts.map(({ id }) => id));
  const stray = request.parts?.find((id) => !parts.has(id));
  if (stray !== undefined)
    return refuse('not-found', `There is no part ${stray} in this document. Nothing was written.`, stray);
  const finished = settled.value.map(modelOf);
  const model = request.isDraft ? finished.map(asDraft) : finished;
  const { ledger, amendments, leftOut } = model.value;
  const writtenPack = await writePack(model, target, making);
  if (!writtenPack.ok) return writtenPack;
  return ok({
    ...writtenPack.value,
    seq: ledger.seq,
    included: amendments.map(({ amendment }) => amendment.id),
    leftOut: leftOut.map(({ id, why }) => ({ id, why })),
    comments: making.commentsWithheld,
  });
}

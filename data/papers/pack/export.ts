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
 * Exports a review's pack, as `pack.export` says. Alternatives, withdrawn amendments and edits that were not chosen are left
 * out, and the pack gives the reason for each. The same review, choice and profile give the same bytes.
 * @param settle builds the document of the pack. Refused while the document may not be published.
 */
export async function exportPack(
  info: ReviewInfo,
  request: CallRequest<'pack.export'>,
  making: PackMaking,
  settle: () => Promise<Result<Cleared<SettledDocument>>>,
): Promise<Result<CallOutput<'pack.export'>>> {
  const target = await placeFor(info, request.isDraft ? 'draft-pack' : 'pack', request.to);
  // The place is checked before the work as well as after, so that nobody waits for a pack that can't be written.
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

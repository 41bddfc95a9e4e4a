import { ok, type Result } from '../../base/result.ts';
import type { Reader } from '../../disclosure/reader.ts';
import { choosePack } from '../choose.ts';
import type { PackInput } from '../pack-input.ts';
import { proposedIn } from '../proposed.ts';

/** Which amendments a pack is to be of: those that its document proposes, where none are named. */
export interface PackSelection {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
  /** Whether it is of the draft as it is, and not of what is proposed to the public. */
  readonly isWhole?: boolean;
}

/**
 * Of all amendments of a paper those that its pack is to be of. The public is not told what of the drafts is not in
 * it, but only that something isn't. Refused `not-found` for an amendment or an edit that isn't there.
 */
export function selectAmendments(
  input: PackInput,
  { isWhole = false, ...asked }: PackSelection,
  reader: Reader,
): Result<PackInput> {
  const isPublic = reader === 'public';
  const isProposed = isPublic && !isWhole;
  const { proposes = 'agreed' } = input.paper?.arrangement ?? {};
  const isChosen = asked.amendments !== undefined || !isProposed || proposes === 'agreed';
  const request = isChosen ? asked : proposedIn(input.chosen, proposes);
  const selection = choosePack(input.instrument.root, input.chosen, { ...request, isProposed });
  if (!selection.ok) return selection;
  const { chosen, leftOut, withoutEdits } = selection.value;
  return ok({
    ...input,
    chosen,
    leftOut: isPublic ? leftOut.map((left) => ({ ...left, title: '' })) : leftOut,
    withoutEdits: isPublic
      ? withoutEdits.map((edit) => ({ ...edit, change: 'a change that is not part of this pack' }))
      : withoutEdits,
  });
}

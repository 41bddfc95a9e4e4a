import { ok, type Result } from '../../base/result.ts';
import type { Reader } from '../../disclosure/reader.ts';
import { choosePack } from '../choose.ts';
import type { PackInput } from '../pack-input.ts';
import { proposedIn } from '../proposed.ts';

/** The amendments that a pack should contain; by default those that its document proposes. */
export interface PackSelection {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
  /** Whether to take the present draft, and not the proposals for the public. */
  readonly isWhole?: boolean;
}

/**
 * Selects the amendments of a pack from those of a paper. The public is told that drafts are left out, but not which.
 * Refuses an unknown amendment or edit as `not-found`.
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

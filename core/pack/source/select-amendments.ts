import { ok, type Result } from '../../base/result.ts';
import type { Reader } from '../../disclosure/reader.ts';
import { choosePack } from '../choose.ts';
import type { PackInput } from '../pack-input.ts';
import { proposedIn } from '../proposed.ts';
import type { ClearedPaper } from './clear-paper.ts';

/** Which amendments a pack is to be of: those that its document proposes, where none are named. */
export interface PackSelection {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
  /** Whether it is of the draft as it is, and not of what is proposed to the public. */
  readonly isWhole?: boolean;
}

/**
 * What a pack is made from: what its reader may have, and of which amendments. The public is not told what of the drafts is not in
 * it, but only that something isn't. Refused `not-found` for an amendment or an edit that isn't there.
 */
export function selectAmendments(
  { amendments, redacted: _, ...paper }: ClearedPaper,
  { isWhole = false, ...asked }: PackSelection,
  reader: Reader,
  generator: string,
): Result<PackInput> {
  const isPublic = reader === 'public';
  const isProposed = isPublic && !isWhole;
  const { proposes = 'agreed' } = paper.paper.arrangement;
  const isChosen = asked.amendments !== undefined || !isProposed || proposes === 'agreed';
  const wanted = isChosen ? asked : proposedIn(amendments, proposes);
  const selection = choosePack(paper.instrument.root, amendments, { ...wanted, isProposed });
  if (!selection.ok) return selection;
  const { chosen, leftOut, withoutEdits } = selection.value;
  return ok({
    ...paper,
    generator,
    chosen,
    leftOut: isPublic ? leftOut.map((left) => ({ ...left, title: '' })) : leftOut,
    withoutEdits: isPublic
      ? withoutEdits.map((edit) => ({ ...edit, change: 'a change that is not part of this pack' }))
      : withoutEdits,
  });
}

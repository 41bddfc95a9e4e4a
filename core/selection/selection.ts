import type { Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { chooseCompatible } from '../amend/edits/clash.ts';
import { ok, type Result, refuse } from '../base/result.ts';

/** An amendment that is not applied because it is an alternative to others, `with`, that are. */
interface Incompatible {
  readonly id: string;
  readonly with: readonly string[];
}

/** The amendments that are applied to a text, and those left out as alternatives to them. */
export interface Selection {
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly Incompatible[];
}

/**
 * Selects the amendments to which wording applies: the requested ones, or all, without withdrawn ones. Alternatives to
 * earlier amendments are left out and reported. Refused `not-found` for an unknown id.
 */
export function selectionOf(
  base: Provision,
  amendments: readonly Amendment[],
  requestedIds: readonly string[] | undefined,
): Result<Selection> {
  const unknown = requestedIds?.find((id) => !amendments.some((amendment) => amendment.id === id));
  if (unknown !== undefined) return refuse('not-found', `There is no amendment ${unknown}.`, unknown);
  const included = amendments.filter(
    ({ id, state }) => state !== 'withdrawn' && (requestedIds?.includes(id) ?? true),
  );
  const { chosen, leftOut } = chooseCompatible(base, included);
  return ok({ chosen, leftOut: leftOut.map(({ id, with: others }) => ({ id, with: [...others] })) });
}

import type { Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { chooseCompatible } from '../amend/edits/clash.ts';
import { ok, type Result, refuse } from '../base/result.ts';

/** An amendment that a text can't hold beside others that it holds. */
interface Incompatible {
  readonly id: string;
  readonly with: readonly string[];
}

/** The amendments that make a text. */
export interface Selection {
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly Incompatible[];
}

/**
 * The amendments of a review that make the text that wording is about: those that are asked for, or all, without the
 * withdrawn, and without alternatives to earlier ones, which are told. Refused `not-found` for one that there is not.
 */
export function selectionOf(
  base: Provision,
  amendments: readonly Amendment[],
  askedIds: readonly string[] | undefined,
): Result<Selection> {
  const unknown = askedIds?.find((id) => !amendments.some((amendment) => amendment.id === id));
  if (unknown !== undefined) return refuse('not-found', `There is no amendment ${unknown}.`, unknown);
  const included = amendments.filter(
    ({ id, state }) => state !== 'withdrawn' && (askedIds?.includes(id) ?? true),
  );
  const { chosen, leftOut } = chooseCompatible(base, included);
  return ok({ chosen, leftOut: leftOut.map(({ id, with: others }) => ({ id, with: [...others] })) });
}

import type { Provision } from '../act/tree.ts';
import { describeEdits } from '../amend/changes/describe-edits.ts';
import { citePlace } from '../amend/changes/edit-place.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { chooseCompatible } from '../amend/edits/clash.ts';
import { listed, listedByNumber } from '../base/english.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { choose } from '../selection/choose.ts';
import type { LeftOut, LeftOutEdit } from './model.ts';

/** What a pack shows and why it omits the rest: together, every amendment of the review and every edit. */
export interface PackChoice {
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly LeftOut[];
  readonly withoutEdits: readonly LeftOutEdit[];
}

const NOTHING_LEFT = 'None of its changes are in this pack.';

/** An amendment without the excluded edits, and descriptions of those. */
function inPart(
  base: Provision,
  amendment: Amendment,
  without: readonly string[],
): { readonly part: Amendment; readonly leftOutEdits: readonly LeftOutEdit[] } {
  const { id } = amendment;
  // Describing edits takes a redline of each, and most amendments are shown in full.
  if (!without.some((key) => key.startsWith(`${id} `))) return { part: amendment, leftOutEdits: [] };
  const { drafted, dragged } = choose({ amendments: [id], withoutEdits: [...without] }, [amendment], []);
  const edits = drafted[0]?.edits ?? [];
  const out = new Set([...without, ...dragged.map(({ key }) => key)]);
  const editsLeftOut = describeEdits(base, amendment)
    .filter(({ key }) => out.has(key))
    .map(({ key, changes }) => ({
      amendment: id,
      key,
      change: changes.map(({ words }) => words).join('; ') || 'a change without effect',
    }));
  return editsLeftOut.length === 0
    ? { part: amendment, leftOutEdits: editsLeftOut }
    : { part: { ...amendment, edits: [...edits] }, leftOutEdits: editsLeftOut };
}

interface PackRequest {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
  /** Whether only agreed amendments with changes are proposed, unless others are named. */
  readonly isProposed?: boolean;
}

/**
 * Chooses the amendments and edits that a pack shows. Two amendments count as alternatives whatever edits are
 * excluded from them. Refused `not-found` for an unknown amendment or edit.
 */
export function choosePack(
  base: Provision,
  amendments: readonly Amendment[],
  { amendments: askedAmendments, withoutEdits = [], isProposed = false }: PackRequest,
): Result<PackChoice> {
  const ids = new Set(amendments.map(({ id }) => id));
  const unknown = askedAmendments?.find((id) => !ids.has(id));
  if (unknown !== undefined)
    return refuse(
      'not-found',
      `There is no amendment ${unknown} in this review. Nothing was written.`,
      unknown,
    );
  const askedFor = new Set(askedAmendments ?? ids);
  const isReady = ({ state, edits }: Amendment) =>
    !isProposed || (edits.length > 0 && (askedAmendments !== undefined || state === 'agreed'));
  const requested = amendments.filter(
    (one) => one.state !== 'withdrawn' && askedFor.has(one.id) && isReady(one),
  );
  const { chosen, leftOut } = chooseCompatible(base, requested);
  const parts = chosen.map((amendment) => inPart(base, amendment, withoutEdits));
  const leftOutKeys = new Set(parts.flatMap(({ leftOutEdits }) => leftOutEdits.map(({ key }) => key)));
  const stray = withoutEdits.find((key) => !leftOutKeys.has(key));
  if (stray !== undefined)
    return refuse(
      'not-found',
      `No amendment of this pack makes the change ${stray}. Nothing was written.`,
      stray,
    );
  const shownParts = parts.filter(
    ({ part, leftOutEdits }) => leftOutEdits.length === 0 || part.edits.length > 0,
  );
  const clashes = new Map(leftOut.map((left) => [left.id, left]));
  const isShown = new Set(shownParts.map(({ part }) => part.id));
  const refusalReason = (one: Amendment): string | null => {
    const { id, state } = one;
    if (state === 'withdrawn') return 'It is withdrawn.';
    if (!askedFor.has(id)) return 'It was not chosen.';
    if (!isReady(one))
      return one.edits.length === 0 ? 'It makes no change to the text.' : 'It is not agreed.';
    const clash = clashes.get(id);
    if (!clash) return isShown.has(id) ? null : NOTHING_LEFT;
    const places = new Set(
      clash.places.map((place) => citePlace(base, place) ?? 'a provision inserted by both'),
    );
    return `It is an alternative to ${listedByNumber(clash.with)}: both change ${listed([...places])}.`;
  };
  return ok({
    chosen: shownParts.map(({ part }) => part),
    leftOut: amendments.flatMap((amendment) => {
      const reason = refusalReason(amendment);
      return reason === null ? [] : [{ id: amendment.id, title: amendment.title, why: reason }];
    }),
    withoutEdits: shownParts.flatMap(({ leftOutEdits }) => leftOutEdits),
  });
}

import type { Provision } from '../act/tree.ts';
import { outsideReason, type Scope } from '../amend/changes/scope.ts';
import { isLive } from '../amend/edits/states.ts';
import { keyOf } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import type { Merge } from './merge.ts';

/**
 * Their amendments that change something outside the merged review's scope, with the reason. Empty while the scope
 * itself is still to be chosen.
 */
export function outsideAfter(
  root: Provision,
  ours: Copy,
  { plan, conflicts, shownValues }: Merge,
): readonly string[] {
  const scope = shownValues.get(keyOf('scope', 'scope')) as Scope | null | undefined;
  if (!scope || conflicts.some(({ kind }) => kind === 'scope')) return [];
  const before = [...ours.state.amendments.values()].filter(isLive).map(({ edits }) => edits);
  return plan.amendments.flatMap(({ id, is }) => {
    if (!isLive(is)) return [];
    const scopeReason = outsideReason(root, scope, [is.edits], before);
    return scopeReason === '' ? [] : [`${id}: ${scopeReason}`];
  });
}

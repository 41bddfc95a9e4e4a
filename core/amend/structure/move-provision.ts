import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { checkEdits } from '../edits/check.ts';
import { editsClash } from '../edits/clash.ts';
import type { MoveEdit } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { alternativeTo, type Changes, editsOf, spotFor } from './spot-for.ts';
import { insertionOf, parentAt, type Where } from './with-inserted.ts';
import { withInsertions } from './with-insertions.ts';

/**
 * Moves a provision of the base text, with everything in it, in the amendment `me`. `num` is its new number, or '' to
 * keep its own. Refused `not-found`, `invalid` and `refused` as an insertion is. Refused `clash` where another amendment
 * omits or moves it, or moves its new parent, unless this is an alternative to that amendment.
 */
export function moveProvision(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  pid: Pid,
  where: Where,
  num: string,
  asAlternative = false,
  numbering?: MoveEdit['numbering'],
): Result<Changes> {
  const node = indexTree(base).byPid.get(pid);
  if (!node || node === base) return refuse('not-found', 'That provision does not exist to move');
  const own = editsOf(amendments, me).filter((edit) => edit.type !== 'move' || edit.pid !== pid);
  const unmoved = amendments.map((one) => (one.id === me ? { ...one, edits: own } : one));
  const parent = parentAt(withInsertions(base, unmoved), where);
  if (!parent) return refuse('not-found', 'That place is not in the text');
  if (insertionOf(unmoved, parent.pid))
    return refuse('refused', 'A provision cannot be moved into one that is itself inserted');
  const sibling = 'after' in where ? where.after : null;
  const spot = spotFor(base, unmoved, me, parent.pid, sibling, asAlternative);
  if (!spot.ok) return spot;
  const { owner, moved, after, rank } = spot.value;
  if (owner !== me)
    return refuse(
      'refused',
      `${owner} divides this provision, so only ${owner} can move anything after its part`,
    );
  const edit: MoveEdit = {
    type: 'move',
    pid,
    parent: spot.value.parent,
    after,
    rank,
    num,
    ...(numbering && { numbering }),
  };
  const edits = [...(moved.get(me) ?? own), edit];
  const fits = checkEdits(base, edits);
  if (!fits.ok) return fits;
  const clashing = unmoved.filter(
    (other) => other.id !== me && other.edits.some((one) => editsClash(one, edit, base)),
  );
  if (clashing.length > 0 && !asAlternative)
    return alternativeTo(
      base,
      clashing.map(({ id }) => id),
      pid,
    );
  return ok(new Map([...moved, [me, edits]]));
}

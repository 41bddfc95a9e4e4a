import { cite } from '../../act/citation.ts';
import { mayInsertIn } from '../../act/nesting.ts';
import { indexTree, type Pid, type Provision, walk } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { type Edit, type InsertEdit, pidsOf, withReplaced } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { alternativeTo, type Changes, editsOf, omittersOf, spotFor } from './spot-for.ts';
import { changedIn, divisionOf, insertionOf, parentAt, type Where, withInserted } from './with-inserted.ts';
import { withInsertions } from './with-insertions.ts';

export type { Changes } from './spot-for.ts';

/** The optional fields of an insertion. */
export type InsertFields = Pick<InsertEdit, 'numbering' | 'numberingInside' | 'pair'>;

/** The fields of an insertion whose number follows from its place. */
export const UNLOCKED: InsertFields = { numbering: { locked: false } };

/**
 * Inserts a new provision, in the amendment `me`. `amendments` are all in the text, with `me` among them, and the new
 * provision is ranked between theirs. Inside another amendment's insertion, or beside the part that its division makes,
 * it becomes part of that amendment.
 * Refused `not-found` where there is no such place, `invalid` where it can't stand there, and as `spotFor` refuses.
 */
export function insertProvision(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  where: Where,
  provision: Provision,
  asAlternative = false,
  inserting: InsertFields = {},
): Result<Changes> {
  const text = withInsertions(base, amendments);
  const parent = parentAt(text, where);
  if (!parent) return refuse('not-found', 'That place is not in the text');
  if (parent.missing)
    return refuse('invalid', 'The wording is not available, so you cannot insert anything in it');
  if (!mayInsertIn(parent, provision.kind)) {
    return refuse('invalid', `A ${provision.kind} cannot stand directly under a ${parent.kind}`);
  }
  const { byPid } = indexTree(text);
  for (const { pid } of walk(provision)) {
    if (byPid.has(pid)) return refuse('invalid', `The identity ${pid} of the new provision is taken`);
  }
  const sibling = 'after' in where ? where.after : null;
  const holder = insertionOf(amendments, parent.pid);
  if (holder) {
    const revised = changedIn(holder.edit.provision, parent.pid, (node) => {
      const at = sibling === null ? 0 : node.children.findIndex((child) => child.pid === sibling) + 1;
      return { ...node, children: node.children.toSpliced(at, 0, provision) };
    });
    if (!revised) throw new RangeError(`${parent.pid} is not in the insertion ${holder.edit.provision.pid}`);
    const numbered = { ...withNumbering(holder.edit, inserting, provision), provision: revised };
    const edits = withReplaced(editsOf(amendments, holder.am), holder.edit, numbered);
    return ok(new Map([[holder.am, edits]]));
  }
  const spot = spotFor(base, amendments, me, parent.pid, sibling, asAlternative);
  if (!spot.ok) return spot;
  const { owner, moved, after, rank } = spot.value;
  const changes = new Map(moved);
  const own = changes.get(owner) ?? editsOf(amendments, owner);
  const edit: Edit = { type: 'insert', parent: spot.value.parent, after, rank, provision, ...inserting };
  changes.set(owner, [...own, edit]);
  return ok(changes);
}

/** An insertion with the numbering of a provision that became part of it. */
function withNumbering(
  edit: InsertEdit,
  { numbering, numberingInside }: InsertFields,
  part: Provision,
): InsertEdit {
  if (!edit.numbering || !(numbering?.locked || numberingInside)) return edit;
  const own = numbering?.locked ? { [part.pid]: numbering } : {};
  return { ...edit, numberingInside: { ...edit.numberingInside, ...own, ...numberingInside } };
}

/**
 * Omits a provision, in the amendment `me`, and removes that amendment's other edits of it. An inserted provision is
 * removed from its amendment instead. Refused `clash` where other amendments change something in it, unless this is an
 * alternative to them. `pair` names the substitution that the omission is part of.
 */
export function omitProvision(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  pid: Pid,
  asAlternative = false,
  pair?: string,
): Result<Changes> {
  if (divisionOf(amendments, pid))
    return refuse('refused', 'This is existing text that was divided. Undo the division instead');
  const holder = insertionOf(amendments, pid);
  if (holder) {
    const edits = editsOf(amendments, holder.am);
    const remaining = changedIn(holder.edit.provision, pid, () => null);
    const revised = remaining
      ? withInserted(edits, holder.edit, remaining)
      : edits.filter((edit) => edit !== holder.edit);
    return ok(new Map([[holder.am, revised]]));
  }
  const node = indexTree(base).byPid.get(pid);
  if (!node) return refuse('not-found', `There is no provision ${pid} to omit`);
  if (node === base) return refuse('invalid', 'You cannot omit the whole text');
  if (node.missing)
    return refuse('invalid', 'The wording is not available, so you cannot omit it', cite(base, pid));
  const omitters = omittersOf(base, amendments, pid);
  if (omitters.includes(me)) return refuse('refused', `${me} already omits this`, cite(base, pid));
  const inside = new Set([...walk(node)].map((below) => below.pid));
  const touches = (edit: Edit) => pidsOf(edit).some((at) => inside.has(at));
  const changers = amendments.filter(({ edits }) => edits.some(touches));
  const clashing = new Set([...omitters, ...changers.map(({ id }) => id)].filter((id) => id !== me));
  if (clashing.size > 0 && !asAlternative) return alternativeTo(base, [...clashing], pid);
  const own = editsOf(amendments, me);
  const across = own.find((edit) => edit.type === 'move' && edit.pid !== pid && touches(edit));
  if (across?.type === 'move') {
    return refuse(
      'refused',
      `${me} moves ${cite(base, across.pid)} into or out of this. Undo that move first`,
    );
  }
  return ok(new Map([[me, [...own.filter((edit) => !touches(edit)), omission(pid, pair)]]]));
}

const omission = (pid: Pid, pair: string | undefined): Edit =>
  pair === undefined ? { type: 'omit', pid } : { type: 'omit', pid, pair };

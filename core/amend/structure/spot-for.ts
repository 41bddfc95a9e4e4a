import { cite } from '../../act/citation.ts';
import { type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import type { Edit, PlacedEdit } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import type { Owned } from '../edits/segments.ts';
import { makeRoom } from '../text/gap.ts';
import { divisionOf, gapOf, insertionOf } from './with-inserted.ts';
import { leftBy, movesOf } from './with-insertions.ts';

/** What a command did: all edits of every amendment it changed. One that isn't the drafter's own gets a revision. */
export type Changes = ReadonlyMap<string, readonly Edit[]>;

/** An amendment that has no edits yet is not in the list, and has none. */
export const editsOf = (amendments: readonly Drafted[], id: string): readonly Edit[] =>
  amendments.find((amendment) => amendment.id === id)?.edits ?? [];

/** The amendments that leave a provision out, or something it is part of. */
export function omittersOf(base: Provision, amendments: readonly Drafted[], pid: Pid): readonly string[] {
  const path = new Set(pathTo(base, pid).map((node) => node.pid));
  return amendments
    .filter(({ edits }) => edits.some((edit) => edit.type === 'omit' && path.has(edit.pid)))
    .map(({ id }) => id);
}

/** Why something isn't done without being asked for as an alternative. */
export const alternativeTo = (base: Provision, others: readonly string[], pid: Pid): Result<never> =>
  refuse(
    'clash',
    `This change would conflict with ${others.join(', ')}. Draft as an alternative instead`,
    cite(base, pid),
  );

/** A place in the base text for a whole provision, and the amendments that leave no place there. */
interface Spot {
  readonly parent: Pid;
  readonly after: Pid | null;
  /** Who an insertion there belongs to: `me`, or whoever made the part that it comes after. */
  readonly owner: string;
  readonly rank: string;
  /** The edits of those that had to be ranked anew to make room. */
  readonly moved: Changes;
}

/** What stands in a gap under a base provision and is, by itself or as one of its parts, the provision `pid`. */
function besideOf(base: Provision, amendments: readonly Drafted[], pid: Pid): Owned<PlacedEdit> | null {
  const insertion = insertionOf(amendments, pid);
  return insertion ?? movesOf(base, amendments).get(pid) ?? null;
}

/**
 * Where in the base text a provision of `me`'s is put. `where` may name one that is inserted, moved or made by a
 * division, but not one inside an insertion. Refused `refused` in what `me` leaves out, and `clash` in what another
 * does, unless it is meant as an alternative to that.
 */
export function spotFor(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  parent: Pid,
  sibling: Pid | null,
  asAlternative = false,
): Result<Spot> {
  const holder = divisionOf(amendments, parent)?.edit.pid ?? parent;
  const divided = amendments.some(({ edits }) =>
    edits.some((edit) => edit.type === 'divide' && edit.pid === parent),
  );
  if (divided && sibling === null) {
    return refuse(
      'refused',
      'The existing text becomes the first part, so you cannot insert anything before it yet',
    );
  }
  const omitters = omittersOf(base, amendments, holder);
  if (omitters.includes(me)) return refuse('refused', `${me} omits this`, cite(base, holder));
  if (omitters.length > 0 && !asAlternative) return alternativeTo(base, omitters, holder);
  const left = sibling === null ? null : leftBy(sibling);
  const beside = sibling === null || left !== null ? null : besideOf(base, amendments, sibling);
  const after = beside ? beside.edit.after : (left ?? sibling);
  const owner = (after !== null && divisionOf(amendments, after)?.am) || me;
  const gap = gapOf(amendments, holder, after);
  const at = beside ? gap.findIndex(({ edit }) => edit === beside.edit) + 1 : 0;
  const { rank, moved: given } = makeRoom(
    gap.map(({ am, edit }) => ({ am, rank: edit.rank })),
    at,
    owner,
  );
  const moved = new Map<string, readonly Edit[]>();
  for (const [index, rank] of given) {
    const other = gap[index];
    if (!other) continue;
    const edits = moved.get(other.am) ?? editsOf(amendments, other.am);
    moved.set(
      other.am,
      edits.map((edit) => (edit === other.edit ? { ...other.edit, rank } : edit)),
    );
  }
  return ok({ parent: holder, after, owner, rank, moved });
}

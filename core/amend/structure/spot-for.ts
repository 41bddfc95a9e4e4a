import { cite } from '../../act/citation.ts';
import { type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { type Edit, type PlacedEdit, withReplaced } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import type { Owned } from '../edits/segments.ts';
import { makeRoom } from '../text/gap.ts';
import { divisionOf, gapOf, insertionOf } from './with-inserted.ts';
import { movesOf, pidOfShell } from './with-insertions.ts';

/** All edits of each amendment that a command changed, by its id. The caller saves each as a revision. */
export type Changes = ReadonlyMap<string, readonly Edit[]>;

/** The edits of an amendment. One that isn't in the list is new and has none. */
export const editsOf = (amendments: readonly Drafted[], id: string): readonly Edit[] =>
  amendments.find((amendment) => amendment.id === id)?.edits ?? [];

/** The amendments that omit a provision, or one that it is part of. */
export function omittersOf(base: Provision, amendments: readonly Drafted[], pid: Pid): readonly string[] {
  const path = new Set(pathTo(base, pid).map((node) => node.pid));
  return amendments
    .filter(({ edits }) => edits.some((edit) => edit.type === 'omit' && path.has(edit.pid)))
    .map(({ id }) => id);
}

/** The refusal of a change that conflicts with others and wasn't asked for as an alternative. */
export const alternativeTo = (base: Provision, ids: readonly string[], pid: Pid): Result<never> =>
  refuse(
    'clash',
    `This change would conflict with ${ids.join(', ')}. Draft as an alternative instead`,
    cite(base, pid),
  );

/** A gap of the base text for a whole provision, with its rank among the provisions there. */
interface Spot {
  readonly parent: Pid;
  readonly after: Pid | null;
  /** The amendment that an insertion there belongs to: `me`, or the one whose division makes the part before it. */
  readonly owner: string;
  readonly rank: string;
  /** The edits of amendments whose provisions in the gap got new ranks, to make room. */
  readonly moved: Changes;
}

/** The insertion or move that puts the provision `pid` in the text. Null for one in its place in the base text. */
function placementOf(base: Provision, amendments: readonly Drafted[], pid: Pid): Owned<PlacedEdit> | null {
  const insertion = insertionOf(amendments, pid);
  return insertion ?? movesOf(base, amendments).get(pid) ?? null;
}

/**
 * The gap of the base text for a provision of the amendment `me`. `sibling` may be inserted, moved or made by a
 * division, but not be inside an insertion. Refused `refused` in a provision that `me` omits, and `clash` in one that
 * another amendment omits, unless this is an alternative to it.
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
  const left = sibling === null ? null : pidOfShell(sibling);
  const placement = sibling === null || left !== null ? null : placementOf(base, amendments, sibling);
  const after = placement ? placement.edit.after : (left ?? sibling);
  const owner = (after !== null && divisionOf(amendments, after)?.am) || me;
  const gap = gapOf(amendments, holder, after);
  const at = placement ? gap.findIndex(({ edit }) => edit === placement.edit) + 1 : 0;
  const { rank, moved: ranks } = makeRoom(
    gap.map(({ am, edit }) => ({ am, rank: edit.rank })),
    at,
    owner,
  );
  const moved = new Map<string, readonly Edit[]>();
  for (const [index, rank] of ranks) {
    const other = gap[index];
    if (!other) continue;
    const edits = moved.get(other.am) ?? editsOf(amendments, other.am);
    moved.set(other.am, withReplaced(edits, other.edit, { ...other.edit, rank }));
  }
  return ok({ parent: holder, after, owner, rank, moved });
}

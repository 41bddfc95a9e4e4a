import { cite } from '../act/citation.ts';
import { mayInsert } from '../act/nesting.ts';
import { indexTree, type Pid, type Provision, pathTo, walk } from '../act/tree.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Edit, pidOf } from './edit.ts';
import { makeRoom } from './gap.ts';
import {
  changedIn,
  gapOf,
  insertionOf,
  parentAt,
  type Where,
  withInserted,
  withInsertions,
} from './inserted.ts';
import type { Drafted } from './redline.ts';

/** What a command did: all edits of every amendment it changed. One that isn't the drafter's own gets a revision. */
export type Changes = ReadonlyMap<string, readonly Edit[]>;

/** An amendment that has no edits yet is not in the list, and has none. */
const editsOf = (amendments: readonly Drafted[], id: string): readonly Edit[] =>
  amendments.find((amendment) => amendment.id === id)?.edits ?? [];

/** The amendments that leave a provision out, or something it is part of. */
function omittersOf(base: Provision, amendments: readonly Drafted[], pid: Pid): readonly string[] {
  const path = new Set(pathTo(base, pid).map((node) => node.pid));
  return amendments
    .filter(({ edits }) => edits.some((edit) => edit.type === 'omit' && path.has(edit.pid)))
    .map(({ id }) => id);
}

/**
 * Puts a new provision in, as `me`. `amendments` are all that stand in the text, `me`'s own among them: the new one is
 * ranked between theirs. Inside what an amendment inserts, that insertion is revised instead.
 * Refused `not-found` where there is no such place, `invalid` where it can't stand there, `refused` in what `me` leaves
 * out, and `clash` in what another does, unless it is meant as an alternative to that.
 */
export function insertProvision(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  where: Where,
  provision: Provision,
  asAlternative = false,
): Result<Changes> {
  const text = withInsertions(base, amendments);
  const parent = parentAt(text, where);
  if (!parent) return refuse('not-found', 'There is no such place in the text');
  if (parent.missing)
    return refuse('invalid', 'These words are not held, so nothing can be inserted in them');
  if (!mayInsert(parent.kind, provision.kind)) {
    return refuse('invalid', `A ${provision.kind} cannot stand directly under a ${parent.kind}`);
  }
  const { byPid } = indexTree(text);
  for (const { pid } of walk(provision)) {
    if (byPid.has(pid)) return refuse('invalid', `The identity ${pid} of the new provision is taken`);
  }
  const sibling = 'after' in where ? where.after : null;
  const holder = insertionOf(amendments, parent.pid);
  if (holder) {
    const revised = changedIn(holder.edit.provision, parent.pid, (found) => {
      const at = sibling === null ? 0 : found.children.findIndex((child) => child.pid === sibling) + 1;
      return { ...found, children: found.children.toSpliced(at, 0, provision) };
    });
    if (!revised) throw new RangeError(`${parent.pid} is not in the insertion ${holder.edit.provision.pid}`);
    return ok(new Map([[holder.am, withInserted(editsOf(amendments, holder.am), holder.edit, revised)]]));
  }
  const omitters = omittersOf(base, amendments, parent.pid);
  if (omitters.includes(me)) return refuse('refused', `${me} leaves this out`, cite(base, parent.pid));
  if (omitters.length > 0 && !asAlternative) return alternativeTo(base, omitters, parent.pid);
  const beside = sibling === null ? null : insertionOf(amendments, sibling);
  const after = beside ? beside.edit.after : sibling;
  const gap = gapOf(amendments, parent.pid, after);
  const at = beside ? gap.findIndex(({ edit }) => edit === beside.edit) + 1 : 0;
  const { rank, moved } = makeRoom(
    gap.map(({ am, edit }) => ({ am, rank: edit.rank })),
    at,
    me,
  );
  const changes = new Map<string, readonly Edit[]>();
  for (const [index, given] of moved) {
    const other = gap[index];
    if (!other) continue;
    const edits = changes.get(other.am) ?? editsOf(amendments, other.am);
    changes.set(
      other.am,
      edits.map((edit) => (edit === other.edit ? { ...other.edit, rank: given } : edit)),
    );
  }
  const own = changes.get(me) ?? editsOf(amendments, me);
  changes.set(me, [...own, { type: 'insert', parent: parent.pid, after, rank, provision }]);
  return ok(changes);
}

const alternativeTo = (base: Provision, others: readonly string[], pid: Pid): Result<never> =>
  refuse(
    'clash',
    `This would be an alternative to ${others.join(', ')}, not an addition to it`,
    cite(base, pid),
  );

/**
 * Leaves a provision out, as `me`, and with it what `me` changed in it. One that an amendment inserts is taken out of
 * that amendment. Where others change something in it, refused `clash` with their numbers, unless it is meant as an
 * alternative to theirs.
 */
export function omitProvision(
  base: Provision,
  amendments: readonly Drafted[],
  me: string,
  pid: Pid,
  asAlternative = false,
): Result<Changes> {
  const holder = insertionOf(amendments, pid);
  if (holder) {
    const edits = editsOf(amendments, holder.am);
    const rest = changedIn(holder.edit.provision, pid, () => null);
    return ok(
      new Map([
        [
          holder.am,
          rest ? withInserted(edits, holder.edit, rest) : edits.filter((edit) => edit !== holder.edit),
        ],
      ]),
    );
  }
  const node = indexTree(base).byPid.get(pid);
  if (!node) return refuse('not-found', `There is no provision ${pid} to leave out`);
  if (node === base) return refuse('invalid', 'The whole text cannot be left out');
  if (node.missing)
    return refuse('invalid', 'These words are not held, so they cannot be left out', cite(base, pid));
  const omitters = omittersOf(base, amendments, pid);
  if (omitters.includes(me)) return refuse('refused', `${me} already leaves this out`, cite(base, pid));
  const inside = new Set([...walk(node)].map((below) => below.pid));
  const changers = amendments.filter(({ edits }) => edits.some((edit) => inside.has(pidOf(edit))));
  const others = new Set([...omitters, ...changers.map(({ id }) => id)].filter((id) => id !== me));
  if (others.size > 0 && !asAlternative) return alternativeTo(base, [...others], pid);
  const own = editsOf(amendments, me);
  const kept = own.filter((edit) => !inside.has(pidOf(edit)));
  return ok(new Map([[me, [...kept, { type: 'omit', pid }]]]));
}

/** An amendment's edits without the omission of `pid`: it stands again. The same edits when it was not left out. */
export const undoOmit = (edits: readonly Edit[], pid: Pid): readonly Edit[] =>
  edits.filter((edit) => edit.type !== 'omit' || edit.pid !== pid);

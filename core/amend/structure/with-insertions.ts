import { indexTree, type Pid, type Provision, provision } from '../../act/tree.ts';
import { partOf, shellOf } from '../edits/division.ts';
import { type DivideEdit, isPlaced, type MoveEdit, type PlacedEdit } from '../edits/edit.ts';
import { type Drafted, gapKey } from '../edits/edit-index.ts';
import { byRank, type Owned } from '../edits/segments.ts';

/**
 * The moves that can all be made together, the first one of each provision. The amendments may be alternatives, so two
 * moves of one provision are possible, and so are two provisions that are each moved into the other.
 */
export function movesOf(base: Provision, amendments: readonly Drafted[]): ReadonlyMap<Pid, Owned<MoveEdit>> {
  const { byPid, parentOf } = indexTree(base);
  const moves = new Map<Pid, Owned<MoveEdit>>();
  const standsIn = (from: Pid, inside: Pid): boolean => {
    for (let at: Pid | undefined = from; at !== undefined; ) {
      if (at === inside) return true;
      at = moves.get(at)?.edit.parent ?? parentOf.get(at)?.pid;
    }
    return false;
  };
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (edit.type !== 'move' || moves.has(edit.pid) || !byPid.has(edit.pid)) continue;
      if (!standsIn(edit.parent, edit.pid)) moves.set(edit.pid, { am, edit });
    }
  }
  return moves;
}

const FROM = '/from';

/** The pid of the shell that `withInsertions` leaves in the old place of a moved provision. */
const shellPid = (pid: Pid): Pid => `${pid}${FROM}`;
/** The provision whose shell has this pid. Null for any other pid. */
export const pidOfShell = (shell: Pid): Pid | null =>
  shell.endsWith(FROM) ? shell.slice(0, -FROM.length) : null;

/** The shell in a moved provision's old place. The old number must not be used again (drafting-conventions.md §2.1). */
const shellFrom = ({ pid, kind, num }: Provision): Provision =>
  provision({ pid: shellPid(pid), kind, num, repealed: true });

/**
 * The base text with the insertions, moves and divisions of all amendments, even of alternatives, and without their
 * omissions. A new number must fit in this text. A moved provision is in its new place, with a shell in the old one. Of
 * two moves or divisions of one provision, the first is made.
 */
export function withInsertions(base: Provision, amendments: readonly Drafted[]): Provision {
  const gaps = new Map<string, Owned<PlacedEdit>[]>();
  const divides = new Map<Pid, DivideEdit[]>();
  const moves = movesOf(base, amendments);
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (edit.type === 'divide') divides.set(edit.pid, [...(divides.get(edit.pid) ?? []), edit]);
      if (!isPlaced(edit) || (edit.type === 'move' && moves.get(edit.pid)?.edit !== edit)) continue;
      const at = gapKey(edit.parent, edit.after);
      gaps.set(at, [...(gaps.get(at) ?? []), { am, edit }]);
    }
  }
  if (gaps.size === 0 && divides.size === 0) return base;
  const { byPid } = indexTree(base);
  const nodesOf = ({ edit }: Owned<PlacedEdit>): readonly Provision[] => {
    if (edit.type === 'insert') return [edit.provision];
    const node = byPid.get(edit.pid);
    return node ? [{ ...fill(node), ...(edit.num && { num: edit.num }) }] : [];
  };
  const gap = (parent: Pid, after: Pid | null) =>
    (gaps.get(gapKey(parent, after)) ?? []).sort(byRank).flatMap(nodesOf);
  const fill = (node: Provision): Provision => {
    const children = [
      ...gap(node.pid, null),
      ...node.children.flatMap((child) => [
        moves.has(child.pid) ? shellFrom(child) : fill(child),
        ...gap(node.pid, child.pid),
      ]),
    ];
    const [divide, ...rest] = divides.get(node.pid) ?? [];
    if (!divide) return { ...node, children };
    const parts = [divide, ...rest].flatMap(({ newPid }) => gap(node.pid, newPid));
    return { ...shellOf(node), children: [{ ...partOf(node, divide), children }, ...parts] };
  };
  return fill(base);
}

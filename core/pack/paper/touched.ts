import { type Kind, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { pidsOf } from '../../amend/edits/edit.ts';
import { type Drafted, indexEdits, type RedlineNode, redlineNode } from '../../amend/redline/redline.ts';
import { once } from '../../base/once.ts';

/** Which outermost provisions of an Act (sections, Schedules and what stands beside them) a draft changes, and whose changes they are. */

const HOLDERS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** The outermost provisions that a paper answers for one by one. */
export function* outermost(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    if (HOLDERS.has(child.provision.kind)) yield* outermost(child);
    else yield child;
  }
}

const GROUPS: ReadonlySet<Kind> = new Set(['part', 'chapter']);

/** What holds such provisions, by itself: the words at its head. */
const headOf = (node: RedlineNode): RedlineNode => ({
  ...node,
  provision: { ...node.provision, children: [] },
  children: [],
});

/** Whether what is touched is only the words at the head of what holds others. */
export const isHead = ({ provision: { kind }, changeStatus }: RedlineNode): boolean =>
  (kind === 'act' || HOLDERS.has(kind)) && changeStatus.state === 'kept';

/** The same, with the heads of what holds them; and a Part or Chapter that a draft puts in or leaves out as a whole, as one. */
function* outermostChanged(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    const { kind } = child.provision;
    const isOne = GROUPS.has(kind) && child.changeStatus.state !== 'kept';
    if (HOLDERS.has(kind) && !isOne) {
      yield headOf(child);
      yield* outermostChanged(child);
    } else yield child;
  }
}

/** Which amendments change anything of a provision or of what is in it. */
function changersOf(node: RedlineNode, changers: Set<string> = new Set()): ReadonlySet<string> {
  if (node.changeStatus.state !== 'kept') changers.add(node.changeStatus.am);
  for (const runs of Object.values(node.fields))
    for (const run of runs) if (run.kind !== 'kept') changers.add(run.am);
  for (const child of node.children) changersOf(child, changers);
  return changers;
}

interface Touched {
  readonly node: RedlineNode;
  readonly by: ReadonlySet<string>;
}

interface Changed {
  readonly all: readonly Touched[];
  readonly byAmendment: ReadonlyMap<string, readonly Touched[]>;
}

/** A paper asks of one redline again and again, once a proposal: it is walked once. */
const changedByNode = new WeakMap<RedlineNode, Changed>();

function changedIn(marked: RedlineNode): Changed {
  const cached = changedByNode.get(marked);
  if (cached) return cached;
  const all = [headOf(marked), ...outermostChanged(marked)]
    .map((node) => ({ node, by: changersOf(node) }))
    .filter(({ by }) => by.size > 0);
  const byAmendment = new Map<string, Touched[]>();
  for (const one of all) {
    for (const am of one.by) {
      const list = byAmendment.get(am);
      if (list) list.push(one);
      else byAmendment.set(am, [one]);
    }
  }
  const changed = { all, byAmendment };
  changedByNode.set(marked, changed);
  return changed;
}

/** The outermost provisions (sections, Schedules, and Parts that are new or go as a whole) that an amendment changes; that any does, when it is null. */
export const touched = (marked: RedlineNode, am: string | null): readonly RedlineNode[] =>
  (am === null ? changedIn(marked).all : (changedIn(marked).byAmendment.get(am) ?? [])).map(
    ({ node }) => node,
  );

/** The outermost provision of the base text that one is in; null for the Act itself and for what only holds such provisions. */
const outermostOf = (base: Provision, pid: Pid): Provision | null =>
  pathTo(base, pid).find((one) => one !== base && !HOLDERS.has(one.kind)) ?? null;

/**
 * What `touched` finds for one amendment, without the changes of the rest of the Act: a look at one proposal of thousands need not
 * wait for all of them. Null where only the whole tells: what is moved, and what stands beside sections or is one.
 */
export function touchedIn(
  base: Provision,
  chosen: readonly Drafted[],
): (am: string) => readonly RedlineNode[] | null {
  const byId = new Map(chosen.map((one) => [one.id, one]));
  const isMoving = chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'));
  const index = once(() => indexEdits(chosen, base));
  return (am) => {
    const edits = byId.get(am)?.edits ?? [];
    const places = new Set(edits.flatMap(pidsOf).map((pid) => outermostOf(base, pid)));
    if (isMoving || places.has(null)) return null;
    const inOrder = [...places].filter((place) => place !== null).sort(byPlaceIn(base));
    const nodes = inOrder
      .map((place) => redlineNode(place, index()))
      .filter((node) => changersOf(node).has(am));
    return nodes.every(({ changeStatus }) => changeStatus.state === 'kept') ? nodes : null;
  };
}

function byPlaceIn(base: Provision): (a: Provision, b: Provision) => number {
  const order = once(() => new Map([...walk(base)].map(({ pid }, at) => [pid, at])));
  return (a, b) => (order().get(a.pid) ?? 0) - (order().get(b.pid) ?? 0);
}

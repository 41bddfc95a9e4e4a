import { type Kind, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { pidsOf } from '../../amend/edits/edit.ts';
import { type Drafted, indexEdits, type RedlineNode, redlineNode } from '../../amend/redline/redline.ts';
import { groupBy } from '../../base/group-by.ts';
import { once } from '../../base/once.ts';

/**
 * Finds the outermost provisions of an Act that a draft changes, and the amendments that change them. Outermost
 * provisions are sections and Schedules, and provisions beside these. Parts, Chapters and italic headings only group
 * them.
 */

const GROUP_KINDS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** All outermost provisions of an Act, in order. */
export function* outermostNodes(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    if (GROUP_KINDS.has(child.provision.kind)) yield* outermostNodes(child);
    else yield child;
  }
}

const PART_KINDS: ReadonlySet<Kind> = new Set(['part', 'chapter']);

/** A Part, a Chapter or the Act itself without what is in it: only its own number, heading and opening words. */
const headOf = (node: RedlineNode): RedlineNode => ({
  ...node,
  provision: { ...node.provision, children: [] },
  children: [],
});

/** Whether a node stands only for the heading of a Part, a Chapter, a group of sections or the Act. */
export const isHeadOnly = ({ provision: { kind }, changeStatus }: RedlineNode): boolean =>
  (kind === 'act' || GROUP_KINDS.has(kind)) && changeStatus.state === 'kept';

/**
 * All outermost provisions in order, with a node for the heading of each group. A Part or Chapter that the draft
 * inserts or omits as a whole is one node.
 */
function* outermostWithHeads(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    const { kind } = child.provision;
    const isWholeGroup = PART_KINDS.has(kind) && child.changeStatus.state !== 'kept';
    if (GROUP_KINDS.has(kind) && !isWholeGroup) {
      yield headOf(child);
      yield* outermostWithHeads(child);
    } else yield child;
  }
}

/** The amendments that change anything in a provision. */
function amendmentsOf(node: RedlineNode, amendmentIds: Set<string> = new Set()): ReadonlySet<string> {
  if (node.changeStatus.state !== 'kept') amendmentIds.add(node.changeStatus.am);
  for (const runs of Object.values(node.fields))
    for (const run of runs) if (run.kind !== 'kept') amendmentIds.add(run.am);
  for (const child of node.children) amendmentsOf(child, amendmentIds);
  return amendmentIds;
}

interface TouchedNode {
  readonly node: RedlineNode;
}

interface TouchedIndex {
  readonly all: readonly TouchedNode[];
  readonly byAmendment: ReadonlyMap<string, readonly TouchedNode[]>;
}

/** A paper asks for the changed provisions of one redline once for each proposal. The cache walks the redline once. */
const indexCache = new WeakMap<RedlineNode, TouchedIndex>();

function touchedIndex(marked: RedlineNode): TouchedIndex {
  const cached = indexCache.get(marked);
  if (cached) return cached;
  const all = [headOf(marked), ...outermostWithHeads(marked)]
    .map((node) => ({ node, ids: [...amendmentsOf(node)] }))
    .filter(({ ids }) => ids.length > 0);
  const changes = all.flatMap(({ node, ids }) => ids.map((id) => ({ id, node })));
  const index = { all, byAmendment: groupBy(changes, ({ id }) => id) };
  indexCache.set(marked, index);
  return index;
}

/**
 * The outermost provisions that an amendment changes, with the headings of groups, and with Parts and Chapters that are
 * inserted or omitted as a whole. Null stands for any amendment.
 */
export function touchedNodes(marked: RedlineNode, amendmentId: string | null): readonly RedlineNode[] {
  const { all, byAmendment } = touchedIndex(marked);
  return (amendmentId === null ? all : (byAmendment.get(amendmentId) ?? [])).map(({ node }) => node);
}

/** The outermost provision of the base text that contains a provision; null for the Act itself and for a group. */
const outermostOf = (base: Provision, pid: Pid): Provision | null =>
  pathTo(base, pid).find((ancestor) => ancestor !== base && !GROUP_KINDS.has(ancestor.kind)) ?? null;

/**
 * Finds the same as `touchedNodes` for one amendment without computing the redline of the whole Act. So a preview of
 * one proposal among thousands is fast. Null where the whole redline is needed: where an amendment moves a provision,
 * or changes the Act itself, a group or a whole outermost provision.
 */
export function touchedNodesFinder(
  base: Provision,
  chosen: readonly Drafted[],
): (am: string) => readonly RedlineNode[] | null {
  const byId = new Map(chosen.map((draft) => [draft.id, draft]));
  const isMoving = chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'));
  const index = once(() => indexEdits(chosen, base));
  return (amendmentId) => {
    const edits = byId.get(amendmentId)?.edits ?? [];
    const outermostProvisions = new Set(edits.flatMap(pidsOf).map((pid) => outermostOf(base, pid)));
    if (isMoving || outermostProvisions.has(null)) return null;
    const inOrder = [...outermostProvisions].filter((provision) => provision !== null).sort(byPlaceIn(base));
    const nodes = inOrder
      .map((provision) => redlineNode(provision, index()))
      .filter((node) => amendmentsOf(node).has(amendmentId));
    return nodes.every(({ changeStatus }) => changeStatus.state === 'kept') ? nodes : null;
  };
}

/** Compares provisions by their order in the Act, which is computed at the first comparison. */
function byPlaceIn(base: Provision): (a: Provision, b: Provision) => number {
  const order = once(() => new Map([...walk(base)].map(({ pid }, index) => [pid, index])));
  return (a, b) => (order().get(a.pid) ?? 0) - (order().get(b.pid) ?? 0);
}

import { FIELDS, type Field, type Kind, type Pid, type Provision } from '../../../act/tree.ts';
import type { PlacedEdit } from '../../edits/edit.ts';
import type { RedlineNode } from '../../redline/redline.ts';

/**
 * A provision of the text that the instructions so far have made. It is mutable, so that the text is not built again for
 * each instruction. Nothing outside `apply/` may keep one.
 */
export interface LiveNode {
  readonly pid: Pid;
  readonly kind: Kind;
  /** The provision in the base text or, if inserted, as it was when it was inserted. */
  readonly source: Provision;
  text: Readonly<Record<Field, string>>;
  /** All its parts, omitted ones included, because they keep their positions. */
  children: readonly LiveNode[];
  parent: LiveNode | null;
  /** The id of the amendment that omitted it or moved it away; null if it is still there. */
  removedBy: string | null;
  /** The edit that placed it, and the id of its amendment (`am`); null for a provision that the base text has there. */
  placement: { readonly am: string; readonly edit: PlacedEdit } | null;
  /** The whole insertion that it is, or is part of; null for a provision of the base text. */
  readonly insertion: LiveNode | null;
  /** For a part that a division makes: the base provision (`of`) whose words it has. */
  readonly division: { readonly am: string; readonly of: Pid } | null;
}

/** The nodes that an instruction changed, for the check of the resulting text. */
export interface TouchedNodes {
  /** Provisions whose words it changed, with the words that they had. */
  readonly texts: ReadonlyMap<LiveNode, LiveNode['text']>;
  readonly inserted: ReadonlySet<LiveNode>;
  readonly omitted: ReadonlySet<LiveNode>;
}

const textOf = (source: Provision): Readonly<Record<Field, string>> => ({
  num: source.num,
  heading: source.heading,
  intro: source.intro,
  content: source.content,
  wrapUp: source.wrapUp,
});

/** Makes an inserted provision and everything in it part of the live text. */
export function liveInsertion(
  source: Provision,
  parent: LiveNode | null,
  insertion: LiveNode | null,
): LiveNode {
  const node: { -readonly [K in keyof LiveNode]: LiveNode[K] } = {
    pid: source.pid,
    kind: source.kind,
    source,
    text: textOf(source),
    children: [],
    parent,
    removedBy: null,
    placement: null,
    insertion,
    division: null,
  };
  if (!insertion) node.insertion = node;
  node.children = source.children.map((child) => liveInsertion(child, node, node.insertion));
  return node;
}

function amendedText(node: RedlineNode): Readonly<Record<Field, string>> {
  const isSame = FIELDS.every((field) => node.fields[field].every(({ kind }) => kind === 'kept'));
  if (isSame && !node.division && !node.children.some(({ division }) => division))
    return textOf(node.provision);
  const pairs = FIELDS.map((field) => [
    field,
    node.fields[field].map((run) => (run.kind === 'deleted' && !run.moved ? '' : run.text)).join(''),
  ]);
  return { ...textOf(node.provision), ...Object.fromEntries(pairs) };
}

/** Makes the live text of a redline. `placedBy` gives the edit that placed a provision. */
export function liveNodeOf(
  redlineNode: RedlineNode,
  parent: LiveNode | null,
  placedBy: (pid: Pid) => LiveNode['placement'],
): LiveNode {
  const { provision: source, changeStatus } = redlineNode;
  const placement = changeStatus.state === 'inserted' ? placedBy(source.pid) : null;
  if (placement?.edit.type === 'insert') {
    const insertedNode = liveInsertion(source, parent, null);
    insertedNode.placement = placement;
    return insertedNode;
  }
  const inside = placementInside(changeStatus.state, placement, placedBy);
  return new LiveBase(redlineNode, parent, placement, (child, node) => liveNodeOf(child, node, inside));
}

/** A provision of the base text. Its children are made when they are first read, because an instruction reads little of an Act. */
class LiveBase implements LiveNode {
  readonly pid: Pid;
  readonly kind: Kind;
  readonly source: Provision;
  text: LiveNode['text'];
  parent: LiveNode | null;
  removedBy: string | null;
  placement: LiveNode['placement'];
  readonly insertion = null;
  readonly division: LiveNode['division'];
  readonly #inside: () => readonly LiveNode[];
  #children: readonly LiveNode[] | null = null;

  constructor(
    redlineNode: RedlineNode,
    parent: LiveNode | null,
    placement: LiveNode['placement'],
    liveIn: (child: RedlineNode, node: LiveNode) => LiveNode,
  ) {
    const { provision: source, changeStatus } = redlineNode;
    this.pid = source.pid;
    this.kind = source.kind;
    this.source = source;
    this.text = changeStatus.state === 'deleted' ? textOf(source) : amendedText(redlineNode);
    this.parent = parent;
    this.removedBy = changeStatus.state === 'deleted' ? changeStatus.am : null;
    this.placement = placement;
    this.division = redlineNode.division ?? null;
    this.#inside = () => redlineNode.children.map((child) => liveIn(child, this));
  }

  get children(): readonly LiveNode[] {
    this.#children ??= this.#inside();
    return this.#children;
  }

  set children(children: readonly LiveNode[]) {
    this.#children = children;
  }
}

/** The placements inside a provision. In a moved one, only insertions have a placement of their own. */
function placementInside(
  state: RedlineNode['changeStatus']['state'],
  placement: LiveNode['placement'],
  placedBy: (pid: Pid) => LiveNode['placement'],
): (pid: Pid) => LiveNode['placement'] {
  if (state === 'kept' || placement) return placedBy;
  return (pid) => {
    const placement = placedBy(pid);
    return placement?.edit.type === 'insert' ? placement : null;
  };
}

/** Whether neither a provision nor anything around it was omitted or moved away. */
export function isPresent(node: LiveNode): boolean {
  for (let at: LiveNode | null = node; at; at = at.parent) if (at.removedBy !== null) return false;
  return true;
}

export const remainingChildren = (node: LiveNode): readonly LiveNode[] =>
  node.children.filter((child) => child.removedBy === null);

/** Yields a provision and everything around it, innermost first. */
export function* upward(node: LiveNode | null): Generator<LiveNode> {
  for (let at = node; at; at = at.parent) yield at;
}

/** Whether a provision is another one, or is in it. */
export const isIn = (inner: LiveNode, outer: LiveNode): boolean => [...upward(inner)].includes(outer);

/** The root of the live text. */
export const rootOf = (node: LiveNode): LiveNode => (node.parent ? rootOf(node.parent) : node);

/** The nodes that are present or, without any, the omitted ones: an omitted entry can still be named as an anchor. */
export function presentOrAll(nodes: readonly LiveNode[]): readonly LiveNode[] {
  const present = nodes.filter(isPresent);
  return present.length > 0 ? present : nodes;
}

/** Yields a provision and everything that is still in it, itself first, in reading order. */
export function* downward(node: LiveNode): Generator<LiveNode> {
  yield node;
  for (const child of node.children) if (child.removedBy === null) yield* downward(child);
}

/** An inserted provision with its present words and parts. */
export function currentProvision(node: LiveNode): Provision {
  const children = remainingChildren(node).map(currentProvision);
  const isSame =
    FIELDS.every((field) => node.text[field] === node.source[field]) &&
    children.length === node.source.children.length &&
    children.every((child, at) => child === node.source.children[at]);
  return isSame ? node.source : { ...node.source, ...node.text, children };
}

/** The ids of the amendments that omitted a provision or something around it, or moved it away. */
export const removersOf = (node: LiveNode): readonly string[] =>
  [...upward(node)].flatMap(({ removedBy }) => (removedBy === null ? [] : [removedBy]));

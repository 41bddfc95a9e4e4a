import { FIELDS, type Field, type Kind, type Pid, type Provision } from '../../../act/tree.ts';
import type { PlacedEdit } from '../../edits/edit.ts';
import type { RedlineNode } from '../../redline/redline.ts';

/**
 * A provision of the text as the instructions so far have made it. It changes as they are applied, so that each finds
 * its place without the whole text being made again; nothing outside `apply/` may hold one.
 */
export interface Live {
  readonly pid: Pid;
  readonly kind: Kind;
  /** The provision in the base text or, if inserted, as it was when it was put in. */
  readonly source: Provision;
  text: Readonly<Record<Field, string>>;
  /** All its parts, omitted ones included: they keep their positions. */
  children: readonly Live[];
  parent: Live | null;
  /** The amendment that left it out or moved it away; null while it stands. */
  goneBy: string | null;
  /** The edit that puts it in its gap; null for the base text's own. */
  placement: { readonly am: string; readonly edit: PlacedEdit } | null;
  /** The whole insertion that it is or stands in; null for what is the base text's own. */
  readonly insertion: Live | null;
  /** The base provision whose words it has, where it is the part that a division made of them. */
  readonly division: { readonly am: string; readonly of: Pid } | null;
}

/** What an instruction changed, for the check of the resulting text. */
export interface TouchedNodes {
  /** Provisions whose words it changed, with the words that they had. */
  readonly texts: ReadonlyMap<Live, Live['text']>;
  readonly inserted: ReadonlySet<Live>;
  readonly omitted: ReadonlySet<Live>;
}

const textOf = (source: Provision): Readonly<Record<Field, string>> => ({
  num: source.num,
  heading: source.heading,
  intro: source.intro,
  content: source.content,
  wrapUp: source.wrapUp,
});

/** An inserted provision with all it holds, as part of the live text. */
export function liveInsertion(source: Provision, parent: Live | null, insertion: Live | null): Live {
  const node: { -readonly [K in keyof Live]: Live[K] } = {
    pid: source.pid,
    kind: source.kind,
    source,
    text: textOf(source),
    children: [],
    parent,
    goneBy: null,
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

/** The live text of a redline; `placedBy` says which edit puts a provision where it stands. */
export function liveOf(
  redlineNode: RedlineNode,
  parent: Live | null,
  placedBy: (pid: Pid) => Live['placement'],
): Live {
  const { provision: source, changeStatus } = redlineNode;
  const placement = changeStatus.state === 'inserted' ? placedBy(source.pid) : null;
  if (placement?.edit.type === 'insert') {
    const insertedNode = liveInsertion(source, parent, null);
    insertedNode.placement = placement;
    return insertedNode;
  }
  const inside = inMoved(changeStatus.state, placement, placedBy);
  return new LiveBase(redlineNode, parent, placement, (child, node) => liveOf(child, node, inside));
}

/** A provision of the base text. Its children are made when they are first read, because an instruction reads little of an Act. */
class LiveBase implements Live {
  readonly pid: Pid;
  readonly kind: Kind;
  readonly source: Provision;
  text: Live['text'];
  parent: Live | null;
  goneBy: string | null;
  placement: Live['placement'];
  readonly insertion = null;
  readonly division: Live['division'];
  readonly #inside: () => readonly Live[];
  #children: readonly Live[] | null = null;

  constructor(
    redlineNode: RedlineNode,
    parent: Live | null,
    placement: Live['placement'],
    liveIn: (child: RedlineNode, node: Live) => Live,
  ) {
    const { provision: source, changeStatus } = redlineNode;
    this.pid = source.pid;
    this.kind = source.kind;
    this.source = source;
    this.text = changeStatus.state === 'deleted' ? textOf(source) : amendedText(redlineNode);
    this.parent = parent;
    this.goneBy = changeStatus.state === 'deleted' ? changeStatus.am : null;
    this.placement = placement;
    this.division = redlineNode.division ?? null;
    this.#inside = () => redlineNode.children.map((child) => liveIn(child, this));
  }

  get children(): readonly Live[] {
    this.#children ??= this.#inside();
    return this.#children;
  }

  set children(children: readonly Live[]) {
    this.#children = children;
  }
}

/** In a moved provision, only insertions have a placement of their own. */
function inMoved(
  state: RedlineNode['changeStatus']['state'],
  placement: Live['placement'],
  placedBy: (pid: Pid) => Live['placement'],
): (pid: Pid) => Live['placement'] {
  if (state === 'kept' || placement) return placedBy;
  return (pid) => {
    const placement = placedBy(pid);
    return placement?.edit.type === 'insert' ? placement : null;
  };
}

/** Whether a provision and all that it stands in still stand. */
export function isStanding(node: Live): boolean {
  for (let at: Live | null = node; at; at = at.parent) if (at.goneBy !== null) return false;
  return true;
}

export const remainingChildren = (node: Live): readonly Live[] =>
  node.children.filter((child) => child.goneBy === null);

/** A provision and what it stands in, innermost first. */
export function* upward(node: Live | null): Generator<Live> {
  for (let at = node; at; at = at.parent) yield at;
}

/** Everything that stands in a provision, itself first, in reading order. */
export function* downward(node: Live): Generator<Live> {
  yield node;
  for (const child of node.children) if (child.goneBy === null) yield* downward(child);
}

/** An inserted provision as it now reads. */
export function provisionOf(node: Live): Provision {
  const children = remainingChildren(node).map(provisionOf);
  const isSame =
    FIELDS.every((field) => node.text[field] === node.source[field]) &&
    children.length === node.source.children.length &&
    children.every((child, at) => child === node.source.children[at]);
  return isSame ? node.source : { ...node.source, ...node.text, children };
}

/** The amendments that leave a provision out, or something it stands in. */
export const goneWith = (node: Live): readonly string[] =>
  [...upward(node)].flatMap(({ goneBy }) => (goneBy === null ? [] : [goneBy]));

import { FIELDS, type Field, indexTree, type Kind, type Pid, type Provision } from '../../../act/tree.ts';
import { labelOf } from './label-of.ts';

/** The kinds of ancestor that a section's citation does not name (R1.1). */
export const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

const textOf = (provision: Provision): Record<Field, string> => ({
  num: provision.num,
  heading: provision.heading,
  intro: provision.intro,
  content: provision.content,
  wrapUp: provision.wrapUp,
});

/**
 * A provision in the state after the instructions written so far. Each instruction is resolved against the outcome of the
 * earlier ones (drafting-conventions.md §2.1 N15), so the writer needs the same state. It is mutable, so nothing outside
 * `write/` may keep one. Children are made lazily, because an amendment changes little of a long Act.
 */
export class RunningNode {
  readonly provision: Provision;
  readonly text: Record<Field, string>;
  parent: RunningNode | null;
  /** The index of the instruction that inserted the provision; null for a provision of the Act. */
  readonly insertedBy: number | null;
  readonly #all: RunningIndex | null;
  #children: RunningNode[] | null = null;

  constructor(
    provision: Provision,
    parent: RunningNode | null,
    { insertedBy, all }: { readonly insertedBy: number | null; readonly all: RunningIndex | null },
  ) {
    this.provision = provision;
    this.text = textOf(provision);
    this.parent = parent;
    this.insertedBy = insertedBy;
    this.#all = all;
  }

  get children(): RunningNode[] {
    if (this.#children) return this.#children;
    const { insertedBy, provision } = this;
    const children = provision.children.map(
      (child) => new RunningNode(child, this, { insertedBy, all: this.#all }),
    );
    this.#children = children;
    for (const child of children) this.#all?.met(child);
    return children;
  }

  set children(children: RunningNode[]) {
    this.#children = children;
  }

  /** Gives the provision another number. */
  renumber(num: string): void {
    this.text.num = num;
    this.#all?.add(this);
  }

  /** The provisions of the whole text that may have a label; null if the text has no index. */
  labelled(label: string): Iterable<RunningNode> | null {
    return this.#all?.labelled(label) ?? null;
  }

  /** Makes a child that is not in the base text: inserted, or set out anew. */
  makeChild(provision: Provision, insertedBy: number | null): RunningNode {
    const child = new RunningNode(provision, this, { insertedBy, all: this.#all });
    for (const node of downward(child)) this.#all?.add(node);
    return child;
  }

  /** The current state as a value; the original value if nothing in it has changed. */
  now(): Provision {
    const { provision, text } = this;
    const children = this.#children?.map((child) => child.now()) ?? provision.children;
    const isSame =
      FIELDS.every((field) => text[field] === provision[field]) &&
      children.length === provision.children.length &&
      children.every((child, at) => child === provision.children[at]);
    return isSame ? provision : { ...provision, ...text, children };
  }
}

/** A provision and all its descendants, in reading order. */
export function* downward(node: RunningNode): Generator<RunningNode> {
  yield node;
  for (const child of node.children) yield* downward(child);
}

/** A provision and its ancestors, innermost first. */
export function* upward(node: RunningNode | null): Generator<RunningNode> {
  for (let at = node; at; at = at.parent) yield at;
}

const pidsByLabelOfBase = new WeakMap<Provision, ReadonlyMap<string, readonly Pid[]>>();

/** The provisions of a base text by their labels there; memoised for each text. */
function numbersIn(base: Provision): ReadonlyMap<string, readonly Pid[]> {
  const cached = pidsByLabelOfBase.get(base);
  if (cached) return cached;
  const pidsByLabel = new Map<string, Pid[]>();
  const visit = (node: Provision): void => {
    for (const child of node.children) {
      const label = labelOf(child.num);
      const pids = label === null ? undefined : pidsByLabel.get(label);
      if (pids) pids.push(child.pid);
      else if (label !== null) pidsByLabel.set(label, [child.pid]);
      if (GROUPS.has(child.kind)) visit(child);
    }
  };
  visit(base);
  pidsByLabelOfBase.set(base, pidsByLabel);
  return pidsByLabel;
}

/** The provisions of a text that is being written, by pid and by label. */
export class RunningIndex {
  readonly root: RunningNode;
  readonly #base: Provision;
  readonly #byPid = new Map<Pid, RunningNode>();
  /** The provisions that were inserted, set out anew or renumbered, by every label that each has had. */
  readonly #add = new Map<string, Set<RunningNode>>();

  constructor(base: Provision) {
    this.#base = base;
    this.root = new RunningNode(base, null, { insertedBy: null, all: this });
    this.met(this.root);
  }

  /** Indexes a provision of the base text when it is first made. */
  met(node: RunningNode): void {
    this.#byPid.set(node.provision.pid, node);
  }

  /** Indexes a provision that was inserted, set out anew or renumbered. */
  add(node: RunningNode): void {
    const label = labelOf(node.text.num);
    if (label === null) return;
    const nodes = this.#add.get(label);
    if (nodes) nodes.add(node);
    else this.#add.set(label, new Set([node]));
  }

  /**
   * The provisions that may have a label, among those directly in the Act or in one of its Parts, Chapters or italic headings.
   * Some may since have another label, or have been omitted.
   */
  *labelled(label: string): Generator<RunningNode> {
    for (const pid of numbersIn(this.#base).get(label) ?? []) {
      const node = this.get(pid);
      if (node) yield node;
    }
    yield* this.#add.get(label) ?? [];
  }

  get(pid: Pid): RunningNode | undefined {
    const index = this.#byPid.get(pid);
    if (index) return index;
    const above = indexTree(this.#base).parentOf.get(pid);
    // Reading the parent's children makes and indexes this provision, unless it has been omitted.
    if (above && this.get(above.pid)?.children) return this.#byPid.get(pid);
    return undefined;
  }

  set(pid: Pid, node: RunningNode): void {
    this.#byPid.set(pid, node);
  }

  delete(pid: Pid): void {
    this.#byPid.delete(pid);
  }
}

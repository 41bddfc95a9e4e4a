import { FIELDS, type Field, indexTree, type Kind, type Pid, type Provision } from '../../../act/tree.ts';
import { labelOf } from './label-of.ts';

/** What sections stand in without being named by it (R1.1). */
export const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

const textOf = (provision: Provision): Record<Field, string> => ({
  num: provision.num,
  heading: provision.heading,
  intro: provision.intro,
  content: provision.content,
  wrapUp: provision.wrapUp,
});

/**
 * A provision as the instructions written so far have made it. Each instruction is resolved against what those before
 * it made (drafting-conventions.md §2.1 N15), so the writer must see the same. Nothing outside `write/` may hold one.
 * What it holds is made when it is looked at: of a long Act, an amendment changes little.
 */
export class Running {
  readonly provision: Provision;
  readonly text: Record<Field, string>;
  parent: Running | null;
  /** The instruction that put it there, by its place among those written; null for what the Act has itself. */
  readonly insertedBy: number | null;
  readonly #all: RunningIndex | null;
  #children: Running[] | null = null;

  constructor(
    provision: Provision,
    parent: Running | null,
    { insertedBy, all }: { readonly insertedBy: number | null; readonly all: RunningIndex | null },
  ) {
    this.provision = provision;
    this.text = textOf(provision);
    this.parent = parent;
    this.insertedBy = insertedBy;
    this.#all = all;
  }

  get children(): Running[] {
    if (this.#children) return this.#children;
    const { insertedBy, provision } = this;
    const children = provision.children.map(
      (child) => new Running(child, this, { insertedBy, all: this.#all }),
    );
    this.#children = children;
    for (const child of children) this.#all?.met(child);
    return children;
  }

  set children(children: Running[]) {
    this.#children = children;
  }

  /** Gives it another number. */
  renumber(num: string): void {
    this.text.num = num;
    this.#all?.add(this);
  }

  /** Every provision of the same text that may have a label, where that is known without a look at all of them. */
  labelled(label: string): Iterable<Running> | null {
    return this.#all?.labelled(label) ?? null;
  }

  /** A provision in it that isn't the Act's own: put in, or set out anew. */
  holding(provision: Provision, insertedBy: number | null): Running {
    const child = new Running(provision, this, { insertedBy, all: this.#all });
    for (const node of downward(child)) this.#all?.add(node);
    return child;
  }

  /** It as it reads by now: the value that it was made of where nothing in it has changed. */
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

/** Everything in it, itself first, in reading order. */
export function* downward(node: Running): Generator<Running> {
  yield node;
  for (const child of node.children) yield* downward(child);
}

/** It and what it stands in, innermost first. */
export function* upward(node: Running | null): Generator<Running> {
  for (let at = node; at; at = at.parent) yield at;
}

const numbers = new WeakMap<Provision, ReadonlyMap<string, readonly Pid[]>>();

/** The provisions of a base text by the label that each has there, made once for each text. */
function numbersIn(base: Provision): ReadonlyMap<string, readonly Pid[]> {
  const cached = numbers.get(base);
  if (cached) return cached;
  const pidsByLabel = new Map<string, Pid[]>();
  const look = (node: Provision): void => {
    for (const child of node.children) {
      const label = labelOf(child.num);
      const pids = label === null ? undefined : pidsByLabel.get(label);
      if (pids) pids.push(child.pid);
      else if (label !== null) pidsByLabel.set(label, [child.pid]);
      if (GROUPS.has(child.kind)) look(child);
    }
  };
  look(base);
  numbers.set(base, pidsByLabel);
  return pidsByLabel;
}

/** The provisions of a text that is being written, by pid and by label. */
export class RunningIndex {
  readonly root: Running;
  readonly #base: Provision;
  readonly #byPid = new Map<Pid, Running>();
  /** What isn't as the base text has it, by each label that it had so far. */
  readonly #add = new Map<string, Set<Running>>();

  constructor(base: Provision) {
    this.#base = base;
    this.root = new Running(base, null, { insertedBy: null, all: this });
    this.met(this.root);
  }

  /** Somebody looks at a provision of the base text for the first time. */
  met(node: Running): void {
    this.#byPid.set(node.provision.pid, node);
  }

  /** A provision is put in, set out anew, or has another number. */
  add(node: Running): void {
    const label = labelOf(node.text.num);
    if (label === null) return;
    const nodes = this.#add.get(label);
    if (nodes) nodes.add(node);
    else this.#add.set(label, new Set([node]));
  }

  /**
   * Every provision that may have a label, of those that stand in the Act or in a Part, Chapter or italic heading of it;
   * by now some may have another, or have gone.
   */
  *labelled(label: string): Generator<Running> {
    for (const pid of numbersIn(this.#base).get(label) ?? []) {
      const node = this.get(pid);
      if (node) yield node;
    }
    yield* this.#add.get(label) ?? [];
  }

  get(pid: Pid): Running | undefined {
    const met = this.#byPid.get(pid);
    if (met) return met;
    const above = indexTree(this.#base).parentOf.get(pid);
    // To look at what holds it is to meet it, unless it has gone from there by now.
    if (above && this.get(above.pid)?.children) return this.#byPid.get(pid);
    return undefined;
  }

  set(pid: Pid, node: Running): void {
    this.#byPid.set(pid, node);
  }

  delete(pid: Pid): void {
    this.#byPid.delete(pid);
  }
}

import { FIELDS, type Field, type Pid, type Provision } from '../../../act/tree.ts';

/**
 * A provision as the instructions written so far have made it. Each instruction is resolved against what those before
 * it made (drafting-conventions.md §2.1 N15), so the writer must see the same. Nothing outside `write/` may hold one.
 */
export interface Running {
  readonly provision: Provision;
  readonly text: Record<Field, string>;
  children: Running[];
  parent: Running | null;
  /** The instruction that put it there, by its place among those written; null for what the Act has itself. */
  readonly insertedBy: number | null;
}

const textOf = (provision: Provision): Record<Field, string> => ({
  num: provision.num,
  heading: provision.heading,
  intro: provision.intro,
  content: provision.content,
  wrapUp: provision.wrapUp,
});

/** A provision and what it holds, to be changed. */
export function runningOf(
  provision: Provision,
  parent: Running | null,
  insertedBy: number | null = null,
): Running {
  const node: Running = { provision, text: textOf(provision), children: [], parent, insertedBy };
  node.children = provision.children.map((child) => runningOf(child, node, insertedBy));
  return node;
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

/** The provisions of a text by pid. */
export function indexOf(root: Running): Map<Pid, Running> {
  return new Map([...downward(root)].map((node) => [node.provision.pid, node]));
}

/** It as it reads by now. */
export function provisionOf(node: Running): Provision {
  const { provision, text } = node;
  const children = node.children.map(provisionOf);
  const same =
    FIELDS.every((field) => text[field] === provision[field]) &&
    children.length === provision.children.length &&
    children.every((child, at) => child === provision.children[at]);
  return same ? provision : { ...provision, ...text, children };
}

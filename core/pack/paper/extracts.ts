import { cite } from '../../act/citation.ts';
import { indexTree, type Provision } from '../../act/tree.ts';
import { linesOf } from '../../amend/lines.ts';
import { type RedlineNode, redline } from '../../amend/redline.ts';
import { listed } from '../../base/english.ts';
import type { Block } from '../blocks.ts';

/** Stretches of the Act for a paper: the sections that a proposal touches, whole, as they stand or with their changes. */

function* outermost(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    const { kind } = child.provision;
    if (kind === 'part' || kind === 'chapter' || kind === 'crossheading') yield* outermost(child);
    else yield child;
  }
}

/** Which amendments change anything of a provision or of what is in it. */
function changersOf(node: RedlineNode, found: Set<string> = new Set()): ReadonlySet<string> {
  if (node.changeStatus.state !== 'kept') found.add(node.changeStatus.am);
  for (const runs of Object.values(node.fields))
    for (const run of runs) if (run.kind !== 'kept') found.add(run.am);
  for (const child of node.children) changersOf(child, found);
  return found;
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
const known = new WeakMap<RedlineNode, Changed>();

function changedIn(marked: RedlineNode): Changed {
  const held = known.get(marked);
  if (held) return held;
  const all = [...outermost(marked)]
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
  known.set(marked, changed);
  return changed;
}

const changedBy = (marked: RedlineNode, am: string): readonly Touched[] =>
  changedIn(marked).byAmendment.get(am) ?? [];

/** The outermost provisions (sections, Schedules) that an amendment changes; that any does, when it is null. */
export const touched = (marked: RedlineNode, am: string | null): readonly RedlineNode[] =>
  (am === null ? changedIn(marked).all : changedBy(marked, am)).map(({ node }) => node);

/** Whether others than this amendment change what it changes, too. */
export const isShared = (marked: RedlineNode, am: string): boolean =>
  changedBy(marked, am).some(({ by }) => by.size > 1);

/** Those of them that are in the base text, and not only in the draft. */
export const inBaseText = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  nodes.filter(({ changeStatus }) => changeStatus.state !== 'inserted');

const nameOf = (base: Provision, node: RedlineNode): string =>
  node.changeStatus.state === 'inserted'
    ? `the new ${node.provision.kind} ${node.provision.num}`.trim()
    : cite(base, node.provision.pid);

/** How each is cited. */
export const namesOf = (base: Provision, nodes: readonly RedlineNode[]): readonly string[] =>
  nodes.map((node) => nameOf(base, node));

/** Several places in a sentence: "sections 2A and 7, and Schedule 1". */
export function placesWords(names: readonly string[]): string {
  const plain = names.filter((name) => /^section \S+$/.test(name));
  if (plain.length < 2) return listed(names);
  const sections = `sections ${listed(plain.map((name) => name.slice('section '.length)))}`;
  const others = names.filter((name) => !plain.includes(name));
  return others.length === 0 ? sections : `${sections}, and ${listed(others)}`;
}

/** Each as it would read, with its changes marked. */
export const keelingExtracts = (base: Provision, nodes: readonly RedlineNode[]): readonly Block[] =>
  nodes.map((node) => ({
    kind: 'law',
    name: `${nameOf(base, node)}, as it would read`,
    lines: linesOf(node),
  }));

/** Each as it stands in the base text. */
export function currentExtracts(base: Provision, nodes: readonly RedlineNode[]): readonly Block[] {
  const { byPid } = indexTree(base);
  return inBaseText(nodes).flatMap((node): readonly Block[] => {
    const held = byPid.get(node.provision.pid);
    return held
      ? [{ kind: 'law', name: `${nameOf(base, node)}, as it stands`, lines: linesOf(redline(held, [])) }]
      : [];
  });
}

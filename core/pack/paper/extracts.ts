import { cite } from '../../act/citation.ts';
import type { Pid, Provision } from '../../act/tree.ts';
import { type Line, linesOf } from '../../amend/lines.ts';
import { type RedlineNode, redline } from '../../amend/redline.ts';
import { listed } from '../../english.ts';
import type { Block } from '../blocks.ts';

/** Stretches of the Act for a paper: the sections that a proposal touches, whole, as they stand or with their changes. */

function* outermost(node: RedlineNode): Generator<RedlineNode> {
  for (const child of node.children) {
    const { kind } = child.provision;
    if (kind === 'part' || kind === 'chapter' || kind === 'crossheading') yield* outermost(child);
    else yield child;
  }
}

const isBy = (node: RedlineNode, am: string): boolean =>
  (node.fate.state !== 'kept' && node.fate.am === am) ||
  Object.values(node.fields).some((runs) => runs.some((run) => run.kind !== 'kept' && run.am === am)) ||
  node.children.some((child) => isBy(child, am));

const isAnybodys = (node: RedlineNode): boolean =>
  node.fate.state !== 'kept' ||
  Object.values(node.fields).some((runs) => runs.some((run) => run.kind !== 'kept')) ||
  node.children.some(isAnybodys);

const runsOf = (node: RedlineNode) => Object.values(node.fields).flat();

/** Whether an amendment other than this changes anything of a provision, too. */
export const isShared = (node: RedlineNode, am: string): boolean =>
  (node.fate.state !== 'kept' && node.fate.am !== am) ||
  runsOf(node).some((run) => run.kind !== 'kept' && run.am !== am) ||
  node.children.some((child) => isShared(child, am));

/** The outermost provisions (sections, Schedules) that an amendment changes; that any does, when it is null. */
export const touched = (marked: RedlineNode, am: string | null): readonly RedlineNode[] =>
  [...outermost(marked)].filter((node) => (am === null ? isAnybodys(node) : isBy(node, am)));

/** Those of them that are in the base text, and not only in the draft. */
export const standing = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  nodes.filter(({ fate }) => fate.state !== 'inserted');

const nameOf = (base: Provision, node: RedlineNode): string =>
  node.fate.state === 'inserted'
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

function* below(node: RedlineNode): Generator<Pid> {
  yield node.provision.pid;
  for (const child of node.children) yield* below(child);
}

function linesUnder(lines: readonly Line[], node: RedlineNode): readonly Line[] {
  const pids = new Set(below(node));
  return lines.filter(({ pid }) => pids.has(pid));
}

/** Each as it would read, with its changes marked. */
export const keelingExtracts = (
  base: Provision,
  markedUp: readonly Line[],
  nodes: readonly RedlineNode[],
): readonly Block[] =>
  nodes.map((node) => ({
    kind: 'law',
    name: `${nameOf(base, node)}, as it would read`,
    lines: linesUnder(markedUp, node),
  }));

/** Each as it stands in the base text. */
export function standingExtracts(base: Provision, nodes: readonly RedlineNode[]): readonly Block[] {
  const held = standing(nodes);
  if (held.length === 0) return [];
  const lines = linesOf(redline(base, []));
  return held.map((node) => ({
    kind: 'law',
    name: `${nameOf(base, node)}, as it stands`,
    lines: linesUnder(lines, node),
  }));
}

import { FIELDS, type Provision, walk } from '../../../act/tree.ts';
import type { RedlineNode } from '../../redline/redline.ts';

const amendmentsByNode = new WeakMap<RedlineNode, readonly string[]>();

/** The ids of all amendments that change something in a provision, sorted; memoised for each node. */
export function amendmentIdsIn(node: RedlineNode): readonly string[] {
  const cached = amendmentsByNode.get(node);
  if (cached) return cached;
  const amendmentIds = new Set(node.children.flatMap(amendmentIdsIn));
  if (node.changeStatus.state !== 'kept') amendmentIds.add(node.changeStatus.am);
  if (node.division) amendmentIds.add(node.division.am);
  for (const field of FIELDS)
    for (const run of node.fields[field]) if (run.kind !== 'kept') amendmentIds.add(run.am);
  const amendments = [...amendmentIds].sort();
  amendmentsByNode.set(node, amendments);
  return amendments;
}

/** Copies a provision under new pids, because a moved provision is in the text twice until its omission is written. */
export const copyOf = (provision: Provision, nth: number): Provision => ({
  ...provision,
  pid: `${provision.pid}#${nth}`,
  children: provision.children.map((child) => copyOf(child, nth)),
});

/** Whether Keeling has all words of a provision. Without them, the provision can't be set out. */
export const hasAllWords = (provision: Provision): boolean =>
  [...walk(provision)].every(({ missing }) => !missing);

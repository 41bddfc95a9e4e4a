import { FIELDS, type Provision, walk } from '../../../act/tree.ts';
import { asAmendedOf, type RedlineNode } from '../../redline/redline.ts';

/** A provision of a redline as it will read, with the changes in it made. */
export const asAmended = (node: RedlineNode): Provision => asAmendedOf(node);

const amendmentsByNode = new WeakMap<RedlineNode, readonly string[]>();

/** Every amendment that changes something in a provision, in order; worked out once for each value. */
export function amendmentsIn(node: RedlineNode): readonly string[] {
  const cached = amendmentsByNode.get(node);
  if (cached) return cached;
  const amendmentIds = new Set(node.children.flatMap(amendmentsIn));
  if (node.changeStatus.state !== 'kept') amendmentIds.add(node.changeStatus.am);
  if (node.division) amendmentIds.add(node.division.am);
  for (const field of FIELDS)
    for (const run of node.fields[field]) if (run.kind !== 'kept') amendmentIds.add(run.am);
  const amendments = [...amendmentIds].sort();
  amendmentsByNode.set(node, amendments);
  return amendments;
}

/** A provision under identities of its own: what is moved stands in the text twice while it is written. */
export const copyOf = (provision: Provision, nth: number): Provision => ({
  ...provision,
  pid: `${provision.pid}#${nth}`,
  children: provision.children.map((child) => copyOf(child, nth)),
});

/** Whether any words in a provision are not held, so that it can't be set out. */
export const isHeld = (provision: Provision): boolean =>
  [...walk(provision)].every(({ missing }) => !missing);

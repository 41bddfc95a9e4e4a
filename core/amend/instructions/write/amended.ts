import { FIELDS, type Provision, walk } from '../../../act/tree.ts';
import { asAmendedOf, type RedlineNode } from '../../redline/redline.ts';

/** A provision of a redline as it will read, with the changes in it made. */
export const asAmended = (node: RedlineNode): Provision => asAmendedOf(node);

const known = new WeakMap<RedlineNode, readonly string[]>();

/** Every amendment that changes something in a provision, in order; worked out once for each value. */
export function amendmentsIn(node: RedlineNode): readonly string[] {
  const made = known.get(node);
  if (made) return made;
  const found = new Set(node.children.flatMap(amendmentsIn));
  if (node.changeStatus.state !== 'kept') found.add(node.changeStatus.am);
  if (node.division) found.add(node.division.am);
  for (const field of FIELDS)
    for (const run of node.fields[field]) if (run.kind !== 'kept') found.add(run.am);
  const amendments = [...found].sort();
  known.set(node, amendments);
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

import { type Provision, walk } from '../../../act/tree.ts';
import { asAmendedOf, type RedlineNode } from '../../redline.ts';

/** A provision of a redline as it will read, with the changes in it made. */
export const asAmended = (node: RedlineNode): Provision => asAmendedOf(node);

/** Every amendment that changes something in a provision, in order. */
export function amendmentsIn(node: RedlineNode): readonly string[] {
  const found = new Set<string>();
  const visit = ({ fate, fields, children, division }: RedlineNode): void => {
    if (fate.state !== 'kept') found.add(fate.am);
    if (division) found.add(division.am);
    for (const runs of Object.values(fields))
      for (const run of runs) if (run.kind !== 'kept') found.add(run.am);
    for (const child of children) visit(child);
  };
  visit(node);
  return [...found].sort();
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

import type { Provision } from '../tree.ts';
import { findInside, type ReferredPlace } from './places.ts';
import type { CitedStep, Reference } from './reference.ts';
import { referencesIn } from './references.ts';

/** A reference to another Act, or to a provision of another Act, that names the Act. */
export type ActCitation = Reference & { readonly cites: NonNullable<Reference['cites']> };

/** Matches a name with only a year, such as "2010 Regulations", which several instruments may have. */
const YEAR_ONLY = /^\d{4} \p{Lu}\p{L}*$/u;

/** All references of a text to other Acts whose Act is certain: named in full, or by a short name that the text defines. */
export const citationsIn = (root: Provision, title: string): readonly ActCitation[] =>
  referencesIn(root, title).flatMap((reference): ActCitation[] => {
    const { cites } = reference;
    return cites && !YEAR_ONLY.test(cites.act) ? [{ ...reference, cites }] : [];
  });

/** The provision of a text that a citation's steps name. Null if there is none, or if there are several. */
export function findCited(root: Provision, path: readonly CitedStep[]): Provision | null {
  let place: ReferredPlace = { at: 'here', node: root };
  for (const { unit, parts } of path) {
    if (place.at !== 'here') return null;
    place = findInside(place.node, unit, parts);
  }
  return place.at === 'here' ? place.node : null;
}

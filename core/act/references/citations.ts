import type { Provision } from '../tree.ts';
import { inside, type ReferredPlace } from './places.ts';
import type { CitedStep, Reference } from './reference.ts';
import { referencesIn } from './references.ts';

/** A reference that names another Act, or a provision of one, in its own words. */
export type ActCitation = Reference & { readonly cites: NonNullable<Reference['cites']> };

/** "The 2010 Regulations" alone don't say which. */
const IS_SHORT = /^\d{4} \p{Lu}\p{L}*$/u;

/** Every reference of a text to other Acts that says in its own words, or by the Act's own definition, which is meant. */
export const citationsIn = (root: Provision, title: string): readonly ActCitation[] =>
  referencesIn(root, title).flatMap((reference): ActCitation[] => {
    const { cites } = reference;
    return cites && !IS_SHORT.test(cites.act) ? [{ ...reference, cites }] : [];
  });

/** The provision of a text that a citation's steps name; null where they name none there, or could name several. */
export function citedIn(root: Provision, path: readonly CitedStep[]): Provision | null {
  let place: ReferredPlace = { at: 'here', node: root };
  for (const { unit, parts } of path) {
    if (place.at !== 'here') return null;
    place = inside(place.node, unit, parts);
  }
  return place.at === 'here' ? place.node : null;
}

import type { Field, Provision } from '../tree.ts';
import { walk } from '../tree.ts';
import { inside, type ReferredPlace } from './places.ts';
import type { CitedStep, Reference } from './reference.ts';
import { referencesIn } from './references.ts';

/** A reference that names another Act, or a provision of one, in its own words. */
export type ActCitation = Reference & { readonly cites: NonNullable<Reference['cites']> };

/** A title as it is compared: spaces as one, without regard to case, and without a chapter number after it. */
export const titleKey = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .replace(/^the /i, '')
    .replace(/ \((?:c|asp|anaw|asc|nawm)\.? ?\d+\)$/i, '')
    .trim()
    .toLowerCase();

const SAID: readonly Field[] = ['intro', 'content', 'wrapUp'];
/** “the 1997 Act” means the Protection from Harassment Act 1997: how an Act shortens another's title. */
const SHORTENED =
  /[“"‘']the (\d{4} (?:Act|Measure|Order))[”"’'] means (?:the )?(\p{Lu}[^;,.—“”]{3,200}? (?:Act|Measure|Order)(?: \([^)]{1,40}\))? \d{4})/gu;

/** The titles that an Act shortens to their year, as it defines them; none that it defines in two ways. */
function shortened(root: Provision): ReadonlyMap<string, string> {
  const meant = new Map<string, Set<string>>();
  for (const node of walk(root))
    for (const field of SAID)
      for (const [, short = '', title = ''] of node[field].matchAll(SHORTENED)) {
        const titles = meant.get(short) ?? new Set();
        meant.set(short, titles.add(title));
      }
  return new Map(
    [...meant].flatMap(([short, titles]) => {
      const [only] = titles;
      return only !== undefined && titles.size === 1 ? [[short, only] as const] : [];
    }),
  );
}

const IS_SHORT = /^\d{4} (?:Act|Measure|Order)$/;

/** Every reference of a text to other Acts that says in its own words, or by the Act's own definition, which is meant. */
export function citationsIn(root: Provision, title: string): readonly ActCitation[] {
  let titles: ReadonlyMap<string, string> | null = null;
  return referencesIn(root, title).flatMap((reference): ActCitation[] => {
    const { cites } = reference;
    if (!cites) return [];
    if (!IS_SHORT.test(cites.act)) return [{ ...reference, cites }];
    titles ??= shortened(root);
    const act = titles.get(cites.act);
    return act === undefined || titleKey(act) === titleKey(title)
      ? []
      : [{ ...reference, cites: { ...cites, act } }];
  });
}

/** The provision of a text that a citation's steps name; null where they name none there, or could name several. */
export function citedIn(root: Provision, path: readonly CitedStep[]): Provision | null {
  let place: ReferredPlace = { at: 'here', node: root };
  for (const { unit, parts } of path) {
    if (place.at !== 'here') return null;
    place = inside(place.node, unit, parts);
  }
  return place.at === 'here' ? place.node : null;
}

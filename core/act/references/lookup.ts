import type { Provision } from '../tree.ts';
import type { PointerLocus, TitleLocus } from './grammar.ts';
import {
  divisionsOfKind,
  findDivision,
  findEnclosing,
  findInside,
  findNear,
  pathInText,
  type ReferredPlace,
} from './places.ts';
import type { Antecedents, Setting } from './setting.ts';
import { shortNamesOf } from './short-names.ts';
import { type Unit, unitFacts } from './units.ts';

const placeHere = (node: Provision): ReferredPlace => ({ at: 'here', node });
const elsewhere = (act: string, node: Provision | null = null): ReferredPlace => ({
  at: 'elsewhere',
  act,
  node,
});

const normalisedTitle = (title: string): string => title.replace(/\s+/g, ' ').toLowerCase();

/**
 * The Act that a title names. A short name is looked up in the text's definitions. A "1997 Act" that the text doesn't define is
 * looked up in `titles`, the titles before it in the same section. `own` is the title of the text itself.
 */
export function lookUpTitle(
  root: Provision,
  own: string,
  titles: readonly string[],
  { title }: TitleLocus,
): ReferredPlace {
  const actNamed = (name: string) =>
    normalisedTitle(name) === normalisedTitle(own) ? placeHere(root) : elsewhere(name);
  const defined = shortNamesOf(root).titles.get(title);
  if (defined !== undefined) return actNamed(defined);
  const year = /^(\d{4}) (\p{L}+)$/u.exec(title);
  if (!year) return actNamed(title);
  const matchingTitles = new Set(titles.filter((named) => named.endsWith(`${year[2]} ${year[1]}`)));
  const [only] = matchingTitles;
  return only !== undefined && matchingTitles.size === 1
    ? actNamed(only)
    : { at: 'unknown', reason: `The text before this does not say which ${year[2]} of ${year[1]} is meant` };
}

/** The place that "this section", "that Act" or "the Schedule" points to. */
export function lookUpPointer(
  root: Provision,
  setting: Setting,
  antecedents: Antecedents,
  { determiner, unit }: PointerLocus,
): ReferredPlace {
  const { act, path } = setting;
  if (determiner === 'that') {
    const words = unit === 'Act' ? 'Act' : unit;
    return antecedents.get(unit) ?? { at: 'unknown', reason: `No ${words} was named before “that ${words}”` };
  }
  if (determiner === 'the') {
    const schedules = divisionsOfKind(root, 'schedule');
    if (act !== null) return elsewhere(act);
    const [only] = schedules;
    if (!only) return { at: 'nowhere', reason: 'There is no Schedule in this Act' };
    return schedules.length > 1
      ? { at: 'unknown', reason: 'This Act has more than one Schedule' }
      : placeHere(only);
  }
  if (unit === 'Act') return act === null ? placeHere(root) : elsewhere(act);
  const enclosingNode = findEnclosing(path, unit);
  if (act !== null) return elsewhere(act, enclosingNode);
  if (!enclosingNode && setting.frame?.at === 'nowhere') return setting.frame;
  const words = unit === 'group' ? 'group of sections' : unit;
  return enclosingNode
    ? placeHere(enclosingNode)
    : { at: 'unknown', reason: `These words are in no ${words}` };
}

/** The units that contain a unit. If a label is inside one of them, its target must be there. */
const HOLDERS: Partial<Record<Unit, readonly Unit[]>> = {
  subsection: ['section'],
  paragraph: ['section', 'subsection'],
  'sub-paragraph': ['paragraph'],
  'sub-sub-paragraph': ['sub-paragraph'],
};

/** Looks up a label in the words of another Act. Only the quoted provisions of that Act can be looked up. */
function quotedLabel(root: Provision, setting: Setting, act: string, unit: Unit, parts: readonly string[]) {
  const { path, quotation } = setting;
  if (!parts[0]?.startsWith('(')) {
    const quoted = quotation ? findDivision(quotation, unit, parts) : null;
    return elsewhere(act, quoted?.at === 'here' ? quoted.node : null);
  }
  const place = findNear(root, path, unit, parts);
  if (place.at === 'here') return elsewhere(act, place.node);
  return HOLDERS[unit]?.some((holder) => findEnclosing(path, holder)) ? place : elsewhere(act);
}

/** Looks up a unit with a label, such as subsection (1). `outer` is the place that it is "of"; null if none is given. */
export function lookUpLabel(
  root: Provision,
  setting: Setting,
  outer: ReferredPlace | null,
  unit: Unit,
  parts: readonly string[],
): ReferredPlace {
  if (outer?.at === 'here') return findInside(outer.node, unit, parts);
  if (outer?.at === 'elsewhere') {
    const innerPlace = outer.node ? findInside(outer.node, unit, parts) : null;
    if (innerPlace?.at === 'nowhere') return innerPlace;
    return elsewhere(outer.act, innerPlace?.at === 'here' ? innerPlace.node : null);
  }
  if (outer) return outer;
  const { act, frame, quotation } = setting;
  const framed = quotation ? null : frame;
  if (framed?.at === 'elsewhere') return elsewhere(framed.act);
  if (framed && framed.at !== 'here' && parts[0]?.startsWith('(')) return framed;
  const path = framed?.at === 'here' ? pathInText(root, framed.node) : setting.path;
  if (act !== null) return quotedLabel(root, setting, act, unit, parts);
  if (unitFacts(unit).kinds.length === 0) {
    return { at: 'unknown', reason: `An Act has no ${unit}s, and it isn’t said what this is a ${unit} of` };
  }
  return findNear(root, path, unit, parts);
}

import type { Provision } from '../tree.ts';
import type { PointerLocus, TitleLocus } from './grammar.ts';
import { division, divisions, enclosing, inside, near, type ReferredPlace, surroundings } from './places.ts';
import type { Antecedents, Setting } from './setting.ts';
import { shortNamesOf } from './short-names.ts';
import { type Unit, unitNamed } from './units.ts';

const placeHere = (node: Provision): ReferredPlace => ({ at: 'here', node });
const elsewhere = (act: string, node: Provision | null = null): ReferredPlace => ({
  at: 'elsewhere',
  act,
  node,
});

const plain = (title: string): string => title.replace(/\s+/g, ' ').toLowerCase();

/**
 * The Act that a title names: for a short name, the one that the text defines it as. `titles` are those said before it in
 * the same section, for a "1997 Act" that it defines nowhere.
 */
export function lookUpTitle(
  root: Provision,
  own: string,
  titles: readonly string[],
  { title }: TitleLocus,
): ReferredPlace {
  const actNamed = (name: string) => (plain(name) === plain(own) ? placeHere(root) : elsewhere(name));
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

/** What "this section", "that Act" or "the Schedule" points to. */
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
    const schedules = divisions(root, 'schedule');
    if (act !== null) return elsewhere(act);
    const [only] = schedules;
    if (!only) return { at: 'nowhere', reason: 'There is no Schedule in this Act' };
    return schedules.length > 1
      ? { at: 'unknown', reason: 'This Act has more than one Schedule' }
      : placeHere(only);
  }
  if (unit === 'Act') return act === null ? placeHere(root) : elsewhere(act);
  const round = enclosing(path, unit);
  if (act !== null) return elsewhere(act, round);
  if (!round && setting.frame?.at === 'nowhere') return setting.frame;
  const words = unit === 'group' ? 'group of sections' : unit;
  return round ? placeHere(round) : { at: 'unknown', reason: `These words are in no ${words}` };
}

/** What must stand round words for a label of this unit to be looked for there and nowhere else. */
const HOLDERS: Partial<Record<Unit, readonly Unit[]>> = {
  subsection: ['section'],
  paragraph: ['section', 'subsection'],
  'sub-paragraph': ['paragraph'],
  'sub-sub-paragraph': ['sub-paragraph'],
};

/** A label in the words of another Act: what the quotation sets out is looked at, the rest of that Act is not held. */
function quotedLabel(root: Provision, setting: Setting, act: string, unit: Unit, parts: readonly string[]) {
  const { path, quotation } = setting;
  if (!parts[0]?.startsWith('(')) {
    const set = quotation ? division(quotation, unit, parts) : null;
    return elsewhere(act, set?.at === 'here' ? set.node : null);
  }
  const place = near(root, path, unit, parts);
  if (place.at === 'here') return elsewhere(act, place.node);
  return HOLDERS[unit]?.some((holder) => enclosing(path, holder)) ? place : elsewhere(act);
}

/** What a unit and a label name, given what they are said to be "of"; null for nothing. */
export function lookUpLabel(
  root: Provision,
  setting: Setting,
  outer: ReferredPlace | null,
  unit: Unit,
  parts: readonly string[],
): ReferredPlace {
  if (outer?.at === 'here') return inside(outer.node, unit, parts);
  if (outer?.at === 'elsewhere') {
    const innerPlace = outer.node ? inside(outer.node, unit, parts) : null;
    if (innerPlace?.at === 'nowhere') return innerPlace;
    return elsewhere(outer.act, innerPlace?.at === 'here' ? innerPlace.node : null);
  }
  if (outer) return outer;
  const { act, frame, quotation } = setting;
  const framed = quotation ? null : frame;
  if (framed?.at === 'elsewhere') return elsewhere(framed.act);
  if (framed && framed.at !== 'here' && parts[0]?.startsWith('(')) return framed;
  const path = framed?.at === 'here' ? surroundings(root, framed.node) : setting.path;
  if (act !== null) return quotedLabel(root, setting, act, unit, parts);
  if (unitNamed(unit).kinds.length === 0) {
    return { at: 'unknown', reason: `An Act has no ${unit}s, and it isn’t said what this is a ${unit} of` };
  }
  return near(root, path, unit, parts);
}

import { groupBy } from '../base/group-by.ts';
import { type Definition, definitionsIn } from './definitions.ts';
import type { Field, Pid, Provision } from './tree.ts';
import { indexTree, walk } from './tree.ts';
import { definitionsOfTerm, findTerm, isInScope, occurrencesIn, type TermPlace, usesOf } from './uses.ts';

/** Everything that a reader is shown about one defined term of a text. */
export interface TermCard {
  readonly definition: Definition;
  /** The places where the term is used with this meaning, in reading order. */
  readonly uses: readonly TermPlace[];
  /** Other terms that the words of the definition use. */
  readonly termsInDefinition: readonly Definition[];
  /** Other terms whose definitions use this one. */
  readonly termsItDefines: readonly Definition[];
  /**
   * Uses inside a longer term with another meaning, as “conduct” in “course of conduct”. They count as uses of the longer
   * term.
   */
  readonly usesInLongerTerms: readonly TermPlace[];
}

const overlaps = (a: TermPlace, b: TermPlace): boolean =>
  a.pid === b.pid && a.field === b.field && a.from < b.to && b.from < a.to;

/**
 * The provisions whose words define a term. A “means” definition consists of the provision with everything under it; a label
 * (“the 2003 Act”) only of the provision's own words.
 */
const definingPids = (root: Provision, { pid, form }: Definition): ReadonlySet<Pid> => {
  const node = indexTree(root).byPid.get(pid);
  return new Set(node && form === 'meaning' ? [...walk(node)].map((one) => one.pid) : [pid]);
};

/** Whether `longer` overlaps `place` and is longer: a longer term that contains the term at `place`. */
const isWithinLonger = (longer: TermPlace, place: TermPlace): boolean =>
  overlaps(longer, place) && longer.to - longer.from > place.to - place.from;

const placesOf = (root: Provision, title: string, definition: Definition): readonly TermPlace[] => [
  definition,
  ...usesOf(root, title, definition),
];

/** Whether a definition applies in a provision. If several of one term could apply, the one with the narrower scope does. */
function isGoverningDefinition(root: Provision, title: string, definition: Definition, pid: Pid): boolean {
  if (!isInScope(root, definition, pid)) return false;
  const rivals = definitionsOfTerm(root, title, definition.term).filter((one) => isInScope(root, one, pid));
  return rivals.length === 1 || usesOf(root, title, definition).some((use) => use.pid === pid);
}

/** The other terms that some provisions use. A term that occurs only inside longer terms is left out. */
function termsUsedIn(
  root: Provision,
  title: string,
  pids: ReadonlySet<Pid>,
  { key, pid: own, field, from, to }: Definition,
): readonly Definition[] {
  const nodes = [...pids].flatMap((pid) => indexTree(root).byPid.get(pid) ?? []);
  // A long Act defines hundreds of terms. The costly check of scopes is made only for those whose words occur.
  const usedTerms = definitionsIn(root, title).flatMap((one) => {
    if (one.key === key) return [];
    const places = nodes
      .flatMap((node) => occurrencesIn(node, one.term))
      .filter((place) => !overlaps(place, { pid: own, field, from, to }))
      .filter(({ pid }) => isGoverningDefinition(root, title, one, pid));
    return places.length > 0 ? [{ one, places }] : [];
  });
  const isWithin = (place: TermPlace) =>
    usedTerms.some(({ places }) => places.some((longer) => isWithinLonger(longer, place)));
  return usedTerms.filter(({ places }) => !places.every(isWithin)).map(({ one }) => one);
}

/** The card of the definition with a key; null if the text has no such definition. */
export function termCard(root: Provision, title: string, key: string): TermCard | null {
  const all = definitionsIn(root, title);
  const definition = all.find((one) => one.key === key);
  if (!definition) return null;
  const { term } = definition;
  const longer = all
    .filter((one) => one.term.length > term.length && findTerm(one.term, term).length > 0)
    .flatMap((one) => placesOf(root, title, one));
  const longerIn = groupBy(longer, ({ pid }) => pid);
  const isWithin = (place: TermPlace) =>
    (longerIn.get(place.pid) ?? []).some((one) => isWithinLonger(one, place));
  const allUses = usesOf(root, title, definition);
  const uses = allUses.filter((place) => !isWithin(place));
  const usedIn = new Set(uses.map(({ pid }) => pid));
  return {
    definition,
    uses,
    termsInDefinition: termsUsedIn(root, title, definingPids(root, definition), definition),
    termsItDefines: all.filter(
      (one) => one.key !== key && [...definingPids(root, one)].some((pid) => usedIn.has(pid)),
    ),
    usesInLongerTerms: allUses.filter(isWithin),
  };
}

/** The definition of the longest term at an offset of a field, with the narrowest scope. Null if no term is there. */
export function definitionAt(
  root: Provision,
  title: string,
  pid: Pid,
  field: Field,
  offset: number,
): Definition | null {
  const isThere = (place: TermPlace) =>
    place.pid === pid && place.field === field && place.from <= offset && offset <= place.to;
  const node = indexTree(root).byPid.get(pid);
  if (!node) return null;
  const definitions = definitionsIn(root, title)
    .filter((one) => isThere(one) || occurrencesIn(node, one.term).some(isThere))
    .filter((one) => placesOf(root, title, one).some(isThere));
  return definitions.toSorted((a, b) => b.term.length - a.term.length)[0] ?? null;
}

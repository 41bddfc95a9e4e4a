import { type Definition, definitionsIn } from './definitions.ts';
import type { Field, Pid, Provision } from './tree.ts';
import { indexTree, walk } from './tree.ts';
import { usesIn, usesOf } from './uses.ts';

/** A place where a term stands. */
export interface TermPlace {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** What is known of one defined term of a text. */
export interface TermCard {
  readonly definition: Definition;
  /** Where it is used in its meaning, in reading order. */
  readonly uses: readonly TermPlace[];
  /** Other terms in the words that define it. */
  readonly nested: readonly Definition[];
  /** Other terms that are defined by words in which it is used. */
  readonly definedBy: readonly Definition[];
  /** Uses in a longer term of another meaning, “conduct” in “course of conduct”: those are the other's. */
  readonly within: readonly TermPlace[];
}

const overlap = (a: TermPlace, b: TermPlace): boolean =>
  a.pid === b.pid && a.field === b.field && a.from < b.to && b.from < a.to;

/** The provisions whose words give a term its meaning: a label is given it by its own sentence alone. */
const definingPids = (root: Provision, { pid, form }: Definition): ReadonlySet<Pid> => {
  const node = indexTree(root).byPid.get(pid);
  return new Set(node && form === 'meaning' ? [...walk(node)].map((one) => one.pid) : [pid]);
};

/** Whether one place holds all of another and more. */
const holdsMore = (longer: TermPlace, place: TermPlace): boolean =>
  overlap(longer, place) && longer.to - longer.from > place.to - place.from;

const placesOf = (root: Provision, title: string, definition: Definition): readonly TermPlace[] => [
  definition,
  ...usesOf(root, title, definition),
];

/** Everything about one term of a text; null where the text has no such definition. */
export function termCard(root: Provision, title: string, key: string): TermCard | null {
  const all = definitionsIn(root, title);
  const definition = all.find((one) => one.key === key);
  if (!definition) return null;
  const places = all.map((one) => ({ one, places: placesOf(root, title, one) }));
  /** Whether a place of a term is in a longer one's. */
  const isWithin = (of: Definition, place: TermPlace) =>
    places.some(
      ({ one, places: theirs }) =>
        one.term.length > of.term.length && theirs.some((longer) => holdsMore(longer, place)),
    );
  const usesOwn = (one: Definition) => usesOf(root, title, one).filter((place) => !isWithin(one, place));
  const uses = usesOwn(definition);
  const own = definingPids(root, definition);
  const isIn = (pids: ReadonlySet<Pid>, found: readonly TermPlace[]) =>
    found.some(({ pid }) => pids.has(pid));
  const others = all.filter((one) => one.key !== key);
  return {
    definition,
    uses,
    nested: others.filter((other) =>
      isIn(
        own,
        usesOwn(other).filter((place) => !overlap(place, definition)),
      ),
    ),
    definedBy: others.filter((other) => isIn(definingPids(root, other), uses)),
    within: usesOf(root, title, definition).filter((place) => isWithin(definition, place)),
  };
}

/** The definition of the term that stands at an offset of a field: of the longest there, and of the narrowest scope. */
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
  const found = definitionsIn(root, title)
    .filter((one) => isThere(one) || usesIn(node, one.term).some(isThere))
    .filter((one) => placesOf(root, title, one).some(isThere));
  return found.toSorted((a, b) => b.term.length - a.term.length)[0] ?? null;
}

import type {
  Anchor,
  LinkWord,
  Location,
  Locus,
  Operation,
  ProvisionTarget,
  UnitName,
  WordsTarget,
} from '../syntax.ts';
import { depthOf, isWithin, join, upTo } from './depth.ts';
import { madeBy, UNIT_OF_KIND } from './made-by.ts';

/** Where something is, for certain: from the instrument down, as far as the words say. */
export type KnownLocation = Location;

/** What a text has named so far, the last at the end, for "that subsection" and the like. */
export interface Memory {
  readonly namedPlaces: readonly KnownLocation[];
  /** The Act that a sentence which amends nothing named last: what else is said of "that Act" is counted as its own. */
  readonly mentioned?: KnownLocation | undefined;
  /** The place beside which the last instruction put in its like: "that subsection" is either. */
  readonly insertedBeside?: KnownLocation | undefined;
  /** The Act that was amended last, or is said to be: what names none in the provisions after it is of that. */
  readonly act?: KnownLocation | undefined;
}

const MAX_NAMED_PLACES = 40;

/** A memory with one more place named. */
export const remember = (memory: Memory, place: KnownLocation): Memory =>
  place.length === 0
    ? memory
    : { ...memory, namedPlaces: [...memory.namedPlaces.slice(-MAX_NAMED_PLACES), place] };

/** Makes locations of one operation whole, and notes what they name, in the order of the words. */
export interface Resolver {
  readonly base: KnownLocation;
  memory: Memory;
  /** What the operation itself has named. */
  own: KnownLocation[];
}

/** The first piece of a step's first label, with its unit: `section 4` of section 4(2). */
const nameOf = (step: Locus): string =>
  step.type === 'act'
    ? step.title
    : step.type === 'unit'
      ? `${step.unit} ${step.labels[0]?.from[0] ?? ''}`
      : '';

/**
 * Whether a place can be meant from where the words stand: in the same instrument and, where those further out than the
 * unit that is named are known, in them. "That paragraph" under section 220 is none of section 218.
 */
function agrees(
  base: KnownLocation,
  candidate: KnownLocation,
  unit: UnitName | 'definition' | 'heading',
): boolean {
  const depth = depthOf({ type: 'anaphor', unit });
  return base.every((step, at) => {
    const own = depthOf(step, base.slice(0, at));
    const like = candidate.find((other, index) => depthOf(other, candidate.slice(0, index)) === own);
    return (
      own > 4 ||
      own >= depth ||
      nameOf(step) === '' ||
      (like !== undefined ? nameOf(like) === nameOf(step) : own !== 0)
    );
  });
}

/** Those that stand for a place "of the like kind": the innermost that was named, the operation's own first. */
function lookUp(r: Resolver, unit: (Locus & { type: 'anaphor' })['unit']): KnownLocation | null {
  if (unit === null) return r.own.at(-1) ?? r.base;
  for (const place of [...r.own.toReversed(), ...r.memory.namedPlaces.toReversed(), r.base]) {
    const antecedent = upTo(place, unit);
    if (antecedent) return unit === 'Act' || agrees(r.base, antecedent, unit) ? antecedent : null;
  }
  return null;
}

/** "the Schedule" is the one that the words are already in, where they are in one; else the only one there is. */
function theSchedule(r: Resolver, step: Locus | undefined): Locus | undefined {
  const isBare = step?.type === 'unit' && step.unit === 'Schedule' && step.labels.length === 0;
  if (!isBare || !upTo(r.base, 'Schedule')) return step;
  return { type: 'anaphor', unit: 'Schedule', ...(step.note === undefined ? {} : { note: step.note }) };
}

const noted = (location: KnownLocation, note: string | undefined): KnownLocation =>
  note === undefined
    ? location
    : location.map((step, at) => (at === location.length - 1 ? { ...step, note } : step));

/** A place that was found for "that subsection", marked where its like was put in beside it since it was named. */
function orNew(
  { base, memory: { insertedBeside }, own }: Resolver,
  unit: (Locus & { type: 'anaphor' })['unit'],
  antecedent: KnownLocation | null,
): KnownLocation | null {
  if (!antecedent || !insertedBeside || own.length > 0 || unit === null || unit === 'Act') return antecedent;
  return upTo(base, unit) || !isSame(antecedent, insertedBeside)
    ? antecedent
    : antecedent.map((step, at) => (at === antecedent.length - 1 ? { ...step, orNew: true } : step));
}

/** A location as a whole place. An anaphor that nothing answers stays, for a person to settle. */
export function resolvePlace(r: Resolver, at: Location): KnownLocation {
  const [outermost, ...innerSteps] = at;
  const first = theSchedule(r, outermost);
  let resolved: KnownLocation;
  // "The Act" is the one that is named before or, where none is, the one that the words are about.
  if (first?.type === 'act' && first.title === '') resolved = join(lookUp(r, 'Act') ?? r.base, innerSteps);
  else if (first?.type === 'anaphor' && first.note !== undefined && madeBy(first.note)) {
    // Which one it is, the instruction says that puts it in: not what was named last.
    resolved = [...r.base.filter(({ type }) => type === 'act'), first, ...innerSteps];
  } else if (first?.type === 'anaphor') {
    const antecedent = orNew(r, first.unit, lookUp(r, first.unit));
    const lone =
      first.unit === 'Schedule' && !antecedent
        ? join(r.base, [{ type: 'unit', unit: 'Schedule', labels: [] }])
        : null;
    resolved = [...noted(antecedent ?? lone ?? join(r.base, [first]), first.note), ...innerSteps];
  } else resolved = join(r.base, at);
  resolved = resolved.map((step, index) => resolveNeighbour(r, step, resolved.slice(0, index)));
  if (at.length > 0) r.own.push(resolved);
  return resolved;
}

/** What a step is beside is named from the step's own place: its anaphors are answered there. */
function resolveNeighbour(r: Resolver, step: Locus, under: KnownLocation): Locus {
  const inner = (of: Location): Location => {
    if (!of.some(({ type }) => type === 'anaphor')) return of;
    const neighbour = resolvePlace({ ...r, base: under, own: [...r.own] }, of);
    return neighbour.slice(commonLength([neighbour, under]));
  };
  if (step.type === 'italicBefore') return { ...step, before: inner(step.before) };
  if (step.type === 'wordsBeside') return { ...step, of: inner(step.of) };
  return step;
}

/** References carried as data are no part of what words name. */
const unlinked = (key: string, value: unknown): unknown =>
  key === 'refs' || key === 'orNew' ? undefined : value;

const isSame = (a: Locus | KnownLocation | undefined, b: Locus | KnownLocation | undefined): boolean =>
  a === b || JSON.stringify(a, unlinked) === JSON.stringify(b, unlinked);

function commonLength(places: readonly KnownLocation[]): number {
  const [first = [], ...rest] = places;
  let length = 0;
  while (length < first.length && rest.every((other) => isSame(other[length], first[length]))) length++;
  return length;
}

type MapLocation = (at: Location) => Location;

/** A link at "it" stays so: it stands at what was just named, whatever that is. */
const ofLink = (link: LinkWord, map: MapLocation): LinkWord =>
  link.of.length === 0 ? link : { ...link, of: map(link.of) };

function ofWords(target: WordsTarget, map: MapLocation, excepted: MapLocation): WordsTarget {
  if (target.type === 'link') return { ...target, link: ofLink(target.link, map) };
  if (target.type === 'quoted' && target.except) {
    const inside = map(target.in);
    const except = target.except.map((one) =>
      one.type === 'place' ? { ...one, at: excepted(one.at) } : one,
    );
    return { ...target, in: inside, except };
  }
  if (target.type !== 'span' || !target.startIn) return { ...target, in: map(target.in) };
  const startIn = map(target.startIn);
  return { ...target, startIn, in: map(target.in) };
}

function ofProvision(target: ProvisionTarget, map: MapLocation): ProvisionTarget {
  const at = map(target.at);
  return target.withLink ? { ...target, at, withLink: ofLink(target.withLink, map) } : { ...target, at };
}

function ofAnchor(anchor: Anchor, map: MapLocation, excepted: MapLocation): Anchor {
  return anchor.type === 'words'
    ? { ...anchor, words: ofWords(anchor.words, map, excepted) }
    : { ...anchor, of: map(anchor.of) };
}

/** An operation with each of its locations changed, in the order of the words; and what it excepts, which may be elsewhere. */
export function mapLocations(operation: Operation, map: MapLocation, excepted: MapLocation = map): Operation {
  switch (operation.type) {
    case 'insert':
      return { ...operation, at: operation.at.map((anchor) => ofAnchor(anchor, map, excepted)) };
    case 'substituteWords':
    case 'omitWords':
      return { ...operation, targets: operation.targets.map((one) => ofWords(one, map, excepted)) };
    case 'substituteProvisions':
    case 'omitProvisions':
      return { ...operation, targets: operation.targets.map((one) => ofProvision(one, map)) };
    case 'becomeProvision':
      return { ...operation, words: ofWords(operation.words, map, excepted) };
    case 'renumber':
      return { ...operation, at: map(operation.at) };
    case 'move':
      return { ...operation, at: map(operation.at), of: map(operation.of) };
    case 'insertSetOut':
      return { ...operation, at: ofAnchor(operation.at, map, excepted) };
  }
}

/** Every location that an operation names, in the order of the words; those of a link at "it" are none. */
export function locationsOf(operation: Operation): readonly Location[] {
  const all: Location[] = [];
  const unchanged = (at: Location): Location => at;
  mapLocations(
    operation,
    (at) => {
      all.push(at);
      return at;
    },
    unchanged,
  );
  return all;
}

/** How many steps of an operation's places are its context: all that they share, but for the last of each. */
function contextLength(
  base: KnownLocation,
  places: readonly (readonly [named: Location, resolved: KnownLocation])[],
): number {
  if (places.length === 0) return base.length;
  const longest = Math.min(
    ...places.map(([named, resolved]) =>
      named.length === 0 || isSame(resolved, base) ? resolved.length : resolved.length - 1,
    ),
  );
  return Math.min(longest, commonLength(places.map(([, resolved]) => resolved)));
}

/**
 * An operation with its context, so that the steps of any of its locations after the steps of the context are the
 * whole place: what goes with the context's own like (section 6 under section 5) takes that step out of the context.
 */
export function resolveOperation(
  operation: Operation,
  base: KnownLocation,
  memory: Memory,
): { readonly operation: Operation; readonly context: KnownLocation; readonly memory: Memory } {
  let r: Resolver = { base, memory, own: [] };
  const places: (readonly [Location, KnownLocation])[] = [];
  const resolvedOperation = mapLocations(operation, (at) => {
    const resolved = resolvePlace(r, at);
    places.push([at, resolved]);
    // "Section 8 of the X Act is moved to after section 4": what is named next is of that Act.
    if (at[0]?.type === 'act' && (base.length === 0 || !isWithin(resolved, base)))
      r = { ...r, base: at.slice(0, 1) };
    return resolved;
  });
  // What something becomes is named by that: "and after that subsection insert" (N13).
  if (operation.type === 'renumber' || operation.type === 'becomeProvision')
    r.own.push(join(places[0]?.[1] ?? base, [operation.as]));
  if (operation.type === 'move') r.own = operation.as ? [join(places[0]?.[1] ?? base, [operation.as])] : [];
  const length = contextLength(base, places);
  const context = (places[0]?.[1] ?? base).slice(0, length);
  return {
    operation: mapLocations(resolvedOperation, (at) => at.slice(length)),
    context,
    memory: {
      ...r.own.reduce(remember, memory),
      insertedBeside: placeInsertedBeside(operation, places[0]?.[1]),
    },
  };
}

/** The place beside which an operation puts in its like. */
function placeInsertedBeside(
  operation: Operation,
  place: KnownLocation | undefined,
): KnownLocation | undefined {
  const last = place?.at(-1);
  if (operation.type !== 'insert' || operation.at[0]?.type !== 'provision' || last?.type !== 'unit')
    return undefined;
  const [first] = operation.newText.provisions;
  return first && UNIT_OF_KIND[first.kind] === last.unit ? place : undefined;
}

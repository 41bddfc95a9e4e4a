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
import { cutAfterUnit, depthOf, isWithin, joinLocations } from './depth.ts';
import { madeBy, UNIT_OF_KIND } from './made-by.ts';

/** A resolved place: the steps from the instrument down, as far as the words say. */
export type ResolvedLocation = Location;

/** What a text has named so far, the last at the end, as antecedents of "that subsection" and the like. */
export interface Memory {
  readonly namedPlaces: readonly ResolvedLocation[];
  /** The Act that the last sentence without amendments named. Later words about "that Act" count as words about it. */
  readonly mentionedAct?: ResolvedLocation | undefined;
  /** The provision beside which the last instruction inserted one of its kind: "that subsection" may be either. */
  readonly insertedBeside?: ResolvedLocation | undefined;
  /** The Act that was amended last, or announced. Later provisions that name no Act are about this one. */
  readonly amendedAct?: ResolvedLocation | undefined;
}

const MAX_NAMED_PLACES = 40;

/** A memory with one more place named. */
export const remember = (memory: Memory, place: ResolvedLocation): Memory =>
  place.length === 0
    ? memory
    : { ...memory, namedPlaces: [...memory.namedPlaces.slice(-MAX_NAMED_PLACES), place] };

/** The state while the locations of one operation are resolved, in the order of the words. */
export interface Resolution {
  readonly base: ResolvedLocation;
  memory: Memory;
  /** The places that the operation itself has named. */
  placesOfOperation: ResolvedLocation[];
}

/** The name of a step by the first part of its first label: `section 4` for section 4(2). */
const nameOf = (step: Locus): string =>
  step.type === 'act'
    ? step.title
    : step.type === 'unit'
      ? `${step.unit} ${step.labels[0]?.from[0] ?? ''}`
      : '';

/**
 * Whether an antecedent is possible from a place. It must be in the same instrument and, if the place has steps further out
 * than the named unit, in those. "That paragraph" under section 220 can't be in section 218.
 */
function isPossibleAntecedent(
  base: ResolvedLocation,
  candidate: ResolvedLocation,
  unit: UnitName | 'definition' | 'heading',
): boolean {
  const unitDepth = depthOf({ type: 'anaphor', unit });
  return base.every((step, at) => {
    const stepDepth = depthOf(step, base.slice(0, at));
    const counterpart = candidate.find(
      (other, index) => depthOf(other, candidate.slice(0, index)) === stepDepth,
    );
    return (
      stepDepth > 4 ||
      stepDepth >= unitDepth ||
      nameOf(step) === '' ||
      (counterpart !== undefined ? nameOf(counterpart) === nameOf(step) : stepDepth !== 0)
    );
  });
}

/** The antecedent of an anaphor: the last place of its kind that was named, first by the operation itself. */
function antecedentOf(
  resolution: Resolution,
  unit: (Locus & { type: 'anaphor' })['unit'],
): ResolvedLocation | null {
  if (unit === null) return resolution.placesOfOperation.at(-1) ?? resolution.base;
  for (const place of [
    ...resolution.placesOfOperation.toReversed(),
    ...resolution.memory.namedPlaces.toReversed(),
    resolution.base,
  ]) {
    const antecedent = cutAfterUnit(place, unit);
    if (antecedent)
      return unit === 'Act' || isPossibleAntecedent(resolution.base, antecedent, unit) ? antecedent : null;
  }
  return null;
}

/** "the Schedule" means the Schedule that the words are already in, if any, and otherwise the only one of the Act. */
function resolveBareSchedule(resolution: Resolution, step: Locus | undefined): Locus | undefined {
  const isBare = step?.type === 'unit' && step.unit === 'Schedule' && step.labels.length === 0;
  if (!isBare || !cutAfterUnit(resolution.base, 'Schedule')) return step;
  return { type: 'anaphor', unit: 'Schedule', ...(step.note === undefined ? {} : { note: step.note }) };
}

const withNote = (location: ResolvedLocation, note: string | undefined): ResolvedLocation =>
  note === undefined
    ? location
    : location.map((step, at) => (at === location.length - 1 ? { ...step, note } : step));

/** Marks an antecedent if a provision of its kind was inserted beside it since, so that either may be meant. */
function markIfAmbiguous(
  { base, memory: { insertedBeside }, placesOfOperation }: Resolution,
  unit: (Locus & { type: 'anaphor' })['unit'],
  antecedent: ResolvedLocation | null,
): ResolvedLocation | null {
  if (!antecedent || !insertedBeside || placesOfOperation.length > 0 || unit === null || unit === 'Act')
    return antecedent;
  return cutAfterUnit(base, unit) || !isSame(antecedent, insertedBeside)
    ? antecedent
    : antecedent.map((step, at) => (at === antecedent.length - 1 ? { ...step, orNew: true } : step));
}

/** Resolves a location. An anaphor without an antecedent stays for a person to decide. */
export function resolvePlace(resolution: Resolution, location: Location): ResolvedLocation {
  const [outermost, ...innerSteps] = location;
  const first = resolveBareSchedule(resolution, outermost);
  let resolved: ResolvedLocation;
  // "The Act" is the last one that was named or, if there is none, the one that the words are about.
  if (first?.type === 'act' && first.title === '')
    resolved = joinLocations(antecedentOf(resolution, 'Act') ?? resolution.base, innerSteps);
  else if (first?.type === 'anaphor' && first.note !== undefined && madeBy(first.note)) {
    // The instruction that inserts the provision says which one it is. What was named last doesn't matter.
    resolved = [...resolution.base.filter(({ type }) => type === 'act'), first, ...innerSteps];
  } else if (first?.type === 'anaphor') {
    const antecedent = markIfAmbiguous(resolution, first.unit, antecedentOf(resolution, first.unit));
    const onlySchedule =
      first.unit === 'Schedule' && !antecedent
        ? joinLocations(resolution.base, [{ type: 'unit', unit: 'Schedule', labels: [] }])
        : null;
    resolved = [
      ...withNote(antecedent ?? onlySchedule ?? joinLocations(resolution.base, [first]), first.note),
      ...innerSteps,
    ];
  } else resolved = joinLocations(resolution.base, location);
  resolved = resolved.map((step, index) => resolveNeighbour(resolution, step, resolved.slice(0, index)));
  if (location.length > 0) resolution.placesOfOperation.push(resolved);
  return resolved;
}

/** Resolves the anaphors in a step's neighbour, from the step's own place. */
function resolveNeighbour(resolution: Resolution, step: Locus, under: ResolvedLocation): Locus {
  const resolveFromStep = (of: Location): Location => {
    if (!of.some(({ type }) => type === 'anaphor')) return of;
    const neighbour = resolvePlace(
      { ...resolution, base: under, placesOfOperation: [...resolution.placesOfOperation] },
      of,
    );
    return neighbour.slice(commonLength([neighbour, under]));
  };
  if (step.type === 'italicBefore') return { ...step, before: resolveFromStep(step.before) };
  if (step.type === 'wordsBeside') return { ...step, of: resolveFromStep(step.of) };
  return step;
}

/** Leaves out members that are not part of what words name. */
const omitUnnamedMembers = (key: string, value: unknown): unknown =>
  key === 'refs' || key === 'orNew' ? undefined : value;

const isSame = (a: Locus | ResolvedLocation | undefined, b: Locus | ResolvedLocation | undefined): boolean =>
  a === b || JSON.stringify(a, omitUnnamedMembers) === JSON.stringify(b, omitUnnamedMembers);

function commonLength(places: readonly ResolvedLocation[]): number {
  const [first = [], ...otherPlaces] = places;
  let length = 0;
  while (length < first.length && otherPlaces.every((other) => isSame(other[length], first[length])))
    length++;
  return length;
}

type MapLocation = (at: Location) => Location;

/** Maps the place of a linking word. At "it", the place stays empty: it is what was just named. */
const mapLink = (link: LinkWord, map: MapLocation): LinkWord =>
  link.of.length === 0 ? link : { ...link, of: map(link.of) };

function mapWords(target: WordsTarget, map: MapLocation, mapException: MapLocation): WordsTarget {
  if (target.type === 'link') return { ...target, link: mapLink(target.link, map) };
  if (target.type === 'quoted' && target.except) {
    const inside = map(target.in);
    const except = target.except.map((one) =>
      one.type === 'place' ? { ...one, at: mapException(one.at) } : one,
    );
    return { ...target, in: inside, except };
  }
  if (target.type !== 'span' || !target.startIn) return { ...target, in: map(target.in) };
  const startIn = map(target.startIn);
  return { ...target, startIn, in: map(target.in) };
}

function mapProvision(target: ProvisionTarget, map: MapLocation): ProvisionTarget {
  const at = map(target.at);
  return target.withLink ? { ...target, at, withLink: mapLink(target.withLink, map) } : { ...target, at };
}

function mapAnchor(anchor: Anchor, map: MapLocation, mapException: MapLocation): Anchor {
  return anchor.type === 'words'
    ? { ...anchor, words: mapWords(anchor.words, map, mapException) }
    : { ...anchor, of: map(anchor.of) };
}

/** Maps each location of an operation, in the order of the words. `excepted` maps the exceptions, which may be elsewhere. */
export function mapLocations(
  operation: Operation,
  map: MapLocation,
  mapException: MapLocation = map,
): Operation {
  switch (operation.type) {
    case 'insert':
      return { ...operation, at: operation.at.map((anchor) => mapAnchor(anchor, map, mapException)) };
    case 'substituteWords':
    case 'omitWords':
      return { ...operation, targets: operation.targets.map((one) => mapWords(one, map, mapException)) };
    case 'substituteProvisions':
    case 'omitProvisions':
      return { ...operation, targets: operation.targets.map((one) => mapProvision(one, map)) };
    case 'becomeProvision':
      return { ...operation, words: mapWords(operation.words, map, mapException) };
    case 'renumber':
      return { ...operation, at: map(operation.at) };
    case 'move':
      return { ...operation, at: map(operation.at), of: map(operation.of) };
    case 'insertSetOut':
      return { ...operation, at: mapAnchor(operation.at, map, mapException) };
  }
}

/** Every location that an operation names, in the order of the words. A linking word at "it" names none. */
export function locationsOf(operation: Operation): readonly Location[] {
  const locations: Location[] = [];
  const keepLocation = (at: Location): Location => at;
  mapLocations(
    operation,
    (at) => {
      locations.push(at);
      return at;
    },
    keepLocation,
  );
  return locations;
}

/** The number of steps that all places of an operation share, without the last step of each. They are its context. */
function contextLength(
  base: ResolvedLocation,
  places: readonly (readonly [named: Location, resolved: ResolvedLocation])[],
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
 * Resolves an operation and splits off its context. The context's steps and then those of any of the operation's locations
 * are the whole place. A named step can replace one of the context: section 6 under section 5.
 */
export function resolveOperation(
  operation: Operation,
  base: ResolvedLocation,
  memory: Memory,
): { readonly operation: Operation; readonly context: ResolvedLocation; readonly memory: Memory } {
  let resolution: Resolution = { base, memory, placesOfOperation: [] };
  const places: (readonly [Location, ResolvedLocation])[] = [];
  const resolvedOperation = mapLocations(operation, (at) => {
    const resolved = resolvePlace(resolution, at);
    places.push([at, resolved]);
    // "Section 8 of the X Act is moved to after section 4": section 4 is in that Act, too.
    if (at[0]?.type === 'act' && (base.length === 0 || !isWithin(resolved, base)))
      resolution = { ...resolution, base: at.slice(0, 1) };
    return resolved;
  });
  // The new number is a name that later words use: "and after that subsection insert" (N13).
  if (operation.type === 'renumber' || operation.type === 'becomeProvision')
    resolution.placesOfOperation.push(joinLocations(places[0]?.[1] ?? base, [operation.as]));
  if (operation.type === 'move')
    resolution.placesOfOperation = operation.as
      ? [joinLocations(places[0]?.[1] ?? base, [operation.as])]
      : [];
  const length = contextLength(base, places);
  const context = (places[0]?.[1] ?? base).slice(0, length);
  return {
    operation: mapLocations(resolvedOperation, (at) => at.slice(length)),
    context,
    memory: {
      ...resolution.placesOfOperation.reduce(remember, memory),
      insertedBeside: placeInsertedBeside(operation, places[0]?.[1]),
    },
  };
}

/** The place beside which an operation inserts a provision of the same kind. */
function placeInsertedBeside(
  operation: Operation,
  place: ResolvedLocation | undefined,
): ResolvedLocation | undefined {
  const last = place?.at(-1);
  if (operation.type !== 'insert' || operation.at[0]?.type !== 'provision' || last?.type !== 'unit')
    return undefined;
  const [first] = operation.newText.provisions;
  return first && UNIT_OF_KIND[first.kind] === last.unit ? place : undefined;
}

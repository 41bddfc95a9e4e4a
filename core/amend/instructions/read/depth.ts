import type { Label, Location, Locus, UnitName } from '../syntax.ts';

/**
 * How far in a step of a location is: 0 the instrument, 4 a section, 5 (1), 6 (a), 7 (i), 8 (A) (drafting-conventions.md
 * §1.1). Steps without a number of their own stand between these.
 */
const OF_TYPE: Readonly<Record<Exclude<Locus['type'], 'unit' | 'anaphor'>, number>> = {
  act: 0,
  longTitle: 1,
  definition: 5.5,
  tableEntry: 6.2,
  column: 6.4,
  heading: 9,
  italicBefore: 9,
  opening: 9,
  closing: 9,
  wordsBeside: 9,
  wordsBetween: 9,
  sentence: 9,
};

const OF_UNIT: Readonly<Record<UnitName, number>> = {
  Schedule: 1,
  Part: 2,
  Chapter: 3,
  section: 4,
  article: 4,
  regulation: 4,
  rule: 4,
  subsection: 5,
  paragraph: 6,
  'sub-paragraph': 7,
  'sub-sub-paragraph': 8,
  table: 5.6,
  entry: 6.2,
  item: 6.2,
  step: 6.2,
  point: 6.2,
  row: 6.2,
  column: 6.4,
};

/** The depth that a piece of a label shows by itself: 2A, (1), (a), (A). Small letters may be roman, which can't be seen. */
function shapeOf(labelPart: string): number {
  if (!labelPart.startsWith('(')) return 4;
  if (/\d/.test(labelPart) && !/^\([a-z]/.test(labelPart)) return 5;
  return /^\([A-Z]/.test(labelPart) ? 8 : 6;
}

/** The depths of a label's pieces, the first at a depth that is known: what follows a letter is roman. */
export function depthsOf(label: Label, first: number): readonly number[] {
  const depths: number[] = [];
  for (const labelPart of label) {
    const before = depths.at(-1);
    const shape = shapeOf(labelPart);
    depths.push(
      before === undefined ? first : shape === 6 && before >= 6 ? before + 1 : Math.max(shape, before + 1),
    );
  }
  return depths;
}

/** Whether a location is in a statutory instrument, by its own words: one level less has a name there (§1.1). */
const isSecondary = (location: Location): boolean =>
  location.some((step) => step.type === 'unit' && /^(?:article|regulation|rule)$/.test(step.unit));

/** The location that a step is named by without being inside it: the words before paragraph (a) are beside (a). */
const besideOf = (step: Locus): Location | null =>
  step.type === 'italicBefore'
    ? step.before
    : step.type === 'wordsBeside'
      ? step.of
      : step.type === 'wordsBetween'
        ? step.first
        : null;

/** How far in a step is that stands under a location. */
export function depthOf(step: Locus, under: Location = []): number {
  if (step.type === 'anaphor') {
    if (step.unit === 'Act') return 0;
    if (step.unit === 'definition') return OF_TYPE.definition;
    if (step.unit === 'heading' || step.unit === null) return 9;
    return OF_UNIT[step.unit];
  }
  const neighbour = besideOf(step)?.[0];
  if (neighbour) return depthOf(neighbour, under);
  if (step.type !== 'unit') return OF_TYPE[step.type];
  const shape = shapeOf(step.labels[0]?.from[0] ?? '(a)');
  if (step.unit === 'paragraph')
    return shape === 6 &&
      isSecondary(under) &&
      under.some((outer) => outer.type === 'unit' && outer.unit === 'sub-paragraph')
      ? 7
      : shape;
  if (step.unit === 'sub-paragraph') return shape === 5 ? 5 : isSecondary(under) ? 6 : 7;
  return OF_UNIT[step.unit];
}

/** How far in the whole of a step reaches: section 4(2)(a) reaches to (a). */
function reach(step: Locus, under: Location): number {
  const depth = depthOf(step, under);
  if (step.type !== 'unit') return depth;
  const label = step.labels[0]?.from;
  return label ? (depthsOf(label, depth).at(-1) ?? depth) : depth;
}

/** A step cut off above a depth: section 4(2) above subsections is section 4. Null where nothing of it is left. */
function above(step: Locus, depth: number, under: Location): Locus | null {
  // What is beside a section is as far in as that is, though its words name the Act, too.
  const neighbour = besideOf(step)?.find(({ type }) => type !== 'act');
  const own = depthOf(neighbour ?? step, under);
  if (own >= depth) return null;
  if (step.type !== 'unit' || reach(step, under) < depth) return step;
  const [range] = step.labels;
  if (!range || step.labels.length > 1) return null;
  const depths = depthsOf(range.from, own);
  return { ...step, labels: [{ from: range.from.filter((_, at) => (depths[at] ?? 9) < depth) }] };
}

/** A location's steps that stand above a depth, its labels cut where they reach further. */
function outside(location: Location, depth: number): Location {
  const outerSteps: Locus[] = [];
  for (const [at, step] of location.entries()) {
    const cutStep = above(step, depth, location.slice(0, at));
    if (!cutStep) break;
    outerSteps.push(cutStep);
    if (cutStep !== step) break;
  }
  return outerSteps;
}

/** A location that words name, seen from another: what is named goes inside it, or in the place of its own like. */
export function join(base: Location, namedPlace: Location): Location {
  const [first] = namedPlace;
  if (!first) return base;
  return [...outside(base, depthOf(first, base)), ...namedPlace];
}

/** What a location's steps are called, a label's pieces apart: "section 5(1)" is as "subsection (1) of section 5". */
const namePartsOf = (location: Location): readonly string[] =>
  location.flatMap((step) => {
    if (step.type === 'act') return [step.title];
    const [only, other] = step.type === 'unit' ? step.labels : [];
    if (only && !other && !only.to) return only.from;
    const { note: _note, refs: _refs, orNew: _orNew, ...name } = step;
    return [JSON.stringify(name)];
  });

/** A label of one piece as a number and the letters after it, by which it is known to stand between two others. */
function rankOf(label: Label): readonly [number: number, letters: string] | null {
  const [, number, letters = ''] =
    /^\(?(\d+)([A-Z]*)\)?$/.exec(label.length === 1 ? (label[0] ?? '') : '') ?? [];
  return number === undefined ? null : [Number(number), letters];
}

const isUpTo = (a: Label, b: Label): boolean => {
  const [low, high] = [rankOf(a), rankOf(b)];
  return low !== null && high !== null && (low[0] < high[0] || (low[0] === high[0] && low[1] <= high[1]));
};

/** Whether a step is one of those that another names: subsection (7) is one of subsections (2) and (7). */
const isOneOf = (step: Locus | undefined, several: Locus | undefined): boolean =>
  step?.type === 'unit' &&
  several?.type === 'unit' &&
  step.unit === several.unit &&
  step.labels.every((own) =>
    several.labels.some(({ from, to }) =>
      to
        ? isUpTo(from, own.from) && isUpTo(own.to ?? own.from, to)
        : !own.to && own.from.join('') === from.join(''),
    ),
  );

/** Whether a location is another, or a part of it. */
export function isWithin(location: Location, other: Location): boolean {
  const nameParts = namePartsOf(location);
  return namePartsOf(other).every((part, at) => part === nameParts[at]);
}

/** Whether a location is in one of the provisions that another names. */
export const isAmong = (location: Location, other: Location): boolean =>
  isWithin(location, other) ||
  (isOneOf(location[other.length - 1], other.at(-1)) &&
    isWithin(location.slice(0, other.length - 1), other.slice(0, -1)));

/** Whether a location reaches as far in as a step does that stands in the like of it: section 2(3) to subsections. */
export function reachesAsFarAs(location: Location, step: Locus): boolean {
  const last = location.at(-1);
  return last !== undefined && reach(last, location.slice(0, -1)) >= depthOf(step, location);
}

const isGroup = (step: Locus): boolean =>
  step.type === 'unit' && (step.unit === 'Part' || step.unit === 'Chapter');

/** Whether a place is what words name another to be in ("of that section"), or is the other: its text may be a part of it. */
export function isHolderOf(holder: Location, place: Location): boolean {
  const [only, other] = holder;
  if (!only || (!other && (only.type === 'anaphor' || (only.type === 'unit' && only.labels.length === 0))))
    return true;
  const holderParts = namePartsOf(holder.filter((step) => !isGroup(step)));
  const placeParts = namePartsOf(
    place.filter((step) => !isGroup(step) && (step.type !== 'act' || only.type === 'act')),
  );
  return [placeParts, placeParts.slice(0, -1)].some(
    (parts) => parts.length === holderParts.length && parts.every((part, at) => part === holderParts[at]),
  );
}

/** A location down to its step of a unit, the labels cut to it: "that subsection" after section 4(2)(a) is section 4(2). */
export function upTo(location: Location, unit: UnitName | 'Act' | 'definition' | 'heading'): Location | null {
  for (let at = location.length - 1; at >= 0; at--) {
    const step = location[at];
    const under = location.slice(0, at);
    if (!step) continue;
    const isIt = step.type === 'unit' ? step.unit === unit : step.type === (unit === 'Act' ? 'act' : unit);
    const isEntry = unit === 'entry' && step.type === 'tableEntry';
    if (isIt || isEntry) return outside(location.slice(0, at + 1), reachOfUnit(step, unit, under));
    const within = step.type === 'unit' && step.labels.length === 1 ? withinLabel(step, unit, under) : null;
    if (within) return [...under, within];
  }
  return null;
}

/** Just past the first piece of a step named by its own unit: section 4(2) as "that section" is section 4. */
function reachOfUnit(step: Locus, unit: string | null, under: Location): number {
  if (step.type !== 'unit' || step.labels.length !== 1 || step.unit !== unit) return 99;
  return depthOf(step, under) + 0.5;
}

const UNIT_DEPTHS: ReadonlyMap<string, readonly number[]> = new Map([
  ['subsection', [5]],
  ['paragraph', [6]],
  ['sub-paragraph', [7, 5]],
  ['sub-sub-paragraph', [8]],
]);

function withinLabel(step: Locus & { type: 'unit' }, unit: string, under: Location): Locus | null {
  const label = step.labels[0]?.from ?? [];
  const depths = depthsOf(label, depthOf(step, under));
  for (const depth of UNIT_DEPTHS.get(unit) ?? []) {
    const at = depths.indexOf(depth);
    if (at > 0 && !(depth === 5 && unit === 'sub-paragraph' && step.unit !== 'paragraph'))
      return { ...step, labels: [{ from: label.slice(0, at + 1) }] };
  }
  return null;
}

import type { Label, Location, Locus, UnitName } from '../syntax.ts';

/**
 * The depth of a step: 0 the instrument, 4 a section, 5 (1), 6 (a), 7 (i), 8 (A) (drafting-conventions.md §1.1). Steps
 * without a number of their own have depths between these.
 */
const DEPTH_BY_TYPE: Readonly<Record<Exclude<Locus['type'], 'unit' | 'anaphor'>, number>> = {
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

const DEPTH_BY_UNIT: Readonly<Record<UnitName, number>> = {
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

/** The depth of a part of a label by its shape: 2A, (1), (a), (A). The shape doesn't show whether (i) is a roman numeral. */
function depthByShape(labelPart: string): number {
  if (!labelPart.startsWith('(')) return 4;
  if (/\d/.test(labelPart) && !/^\([a-z]/.test(labelPart)) return 5;
  return /^\([A-Z]/.test(labelPart) ? 8 : 6;
}

/** The depths of a label's parts, from the known depth of the first. A small letter after a small letter is roman. */
export function depthsOf(label: Label, first: number): readonly number[] {
  const depths: number[] = [];
  for (const labelPart of label) {
    const before = depths.at(-1);
    const shape = depthByShape(labelPart);
    depths.push(
      before === undefined ? first : shape === 6 && before >= 6 ? before + 1 : Math.max(shape, before + 1),
    );
  }
  return depths;
}

/** Whether a location's own words are those of a statutory instrument, where unit names have other depths (§1.1). */
const isSecondary = (location: Location): boolean =>
  location.some((step) => step.type === 'unit' && /^(?:article|regulation|rule)$/.test(step.unit));

/** The neighbour by which a step is named: "the words before paragraph (a)" are beside (a), and not inside it. */
const neighbourOf = (step: Locus): Location | null =>
  step.type === 'italicBefore'
    ? step.before
    : step.type === 'wordsBeside'
      ? step.of
      : step.type === 'wordsBetween'
        ? step.first
        : null;

/** The depth of a step under a location. */
export function depthOf(step: Locus, under: Location = []): number {
  if (step.type === 'anaphor') {
    if (step.unit === 'Act') return 0;
    if (step.unit === 'definition') return DEPTH_BY_TYPE.definition;
    if (step.unit === 'heading' || step.unit === null) return 9;
    return DEPTH_BY_UNIT[step.unit];
  }
  const neighbour = neighbourOf(step)?.[0];
  if (neighbour) return depthOf(neighbour, under);
  if (step.type !== 'unit') return DEPTH_BY_TYPE[step.type];
  const shape = depthByShape(step.labels[0]?.from[0] ?? '(a)');
  if (step.unit === 'paragraph')
    return shape === 6 &&
      isSecondary(under) &&
      under.some((outer) => outer.type === 'unit' && outer.unit === 'sub-paragraph')
      ? 7
      : shape;
  if (step.unit === 'sub-paragraph') return shape === 5 ? 5 : isSecondary(under) ? 6 : 7;
  return DEPTH_BY_UNIT[step.unit];
}

/** The depth of the last part of a step's label: section 4(2)(a) reaches to (a). */
function reachOf(step: Locus, under: Location): number {
  const depth = depthOf(step, under);
  if (step.type !== 'unit') return depth;
  const label = step.labels[0]?.from;
  return label ? (depthsOf(label, depth).at(-1) ?? depth) : depth;
}

/** Cuts a step above a depth: above subsections, section 4(2) is section 4. Null where nothing is left. */
function cutAbove(step: Locus, depth: number, under: Location): Locus | null {
  // The words beside a section are as deep as the section, though its location names the Act, too.
  const neighbour = neighbourOf(step)?.find(({ type }) => type !== 'act');
  const own = depthOf(neighbour ?? step, under);
  if (own >= depth) return null;
  if (step.type !== 'unit' || reachOf(step, under) < depth) return step;
  const [range] = step.labels;
  if (!range || step.labels.length > 1) return null;
  const depths = depthsOf(range.from, own);
  return { ...step, labels: [{ from: range.from.filter((_, at) => (depths[at] ?? 9) < depth) }] };
}

/** The steps of a location above a depth, with a label cut where it reaches further. */
function stepsAbove(location: Location, depth: number): Location {
  const outerSteps: Locus[] = [];
  for (const [at, step] of location.entries()) {
    const cutStep = cutAbove(step, depth, location.slice(0, at));
    if (!cutStep) break;
    outerSteps.push(cutStep);
    if (cutStep !== step) break;
  }
  return outerSteps;
}

/** Resolves a named location from a base. It goes inside the base, and replaces any step of its own depth or deeper there. */
export function joinLocations(base: Location, namedPlace: Location): Location {
  const [first] = namedPlace;
  if (!first) return base;
  return [...stepsAbove(base, depthOf(first, base)), ...namedPlace];
}

/** The names of a location's steps, with the parts of a label apart: "section 5(1)" is the same as "subsection (1) of section 5". */
const namePartsOf = (location: Location): readonly string[] =>
  location.flatMap((step) => {
    if (step.type === 'act') return [step.title];
    const [only, other] = step.type === 'unit' ? step.labels : [];
    if (only && !other && !only.to) return only.from;
    const { note: _note, refs: _refs, orNew: _orNew, ...name } = step;
    return [JSON.stringify(name)];
  });

/** A label of one part as a number and letters, for comparing the order of labels; null for any other label. */
function rankOf(label: Label): readonly [number: number, letters: string] | null {
  const [, number, letters = ''] =
    /^\(?(\d+)([A-Z]*)\)?$/.exec(label.length === 1 ? (label[0] ?? '') : '') ?? [];
  return number === undefined ? null : [Number(number), letters];
}

const isUpTo = (a: Label, b: Label): boolean => {
  const [low, high] = [rankOf(a), rankOf(b)];
  return low !== null && high !== null && (low[0] < high[0] || (low[0] === high[0] && low[1] <= high[1]));
};

/** Whether a step is one of the units that another step names: subsection (7) is one of subsections (2) and (7). */
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

/** Whether a location is the same as another, or inside it. */
export function isWithin(location: Location, other: Location): boolean {
  const nameParts = namePartsOf(location);
  return namePartsOf(other).every((part, at) => part === nameParts[at]);
}

/** Whether a location is inside one of the provisions that another names. */
export const isAmong = (location: Location, other: Location): boolean =>
  isWithin(location, other) ||
  (isOneOf(location[other.length - 1], other.at(-1)) &&
    isWithin(location.slice(0, other.length - 1), other.slice(0, -1)));

/** Whether a location reaches as deep as a step that could follow in it: section 2(3) reaches the depth of subsections. */
export function reachesAsFarAs(location: Location, step: Locus): boolean {
  const last = location.at(-1);
  return last !== undefined && reachOf(last, location.slice(0, -1)) >= depthOf(step, location);
}

const isGroup = (step: Locus): boolean =>
  step.type === 'unit' && (step.unit === 'Part' || step.unit === 'Chapter');

/** Whether words name what holds a place ("of that section"), or the place itself, whose text may be a part of it. */
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

/** A location cut after its step of a unit: "that subsection" after section 4(2)(a) is section 4(2). Null without such a step. */
export function cutAfterUnit(
  location: Location,
  unit: UnitName | 'Act' | 'definition' | 'heading',
): Location | null {
  for (let at = location.length - 1; at >= 0; at--) {
    const step = location[at];
    const under = location.slice(0, at);
    if (!step) continue;
    const isIt = step.type === 'unit' ? step.unit === unit : step.type === (unit === 'Act' ? 'act' : unit);
    const isEntry = unit === 'entry' && step.type === 'tableEntry';
    if (isIt || isEntry) return stepsAbove(location.slice(0, at + 1), reachOfUnit(step, unit, under));
    const within = step.type === 'unit' && step.labels.length === 1 ? withinLabel(step, unit, under) : null;
    if (within) return [...under, within];
  }
  return null;
}

/** A depth just past the first part of a step with that unit: section 4(2) as "that section" is section 4. */
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

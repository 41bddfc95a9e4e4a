import { mayInsert } from '../../../act/nesting.ts';
import type { Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Label, LabelRange, UnitName } from '../syntax.ts';
import { isPresent, type LiveNode, rootOf, upward } from './live-node.ts';
import { bare, cited } from './name.ts';

/** The depth of each kind in an Act. A search for a unit begins outside provisions as deep as that unit or deeper. */
const DEPTHS: Readonly<Record<Kind, number>> = {
  act: 0,
  longTitle: 1,
  enactingWords: 1,
  schedule: 1,
  part: 2,
  chapter: 3,
  crossheading: 4,
  section: 5,
  scheduleParagraph: 5,
  subsection: 6,
  scheduleSubparagraph: 6,
  definition: 6.5,
  block: 6.5,
  quotation: 6.5,
  table: 6.5,
  paragraph: 7,
  subparagraph: 8,
  subsubparagraph: 9,
  row: 10,
  cell: 11,
};

/** Kinds that contain sections or Schedule paragraphs. A search for those enters them, and words can't run across them. */
export const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

const KINDS_OF_UNIT: Readonly<Record<UnitName, readonly Kind[]>> = {
  Part: ['part'],
  Chapter: ['chapter'],
  Schedule: ['schedule'],
  section: ['section'],
  article: ['section'],
  regulation: ['section'],
  rule: ['section'],
  subsection: ['subsection'],
  paragraph: ['scheduleParagraph', 'paragraph'],
  'sub-paragraph': ['scheduleSubparagraph', 'subparagraph'],
  'sub-sub-paragraph': ['subsubparagraph'],
  entry: ['paragraph', 'subparagraph', 'scheduleParagraph', 'scheduleSubparagraph'],
  item: ['paragraph', 'subparagraph', 'scheduleParagraph', 'scheduleSubparagraph'],
  step: ['paragraph', 'subparagraph', 'scheduleParagraph', 'subsection'],
  point: ['paragraph', 'subparagraph', 'scheduleParagraph', 'scheduleSubparagraph'],
  row: [],
  column: [],
  table: [],
};
/** In a statutory instrument, a paragraph is what an Act calls a subsection, and so on for deeper units (§1.1). */
const KINDS_IN_INSTRUMENT: Partial<Record<UnitName, readonly Kind[]>> = {
  paragraph: ['subsection', 'scheduleParagraph', 'paragraph'],
  'sub-paragraph': ['paragraph', 'scheduleSubparagraph', 'subparagraph'],
};

const SECTION_UNITS: ReadonlySet<UnitName> = new Set(['section', 'article', 'regulation', 'rule']);
const GROUP_UNITS: ReadonlySet<UnitName> = new Set(['Part', 'Chapter', 'Schedule', ...SECTION_UNITS]);

function depthOf(unit: UnitName, label: string, isInstrument: boolean): number {
  const bracketed = label.startsWith('(');
  if (unit === 'paragraph') return bracketed ? (isInstrument && /\d/.test(label) ? 6 : 7) : 5;
  if (unit === 'sub-paragraph') return /\d/.test(label) ? 6 : isInstrument ? 7 : 8;
  const [kind] = KINDS_OF_UNIT[unit];
  return kind ? DEPTHS[kind] : 7;
}

/** Kinds without a level, which can be in a section or in its last paragraph. */
const LEVELLESS: ReadonlySet<Kind> = new Set(['table', 'quotation', 'block']);

/**
 * Whether a provision of a kind may be inserted directly in another: by the rules of an Act, or because it already has one.
 * It must be deeper than its parent: a Chapter after the last section of another Chapter goes after that Chapter.
 */
export function mayTake(holder: LiveNode, kind: Kind): boolean {
  if (holder.kind === 'quotation') return mayInsert(holder.kind, kind);
  const has = holder.children.some((child) => child.kind === kind && child.removedBy === null);
  return has || (mayInsert(holder.kind, kind) && (LEVELLESS.has(kind) || DEPTHS[kind] > DEPTHS[holder.kind]));
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** `XI` as `11`, `IVA` as `4A`; the label itself if it is no Roman numeral. */
function arabic(label: string): string {
  const [, roman = '', letters = ''] = /^([IVXL]+)([A-HJ-UWYZ]*)$/.exec(label) ?? [];
  if (!roman) return label;
  const values = [...roman].map((letter) => ROMAN[letter] ?? 0);
  const value = values.reduce((sum, one, at) => sum + (one < (values[at + 1] ?? 0) ? -one : one), 0);
  return `${value}${letters}`;
}

/** Makes a fast test of whether a provision has a label, for a search through all sections of an Act. */
function labelMatcher(label: string): (node: LiveNode) => boolean {
  const bareLabel = bare(label);
  const capital = bareLabel.toUpperCase();
  return ({ kind, text }) => {
    if (kind === 'part' || kind === 'chapter' || kind === 'schedule') {
      const num = bare(text.num);
      return num === bareLabel || (num !== '' && arabic(num) === arabic(bareLabel));
    }
    if (kind === 'section')
      return text.num.toUpperCase().includes(capital) && bare(text.num).toUpperCase() === capital;
    return text.num.includes(bareLabel) && bare(text.num) === bareLabel;
  };
}

/**
 * The matching nodes on the nearest level below a provision that has any. Present nodes are preferred to omitted ones, which
 * may still be named as the anchor of an insertion.
 */
function nearestLevel(
  from: LiveNode,
  mayEnter: (node: LiveNode) => boolean,
  matches: (node: LiveNode) => boolean,
): readonly LiveNode[] {
  let omitted: readonly LiveNode[] = [];
  for (let level = from.children; level.length > 0; ) {
    const hits = level.filter(matches);
    const standing = hits.filter((node) => node.removedBy === null);
    if (standing.length > 0) return standing;
    if (omitted.length === 0) omitted = hits;
    const below: LiveNode[] = [];
    for (const node of level) if (mayEnter(node)) below.push(...node.children);
    level = below;
  }
  return omitted;
}

/** Whether a provision is in a group: as a part, or under its heading if the heading was inserted before it as a sibling. */
export function groupHas(group: LiveNode, node: LiveNode): boolean {
  for (const at of upward(node)) {
    if (at === group) return true;
    if (at.parent !== group.parent || !group.parent || !GROUPS.has(group.kind)) continue;
    const siblings = group.parent.children;
    const [from, to] = [siblings.indexOf(group), siblings.indexOf(at)];
    if (from >= to) continue;
    return !siblings.slice(from + 1, to + 1).some(({ kind }) => DEPTHS[kind] <= DEPTHS[group.kind]);
  }
  return false;
}

const unitWords = (unit: UnitName, label: Label): string => `${unit} ${label.join('')}`.trim();

export const isInstrument = (node: LiveNode): boolean =>
  [...upward(node)].some(({ source }) => source.unit !== undefined);

/** Whether two provisions are versions of one for different parts of the UK (E+W, N.I.), which a file has side by side. */
function isVersion(main: LiveNode, other: LiveNode): boolean {
  if (main.parent !== other.parent || main.kind !== other.kind || other.insertion) return false;
  if (!bare(main.text.num) || bare(main.text.num) !== bare(other.text.num)) return false;
  return main.source.extent !== other.source.extent || /__oc_\d+$/.test(other.source.eid ?? '');
}

/** The other versions of a provision, which an instruction that names it does not change. */
export const versionsOf = (node: LiveNode): readonly LiveNode[] =>
  (node.parent?.children ?? []).filter(
    (other) => other !== node && isPresent(other) && isVersion(node, other),
  );

function onlyCandidate(candidates: readonly LiveNode[], words: string, where: LiveNode): Result<LiveNode> {
  const [first, second] = candidates;
  const place = cited(where);
  const inIt = where.kind === 'act' ? 'in this Act' : `in ${place}`;
  if (!first) return refuse('not-found', `there is no ${words} ${inIt}`, place);
  if (second && !candidates.every((other) => other === first || isVersion(first, other)))
    return refuse('invalid', `there is more than one ${words} ${inIt}`, place);
  return ok(first);
}

function findFirst(root: LiveNode, from: LiveNode, unit: UnitName, label: Label): Result<LiveNode> {
  const words = unitWords(unit, label);
  const [first = ''] = label;
  if (GROUP_UNITS.has(unit)) {
    const kinds = KINDS_OF_UNIT[unit];
    const hasLabel = labelMatcher(first);
    const matches = (node: LiveNode) => kinds.includes(node.kind) && (first === '' || hasLabel(node));
    const inSchedule = [...upward(from)].find(({ kind }) => kind === 'schedule');
    if (unit === 'Schedule' && first === '' && inSchedule) return ok(inSchedule);
    const isSection = SECTION_UNITS.has(unit);
    const top = unit === 'Schedule' || isSection ? root : (inSchedule ?? root);
    const mayEnter = ({ kind }: LiveNode) =>
      GROUPS.has(kind) && (kind !== 'schedule' || top.kind === 'schedule');
    const all = nearestLevel(top, mayEnter, matches);
    const inGroup = all.filter(
      (node) =>
        from === root || [...upward(from)].every((above) => !GROUPS.has(above.kind) || groupHas(above, node)),
    );
    return onlyCandidate(inGroup, words, from);
  }
  const instrument = isInstrument(from);
  const kinds = (instrument && KINDS_IN_INSTRUMENT[unit]) || KINDS_OF_UNIT[unit];
  const hasLabel = labelMatcher(first);
  const matches = (node: LiveNode) => kinds.includes(node.kind) && hasLabel(node);
  // In a group, a number alone names only provisions directly in the group: a subsection must be named with its section.
  const isGroup = GROUPS.has(from.kind);
  const isInside = ({ kind }: LiveNode) =>
    kind !== 'quotation' && (kind !== 'schedule' || from.kind !== 'act');
  const mayEnter = (node: LiveNode) => isInside(node) && (!isGroup || GROUPS.has(node.kind));
  const candidates = nearestLevel(from, mayEnter, matches);
  const isDeeper = isGroup && candidates.length === 0 && nearestLevel(from, isInside, matches).length > 0;
  return isDeeper ? refuseUnplacedUnit(words, from) : onlyCandidate(candidates, words, from);
}

/** Refuses to search a whole Act, Part or Schedule for a part of a provision, because it could be in several. */
function refuseUnplacedUnit(words: string, where: LiveNode): Result<never> {
  const place = cited(where);
  const holderUnit = where.kind === 'schedule' ? 'paragraph' : 'section';
  const of = where.kind === 'act' ? '' : ` of ${place}`;
  return refuse('invalid', `nothing says which ${holderUnit}${of} the ${words} is in`, place);
}

/** The provision in which a unit is searched: the innermost named one that can contain that unit. */
function searchRoot(from: LiveNode, unit: UnitName, label: string): LiveNode {
  const depth = depthOf(unit, label, isInstrument(from));
  let at = from;
  while (at.parent && DEPTHS[at.kind] >= depth) at = at.parent;
  if (!SECTION_UNITS.has(unit) && unit !== 'Schedule') return at;
  return [...upward(at)].find(({ kind }) => GROUPS.has(kind)) ?? at;
}

/** The name of a label directly in a provision: `subsection (9)` of a section. */
function partName(label: string, { kind }: LiveNode): string {
  if (kind === 'section') return /\d/.test(label) ? `subsection ${label}` : `paragraph ${label}`;
  return kind === 'subsection' ? `paragraph ${label}` : label;
}

/** The provisions that one label names, outermost first: `27B(1)(b)` names three. */
export function pathOf(
  root: LiveNode,
  from: LiveNode,
  unit: UnitName,
  label: Label,
): Result<readonly LiveNode[]> {
  const [first = '', ...innerLabels] = label;
  const outer = searchRoot(from, unit, first);
  const match = findFirst(root, outer, unit, label.slice(0, 1));
  // Instruments call a lettered paragraph a sub-paragraph. If no sub-paragraph has the letter, the paragraph is meant.
  const isLettered = unit === 'sub-paragraph' && /^\([a-z]/.test(first);
  const start =
    match.ok || !isLettered
      ? match
      : findFirst(root, searchRoot(from, 'paragraph', first), 'paragraph', [first]);
  if (!start.ok) return match.ok ? start : match;
  const path = [start.value];
  let at = start.value;
  for (const innerLabel of innerLabels) {
    const mayEnter = ({ kind }: LiveNode) => kind !== 'quotation';
    const hasLabel = labelMatcher(innerLabel);
    const hits = nearestLevel(at, mayEnter, (node) => node.text.num !== '' && hasLabel(node));
    const next = onlyCandidate(hits, partName(innerLabel, at), at);
    if (!next.ok) return next;
    path.push(next.value);
    at = next.value;
  }
  return ok(path);
}

/** The paths to all provisions that labels name, in order. A range includes the provisions between its ends (R1.3). */
export function pathsOf(
  root: LiveNode,
  from: LiveNode,
  unit: UnitName,
  labels: readonly LabelRange[],
): Result<readonly (readonly LiveNode[])[]> {
  const paths: (readonly LiveNode[])[] = [];
  for (const { from: first, to } of labels.length > 0 ? labels : [{ from: [''] }]) {
    const start = pathOf(root, from, unit, first);
    if (!start.ok) return start;
    if (!to) {
      paths.push(start.value);
      continue;
    }
    const end = pathOf(root, from, unit, to);
    if (!end.ok) return end;
    const range = rangeBetween(start.value, end.value, `${unitWords(unit, first)} to ${to.join('')}`);
    if (!range.ok) return range;
    paths.push(...range.value);
  }
  return ok(paths);
}

function rangeBetween(
  first: readonly LiveNode[],
  last: readonly LiveNode[],
  words: string,
): Result<readonly (readonly LiveNode[])[]> {
  const [a, b] = [first.at(-1), last.at(-1)];
  if (!a || !b) return refuse('not-found', `there is no ${words}`);
  const above = first.slice(0, -1);
  if (a.parent === b.parent && a.parent) {
    const siblings = a.parent.children;
    const [from, to] = [siblings.indexOf(a), siblings.indexOf(b)];
    if (from > to) return refuse('invalid', `${words} runs backwards`, cited(a));
    const all = siblings.slice(from, to + 1).filter((node) => isPresent(node) && node.kind === a.kind);
    return ok(all.map((node) => [...above, node]));
  }
  // A range of sections may cross the borders of Parts and italic headings.
  const all = [...provisionsOfKind(rootOf(a), a.kind)];
  const [from, to] = [all.indexOf(a), all.indexOf(b)];
  if (from < 0 || to < from) return refuse('invalid', `${words} is not one run of provisions`, cited(a));
  return ok(all.slice(from, to + 1).map((node) => [node]));
}

function* provisionsOfKind(node: LiveNode, kind: Kind): Generator<LiveNode> {
  for (const child of node.children) {
    if (child.removedBy !== null) continue;
    if (child.kind === kind) yield child;
    else if (GROUPS.has(child.kind)) yield* provisionsOfKind(child, kind);
  }
}

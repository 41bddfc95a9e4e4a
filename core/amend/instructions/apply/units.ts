import { mayInsert } from '../../../act/nesting.ts';
import type { Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Label, LabelRange, UnitName } from '../syntax.ts';
import { isPresent, type LiveNode, upward } from './live-node.ts';
import { bare, cited } from './name.ts';

/** How deep a kind is nested. Before a unit is searched for, the search leaves provisions as deep as that unit or deeper. */
const DEPTH: Readonly<Record<Kind, number>> = {
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

/** What holds sections or paragraphs of a Schedule, and is looked through when one is sought. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

const KINDS: Readonly<Record<UnitName, readonly Kind[]>> = {
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
/** In a statutory instrument what an Act calls a subsection is a paragraph, and so on down (§1.1). */
const IN_INSTRUMENT: Partial<Record<UnitName, readonly Kind[]>> = {
  paragraph: ['subsection', 'scheduleParagraph', 'paragraph'],
  'sub-paragraph': ['paragraph', 'scheduleSubparagraph', 'subparagraph'],
};

const SECTION_UNITS: ReadonlySet<UnitName> = new Set(['section', 'article', 'regulation', 'rule']);
const GROUP_UNITS: ReadonlySet<UnitName> = new Set(['Part', 'Chapter', 'Schedule', ...SECTION_UNITS]);

function depthOf(unit: UnitName, label: string, isInstrument: boolean): number {
  const bracketed = label.startsWith('(');
  if (unit === 'paragraph') return bracketed ? (isInstrument && /\d/.test(label) ? 6 : 7) : 5;
  if (unit === 'sub-paragraph') return /\d/.test(label) ? 6 : isInstrument ? 7 : 8;
  const [kind] = KINDS[unit];
  return kind ? DEPTH[kind] : 7;
}

/** What is of no level: it stands in a section as in the last paragraph of one. */
const OF_NO_LEVEL: ReadonlySet<Kind> = new Set(['table', 'quotation', 'block']);

/**
 * Whether a provision of a kind is put directly in another: as in a well-made Act, or as that one has them already.
 * Nothing is put in what is as far in as itself: a Chapter after the last section of another goes after that one.
 */
export function takes(holder: LiveNode, kind: Kind): boolean {
  if (holder.kind === 'quotation') return mayInsert(holder.kind, kind);
  const has = holder.children.some((child) => child.kind === kind && child.removedBy === null);
  return has || (mayInsert(holder.kind, kind) && (OF_NO_LEVEL.has(kind) || DEPTH[kind] > DEPTH[holder.kind]));
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** `XI` as `11`, `IVA` as `4A`; the text itself where it is no roman number. */
function arabic(label: string): string {
  const [, roman = '', letters = ''] = /^([IVXL]+)([A-HJ-UWYZ]*)$/.exec(label) ?? [];
  if (!roman) return label;
  const values = [...roman].map((letter) => ROMAN[letter] ?? 0);
  const value = values.reduce((sum, one, at) => sum + (one < (values[at + 1] ?? 0) ? -one : one), 0);
  return `${value}${letters}`;
}

/** Whether a provision has a label: of an Act's sections most are told from the one that is sought at a glance. */
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
 * The nearest level below a provision on which some are as wanted. What still stands goes before what is gone, which
 * may still be named to say what a new one stands after.
 */
function nearestLevel(
  from: LiveNode,
  into: (node: LiveNode) => boolean,
  is: (node: LiveNode) => boolean,
): readonly LiveNode[] {
  let omitted: readonly LiveNode[] = [];
  for (let level = from.children; level.length > 0; ) {
    const hits = level.filter(is);
    const standing = hits.filter((node) => node.removedBy === null);
    if (standing.length > 0) return standing;
    if (omitted.length === 0) omitted = hits;
    const below: LiveNode[] = [];
    for (const node of level) if (into(node)) below.push(...node.children);
    level = below;
  }
  return omitted;
}

/** Whether a group holds a provision: as its part, or under a heading that was put before it in the same group. */
export function holds(group: LiveNode, node: LiveNode): boolean {
  for (const at of upward(node)) {
    if (at === group) return true;
    if (at.parent !== group.parent || !group.parent || !GROUPS.has(group.kind)) continue;
    const siblings = group.parent.children;
    const [from, to] = [siblings.indexOf(group), siblings.indexOf(at)];
    if (from >= to) continue;
    return !siblings.slice(from + 1, to + 1).some(({ kind }) => DEPTH[kind] <= DEPTH[group.kind]);
  }
  return false;
}

const unitWords = (unit: UnitName, label: Label): string => `${unit} ${label.join('')}`.trim();

const isInstrument = (node: LiveNode): boolean =>
  [...upward(node)].some(({ source }) => source.unit !== undefined);

/** Whether two provisions are one provision as it reads in two places (E+W, N.I.): a file sets them side by side. */
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

function oneOf(candidates: readonly LiveNode[], words: string, where: LiveNode): Result<LiveNode> {
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
    const kinds = KINDS[unit];
    const hasLabel = labelMatcher(first);
    const isIt = (node: LiveNode) => kinds.includes(node.kind) && (first === '' || hasLabel(node));
    const inSchedule = [...upward(from)].find(({ kind }) => kind === 'schedule');
    if (unit === 'Schedule' && first === '' && inSchedule) return ok(inSchedule);
    const isSection = SECTION_UNITS.has(unit);
    const top = unit === 'Schedule' || isSection ? root : (inSchedule ?? root);
    const into = ({ kind }: LiveNode) => GROUPS.has(kind) && (kind !== 'schedule' || top.kind === 'schedule');
    const all = nearestLevel(top, into, isIt);
    const within = all.filter(
      (node) =>
        from === root || [...upward(from)].every((above) => !GROUPS.has(above.kind) || holds(above, node)),
    );
    return oneOf(within, words, from);
  }
  const instrument = isInstrument(from);
  const kinds = (instrument && IN_INSTRUMENT[unit]) || KINDS[unit];
  const hasLabel = labelMatcher(first);
  const isIt = (node: LiveNode) => kinds.includes(node.kind) && hasLabel(node);
  // In a group, only what stands in no provision of it is named by its own number: a subsection is one of a section.
  const isGroup = GROUPS.has(from.kind);
  const isInside = ({ kind }: LiveNode) =>
    kind !== 'quotation' && (kind !== 'schedule' || from.kind !== 'act');
  const into = (node: LiveNode) => isInside(node) && (!isGroup || GROUPS.has(node.kind));
  const candidates = nearestLevel(from, into, isIt);
  const isDeeper = isGroup && candidates.length === 0 && nearestLevel(from, isInside, isIt).length > 0;
  return isDeeper ? refuseUnplacedUnit(words, from) : oneOf(candidates, words, from);
}

/** The refusal to look for a part of a provision in a whole Act, Part or Schedule, where it may be another's. */
function refuseUnplacedUnit(words: string, where: LiveNode): Result<never> {
  const place = cited(where);
  const holderUnit = where.kind === 'schedule' ? 'paragraph' : 'section';
  const of = where.kind === 'act' ? '' : ` of ${place}`;
  return refuse('invalid', `nothing says which ${holderUnit}${of} the ${words} is in`, place);
}

/** Where a unit is looked for: the innermost of what is named already that it can be in. */
function outerOf(from: LiveNode, unit: UnitName, label: string): LiveNode {
  const depth = depthOf(unit, label, isInstrument(from));
  let at = from;
  while (at.parent && DEPTH[at.kind] >= depth) at = at.parent;
  if (!SECTION_UNITS.has(unit) && unit !== 'Schedule') return at;
  return [...upward(at)].find(({ kind }) => GROUPS.has(kind)) ?? at;
}

/** The name of a label just inside a provision: `subsection (9)` of a section. */
function partWords(label: string, { kind }: LiveNode): string {
  if (kind === 'section') return /\d/.test(label) ? `subsection ${label}` : `paragraph ${label}`;
  return kind === 'subsection' ? `paragraph ${label}` : label;
}

/** The provisions that one label names, outermost first: `27B(1)(b)` is three. */
export function pathOf(
  root: LiveNode,
  from: LiveNode,
  unit: UnitName,
  label: Label,
): Result<readonly LiveNode[]> {
  const [first = '', ...innerLabels] = label;
  const outer = outerOf(from, unit, first);
  const own = findFirst(root, outer, unit, label.slice(0, 1));
  // Instruments call a lettered division a sub-paragraph, and older words a head: where none is called so, it is meant.
  const isLettered = unit === 'sub-paragraph' && /^\([a-z]/.test(first);
  const start =
    own.ok || !isLettered ? own : findFirst(root, outerOf(from, 'paragraph', first), 'paragraph', [first]);
  if (!start.ok) return own.ok ? start : own;
  const path = [start.value];
  let at = start.value;
  for (const innerLabel of innerLabels) {
    const into = ({ kind }: LiveNode) => kind !== 'quotation';
    const hasLabel = labelMatcher(innerLabel);
    const hits = nearestLevel(at, into, (node) => node.text.num !== '' && hasLabel(node));
    const next = oneOf(hits, partWords(innerLabel, at), at);
    if (!next.ok) return next;
    path.push(next.value);
    at = next.value;
  }
  return ok(path);
}

/** All the provisions that labels name, in order; a range takes in what stands between its ends (R1.3). */
export function namedBy(
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
  // Sections run on through Parts and italic headings.
  const root = [...upward(a)].at(-1);
  const all = root ? [...sameKind(root, a.kind)] : [];
  const [from, to] = [all.indexOf(a), all.indexOf(b)];
  if (from < 0 || to < from) return refuse('invalid', `${words} is not one run of provisions`, cited(a));
  return ok(all.slice(from, to + 1).map((node) => [node]));
}

function* sameKind(node: LiveNode, kind: Kind): Generator<LiveNode> {
  for (const child of node.children) {
    if (child.removedBy !== null) continue;
    if (child.kind === kind) yield child;
    else if (GROUPS.has(child.kind)) yield* sameKind(child, kind);
  }
}

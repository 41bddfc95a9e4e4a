import { capital } from '../../base/english.ts';
import { addToList } from '../../base/group-by.ts';
import { memoise } from '../../base/once.ts';
import { indexTree, type Kind, type Provision, pathTo } from '../tree.ts';
import { type Unit, unitFacts } from './units.ts';

/** The result of looking up a reference or a step of one. */
export type ReferredPlace =
  /** In this Act. */
  | { readonly at: 'here'; readonly node: Provision }
  /** In another Act. `node` is the provision in a quotation in this Act; null if it isn't quoted. */
  | { readonly at: 'elsewhere'; readonly act: string; readonly node: Provision | null }
  /** There is no such provision. */
  | { readonly at: 'nowhere'; readonly reason: string }
  /** The words could mean several provisions, or too little is known. */
  | { readonly at: 'unknown'; readonly reason: string };

/** The label of a provision without its word: `1` of `Schedule 1`, `Part 1`, `1`. */
const labelOf = (node: Provision): string =>
  node.num.replace(/^(?:the\s+)?(?:group|part|chapter|schedule)\b\s*/i, '');

/** A text's own provisions of one kind, in document order and by label. Quoted provisions are left out. */
interface Divisions {
  readonly all: Provision[];
  readonly byLabel: Map<string, Provision[]>;
}

const DIVISIONS: readonly Kind[] = ['section', 'schedule', 'part', 'chapter', 'scheduleParagraph'];

function* ownDivisions(root: Provision): Generator<Provision> {
  for (const child of root.children) {
    if (child.kind === 'quotation') continue;
    if (DIVISIONS.includes(child.kind)) yield child;
    if (child.kind !== 'section' && child.kind !== 'scheduleParagraph') yield* ownDivisions(child);
  }
}

function groupDivisions(root: Provision): ReadonlyMap<Kind, Divisions> {
  const groups = new Map<Kind, Divisions>();
  for (const node of ownDivisions(root)) {
    const group = groups.get(node.kind) ?? { all: [], byLabel: new Map<string, Provision[]>() };
    groups.set(node.kind, group);
    group.all.push(node);
    addToList(group.byLabel, labelOf(node), node);
  }
  return groups;
}

/** The divisions of a text, by kind. Cached for each text. */
const divisionsIn = memoise(groupDivisions);

/** The divisions of one kind in a text, in order. */
export const divisionsOfKind = (root: Provision, kind: Kind): readonly Provision[] =>
  divisionsIn(root).get(kind)?.all ?? [];

const placeName = (unit: string, parts: readonly string[]): string => `${unit} ${parts.join('')}`;

/** The place of the only candidate, or the reason why there is not exactly one. */
function onlyCandidate(candidates: readonly Provision[], name: string, where = 'there'): ReferredPlace {
  const [first, second] = candidates;
  if (!first) return { at: 'nowhere', reason: `There is no ${name} ${where}` };
  if (second) return { at: 'unknown', reason: `Two provisions ${where} are called ${name}` };
  if (first.repealed) return { at: 'nowhere', reason: `${capital(name)} is repealed` };
  return { at: 'here', node: first };
}

/** Goes down from a place by the inner parts of a label: (3), then (c), then (ii). */
function descend(from: ReferredPlace, innerParts: readonly string[], name: string): ReferredPlace {
  let place = from;
  for (const part of innerParts) {
    if (place.at !== 'here') return place;
    if (place.node.missing) return { at: 'unknown', reason: `The wording of ${name} is not available` };
    place = onlyCandidate(
      place.node.children.filter((child) => child.num === part),
      name,
    );
  }
  return place;
}

/** Finds a division by a label that begins with a bare number, in a text, Schedule or Part. */
export function findDivision(within: Provision, unit: Unit, parts: readonly string[]): ReferredPlace {
  const [first = '', ...rest] = parts;
  const { kinds } = unitFacts(unit);
  const candidates = kinds.flatMap((kind) => divisionsIn(within).get(kind)?.byLabel.get(first) ?? []);
  const where = within.kind === 'act' ? 'in this Act' : 'there';
  return descend(onlyCandidate(candidates, placeName(unit, [first]), where), rest, placeName(unit, parts));
}

/** Finds a provision below another, by a label that begins with a bracket. */
function findBelow(node: Provision, unit: Unit, parts: readonly string[], where?: string): ReferredPlace {
  const { kinds } = unitFacts(unit);
  const [first = '', ...rest] = parts;
  const candidates = node.children.filter((child) => child.num === first && kinds.includes(child.kind));
  return descend(onlyCandidate(candidates, placeName(unit, [first]), where), rest, placeName(unit, parts));
}

const isBare = (parts: readonly string[]): boolean => !parts[0]?.startsWith('(');

/** Finds a provision by its label inside a provision that is named, too: paragraph (a) of subsection (1). */
export function findInside(node: Provision, unit: Unit, parts: readonly string[]): ReferredPlace {
  return isBare(parts) ? findDivision(node, unit, parts) : findBelow(node, unit, parts);
}

/**
 * Finds a provision by its label alone: first in the provisions round the words, then in the Act (drafting-conventions.md R1.2:
 * inside a unit, a reference says only what is needed). `path` has the provisions round the words, outermost first.
 */
export function findNear(
  root: Provision,
  path: readonly Provision[],
  unit: Unit,
  parts: readonly string[],
): ReferredPlace {
  if (isBare(parts)) {
    const schedule = path.findLast((node) => node.kind === 'schedule');
    if (unit === 'paragraph')
      return schedule
        ? findDivision(schedule, unit, parts)
        : { at: 'nowhere', reason: `${capital(placeName(unit, parts))} is in no Schedule here` };
    const local = schedule && unit !== 'Schedule' ? findDivision(schedule, unit, parts) : null;
    return local?.at === 'here' ? local : findDivision(root, unit, parts);
  }
  const { kinds } = unitFacts(unit);
  const holders = path.filter((node) => node.children.some((child) => kinds.includes(child.kind)));
  const holder =
    holders.findLast((node) => node.children.some((child) => child.num === parts[0])) ?? holders.at(-1);
  return holder
    ? findBelow(holder, unit, parts, 'here')
    : { at: 'nowhere', reason: `There is no ${placeName(unit, parts)} here` };
}

/** The provisions of a range by position, both ends included. Empty unless both ends are in one series and in order. */
export function siblingRange(root: Provision, first: Provision, last: Provision): readonly Provision[] {
  const { parentOf } = indexTree(root);
  const parent = parentOf.get(first.pid);
  const siblings =
    parent && parent === parentOf.get(last.pid) ? parent.children : divisionsOfKind(root, first.kind);
  const from = siblings.indexOf(first);
  const to = siblings.indexOf(last);
  return from < 0 || to < from ? [] : siblings.slice(from, to + 1);
}

/** The nearest provision in a path that has a unit, for "this section". Null if there is none. */
export function findEnclosing(path: readonly Provision[], unit: Unit | 'group'): Provision | null {
  const kinds: readonly Kind[] = unit === 'group' ? ['crossheading', 'part'] : unitFacts(unit).kinds;
  return path.findLast((node) => kinds.includes(node.kind)) ?? null;
}

/** The path from below the root, or below the quotation round a provision, down to the provision itself. */
export function pathInText(root: Provision, node: Provision): readonly Provision[] {
  const path = pathTo(root, node.pid).slice(1);
  return path.slice(path.findLastIndex((above) => above.kind === 'quotation') + 1);
}

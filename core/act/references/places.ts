import { capital } from '../../base/english.ts';
import { indexTree, type Kind, type Provision, pathTo } from '../tree.ts';
import { type Unit, unitNamed } from './units.ts';

/** What a reference, or a step of one, turns out to name. */
export type ReferredPlace =
  /** In this Act. */
  | { readonly at: 'here'; readonly node: Provision }
  /** In another Act; `node` where a quotation in this one sets it out. */
  | { readonly at: 'elsewhere'; readonly act: string; readonly node: Provision | null }
  | { readonly at: 'nowhere'; readonly reason: string }
  | { readonly at: 'unknown'; readonly reason: string };

/** The label of a provision without its word: `1` of `Schedule 1`, `Part 1`, `1`. */
const labelOf = (node: Provision): string =>
  node.num.replace(/^(?:the\s+)?(?:group|part|chapter|schedule)\b\s*/i, '');

/** A tree's own provisions of one kind, in document order and by label: none that a quotation sets out. */
interface Divisions {
  readonly all: Provision[];
  readonly byLabel: Map<string, Provision[]>;
}

const divisionsOf = new WeakMap<Provision, ReadonlyMap<Kind, Divisions>>();
const DIVISIONS: readonly Kind[] = ['section', 'schedule', 'part', 'chapter', 'scheduleParagraph'];

function* ownDivisions(root: Provision): Generator<Provision> {
  for (const child of root.children) {
    if (child.kind === 'quotation') continue;
    if (DIVISIONS.includes(child.kind)) yield child;
    if (child.kind !== 'section' && child.kind !== 'scheduleParagraph') yield* ownDivisions(child);
  }
}

function grouped(root: Provision): ReadonlyMap<Kind, Divisions> {
  const groups = new Map<Kind, Divisions>();
  for (const node of ownDivisions(root)) {
    const group = groups.get(node.kind) ?? { all: [], byLabel: new Map<string, Provision[]>() };
    groups.set(node.kind, group);
    group.all.push(node);
    const label = labelOf(node);
    const sameLabel = group.byLabel.get(label);
    if (sameLabel) sameLabel.push(node);
    else group.byLabel.set(label, [node]);
  }
  return groups;
}

/** The divisions of a text. Made once for each text. */
function divisionsIn(root: Provision): ReadonlyMap<Kind, Divisions> {
  const cached = divisionsOf.get(root);
  if (cached) return cached;
  const divisionsByKind = grouped(root);
  divisionsOf.set(root, divisionsByKind);
  return divisionsByKind;
}

/** The divisions of one kind in a text, in order. */
export const divisions = (root: Provision, kind: Kind): readonly Provision[] =>
  divisionsIn(root).get(kind)?.all ?? [];

const placeName = (unit: string, parts: readonly string[]): string => `${unit} ${parts.join('')}`;

/** The one of some candidates, or why there isn't one. */
function only(candidates: readonly Provision[], name: string, where = 'there'): ReferredPlace {
  const [first, second] = candidates;
  if (!first) return { at: 'nowhere', reason: `There is no ${name} ${where}` };
  if (second) return { at: 'unknown', reason: `Two provisions ${where} are called ${name}` };
  if (first.repealed) return { at: 'nowhere', reason: `${capital(name)} is repealed` };
  return { at: 'here', node: first };
}

/** Down from a provision by the rest of its label: (3), then (c), then (ii). */
function descend(from: ReferredPlace, innerParts: readonly string[], name: string): ReferredPlace {
  let place = from;
  for (const part of innerParts) {
    if (place.at !== 'here') return place;
    if (place.node.missing) return { at: 'unknown', reason: `The wording of ${name} is not available` };
    place = only(
      place.node.children.filter((child) => child.num === part),
      name,
    );
  }
  return place;
}

/** The division of a text, or of a Schedule or Part in it, that a bare number names. */
export function division(within: Provision, unit: Unit, parts: readonly string[]): ReferredPlace {
  const [first = '', ...rest] = parts;
  const { kinds } = unitNamed(unit);
  const candidates = kinds.flatMap((kind) => divisionsIn(within).get(kind)?.byLabel.get(first) ?? []);
  const where = within.kind === 'act' ? 'in this Act' : 'there';
  return descend(only(candidates, placeName(unit, [first]), where), rest, placeName(unit, parts));
}

/** A provision directly below another, by its label. */
function below(node: Provision, unit: Unit, parts: readonly string[], where?: string): ReferredPlace {
  const { kinds } = unitNamed(unit);
  const [first = '', ...rest] = parts;
  const candidates = node.children.filter((child) => child.num === first && kinds.includes(child.kind));
  return descend(only(candidates, placeName(unit, [first]), where), rest, placeName(unit, parts));
}

const isBare = (parts: readonly string[]): boolean => !parts[0]?.startsWith('(');

/** What a label names inside a provision that is named with it: paragraph (a) of subsection (1). */
export function inside(node: Provision, unit: Unit, parts: readonly string[]): ReferredPlace {
  return isBare(parts) ? division(node, unit, parts) : below(node, unit, parts);
}

/**
 * What a label names where nothing outer is said with it (R1.2): in the section, the nearest provision round it that
 * has such paragraphs, or the Act. `path` is what stands round the words, outermost first, within one text.
 */
export function near(
  root: Provision,
  path: readonly Provision[],
  unit: Unit,
  parts: readonly string[],
): ReferredPlace {
  if (isBare(parts)) {
    const schedule = path.findLast((node) => node.kind === 'schedule');
    if (unit === 'paragraph')
      return schedule
        ? division(schedule, unit, parts)
        : { at: 'nowhere', reason: `${capital(placeName(unit, parts))} is in no Schedule here` };
    const local = schedule && unit !== 'Schedule' ? division(schedule, unit, parts) : null;
    return local?.at === 'here' ? local : division(root, unit, parts);
  }
  const { kinds } = unitNamed(unit);
  const holders = path.filter((node) => node.children.some((child) => kinds.includes(child.kind)));
  const holder =
    holders.findLast((node) => node.children.some((child) => child.num === parts[0])) ?? holders.at(-1);
  return holder
    ? below(holder, unit, parts, 'here')
    : { at: 'nowhere', reason: `There is no ${placeName(unit, parts)} here` };
}

/** Everything from one provision to another by position, both included; empty unless they are in one series. */
export function siblingRange(root: Provision, first: Provision, last: Provision): readonly Provision[] {
  const { parentOf } = indexTree(root);
  const parent = parentOf.get(first.pid);
  const siblings =
    parent && parent === parentOf.get(last.pid) ? parent.children : divisions(root, first.kind);
  const from = siblings.indexOf(first);
  const to = siblings.indexOf(last);
  return from < 0 || to < from ? [] : siblings.slice(from, to + 1);
}

/** The nearest provision round the words that a unit's word can mean: "this section". */
export function enclosing(path: readonly Provision[], unit: Unit | 'group'): Provision | null {
  const kinds: readonly Kind[] = unit === 'group' ? ['crossheading', 'part'] : unitNamed(unit).kinds;
  return path.findLast((node) => kinds.includes(node.kind)) ?? null;
}

/** What stands round a provision, from below the root (or the quotation it is in) down to itself. */
export function surroundings(root: Provision, node: Provision): readonly Provision[] {
  const path = pathTo(root, node.pid).slice(1);
  return path.slice(path.findLastIndex((above) => above.kind === 'quotation') + 1);
}

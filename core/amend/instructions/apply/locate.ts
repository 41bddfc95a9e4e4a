import { termsIn } from '../../../act/terms.ts';
import type { Field, Kind } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { termOf } from '../../structure/definition-place.ts';
import type { Location, Locus } from '../syntax.ts';
import { misdescribed } from './descriptions.ts';
import { isStanding, type Live, remainingChildren, upward } from './live-insertion.ts';
import { type FieldFragment, fieldFragment, fragmentsIn, plain } from './match.ts';
import { cited } from './name.ts';
import { otherThanReferred, type ReferredAct } from './references.ts';
import {
  cellsInColumn,
  entryAbout,
  headOfColumn,
  noColumn,
  numberedRows,
  tableOf,
  tablesOf,
} from './table-cells.ts';
import { tableRound } from './table-grid.ts';
import { namedBy } from './units.ts';

/** A place that a location was found to be: a whole provision, one field of it, or a stretch of one. */
export interface LocatedPlace {
  readonly node: Live;
  readonly field?: Field;
  /** A stretch of the field, where it isn't all of it. */
  readonly from?: number;
  readonly to?: number;
  /** The provision that the words name, where it is another: paragraph (a) in "the words before paragraph (a)". */
  readonly namedNode?: Live;
  /** The cells of a column of the table `node`, in which words are sought as in one text. */
  readonly cells?: readonly Live[];
  /** The number of the column that it is. */
  readonly nth?: number;
  /** The field defines a term in running text: its words can be changed there, but it is no item that can be put or left out. */
  readonly running?: true;
}

/** What was last named of each sort, for "that subsection": by this instruction, else by the one before. */
export type AntecedentNodes = ReadonlyMap<string, readonly Live[]>;

export interface Finder {
  readonly root: Live;
  readonly before: AntecedentNodes;
  /** What this instruction named so far. */
  readonly now: Map<string, readonly Live[]>;
  /** What references on the words point into, where they come with any. */
  readonly referred?: ReferredAct;
  /** What a person should look at of the places that were named, though they were found. */
  readonly notes: Set<string>;
}

const UNIT_OF: Partial<Record<Kind, readonly string[]>> = {
  part: ['Part'],
  chapter: ['Chapter'],
  schedule: ['Schedule'],
  section: ['section', 'article', 'regulation', 'rule'],
  subsection: ['subsection', 'paragraph'],
  paragraph: ['paragraph', 'sub-paragraph', 'entry', 'item', 'step', 'point'],
  subparagraph: ['sub-paragraph'],
  subsubparagraph: ['sub-sub-paragraph'],
  scheduleParagraph: ['paragraph', 'entry', 'item'],
  scheduleSubparagraph: ['sub-paragraph'],
  definition: ['definition', 'entry'],
  table: ['table'],
  row: ['entry', 'row'],
};

/** Remembers what was named; a subsection is what a paragraph is called only in an instrument. */
function remember(finder: Finder, paths: readonly (readonly Live[])[]): void {
  const nodesByUnit = new Map<string, Live[]>();
  for (const path of paths) {
    for (const node of path) {
      for (const name of UNIT_OF[node.kind] ?? []) {
        if (name === 'paragraph' && node.kind === 'subsection' && !isInstrument(node)) continue;
        const list = nodesByUnit.get(name) ?? [];
        if (!list.includes(node)) nodesByUnit.set(name, [...list, node]);
      }
    }
  }
  for (const [name, nodes] of nodesByUnit) finder.now.set(name, nodes);
  finder.now.set(
    'it',
    paths.flatMap((path) => path.slice(-1)),
  );
}

/** What has a number of its own between a section and its parts. */
const LEVELS: ReadonlySet<Kind> = new Set([
  'subsection',
  'paragraph',
  'subparagraph',
  'scheduleSubparagraph',
  'definition',
]);

/** Notes the levels that a citation leaves out: section 2A(g) can only be section 2A(3)(g), and doesn't say so. */
function noteSkipped(finder: Finder, from: Live, path: readonly Live[]): void {
  const namedLevels = new Set([...upward(from), ...path]);
  for (const node of path) {
    const skipped: Live[] = [];
    for (const above of upward(node.parent)) {
      if (namedLevels.has(above) || !LEVELS.has(above.kind)) break;
      skipped.unshift(above);
    }
    if (skipped.length > 0)
      finder.notes.add(`${cited(node)} is meant, though nothing names ${listed(skipped.map(cited))}`);
  }
}

const isInstrument = (node: Live): boolean =>
  [...upward(node)].some(({ source }) => source.unit !== undefined);

/** The places that a location names, sought from the outermost step to the innermost. */
export function locate(
  finder: Finder,
  location: Location,
  from?: readonly LocatedPlace[],
): Result<readonly LocatedPlace[]> {
  let places: readonly LocatedPlace[] = from ?? [{ node: finder.root }];
  for (const locus of location) {
    const next: LocatedPlace[] = [];
    for (const place of places) {
      const stepPlaces = step(finder, place, locus);
      if (!stepPlaces.ok) return stepPlaces;
      for (const one of stepPlaces.value)
        if (!next.some((earlier) => isSamePlace(earlier, one))) next.push(one);
    }
    places = next;
  }
  return ok(places);
}

/** Whether two places are one. */
export const isSamePlace = (a: LocatedPlace, b: LocatedPlace): boolean =>
  a.node === b.node && a.nth === b.nth && a.field === b.field && a.from === b.from && a.to === b.to;

const onePlace = (node: Live, field?: Field, namedNode?: Live): Result<readonly LocatedPlace[]> =>
  ok([{ node, ...(field ? { field } : {}), ...(namedNode ? { namedNode } : {}) }]);

function step(finder: Finder, place: LocatedPlace, locus: Locus): Result<readonly LocatedPlace[]> {
  const { node } = place;
  switch (locus.type) {
    case 'act':
      return onePlace(finder.root);
    case 'unit': {
      const table = inTable(finder, place, locus);
      if (table) return table;
      const paths = namedBy(finder.root, node, locus.unit, locus.labels);
      if (!paths.ok) return paths;
      remember(finder, paths.value);
      const nodes = paths.value.flatMap((path) => path.slice(-1));
      for (const path of paths.value) noteSkipped(finder, node, path);
      const [only, second] = nodes;
      const odd = locus.note && only && !second ? misdescribed(finder.root, only, locus.note) : null;
      if (odd) finder.notes.add(odd);
      const other = locus.refs && finder.referred && otherThanReferred(finder.referred, nodes, locus.refs);
      if (other) return other;
      return ok(nodes.map((unitNode) => ({ node: unitNode })));
    }
    case 'anaphor':
      return anaphor(finder, place, locus.unit);
    case 'heading':
      if (place.nth !== undefined) return headedBy(node, place.nth);
      return locus.italic ? italicPlace(node) : headingOf(node);
    case 'italicBefore': {
      const before = locate(finder, locus.before, [place]);
      const first = before.ok ? before.value[0] : undefined;
      return first ? italicPlace(first.node) : before;
    }
    case 'opening':
      return opening(node);
    case 'closing':
      return node.text.wrapUp
        ? onePlace(node, 'wrapUp')
        : refuse('not-found', `${cited(node)} has no closing words that are kept separately`, cited(node));
    case 'wordsBeside': {
      const besidePlaces = locate(finder, locus.of, [place]);
      const end = besidePlaces.ok ? besidePlaces.value.at(locus.side === 'after' ? -1 : 0) : undefined;
      return end ? wordsBeside(finder, end.node, locus.side) : besidePlaces;
    }
    case 'wordsBetween':
      return refuse(
        'unsupported',
        `Keeling does not keep the words between two parts of ${cited(node)} separately`,
        cited(node),
      );
    case 'sentence':
      return sentence(place, locus.nth);
    case 'definition':
      return definitions(finder, node, locus.terms);
    case 'tableEntry': {
      const table = tableOf(node);
      // An index, or a list of definitions, has entries, too.
      const listed = !table.ok && table.error.kind === 'not-found' ? listEntry(node, locus.about) : null;
      const entry = listed ? ok(listed) : table.ok ? entryAbout(table.value, locus) : table;
      if (!entry.ok) return entry;
      remember(finder, [[entry.value]]);
      return onePlace(entry.value);
    }
    case 'column':
      return inColumn(node, locus.nth);
    case 'longTitle': {
      const title = finder.root.children.find(({ kind }) => kind === 'longTitle');
      return title ? onePlace(title) : refuse('not-found', 'no long title is held of this Act');
    }
  }
}

/** Cells of a column: the one of an entry, or those of all entries, in which words are then sought as in one text. */
function inColumn(node: Live, nth: number): Result<readonly LocatedPlace[]> {
  const cells = cellsInColumn(node, nth);
  if (!cells.ok) return cells;
  const [only] = cells.value;
  // Where a table has one entry, its column is still no cell: what is done to it is done to the table.
  if (only && [...upward(node)].some(({ kind }) => kind === 'row')) return ok([{ node: only, nth }]);
  const table = tableRound(only ?? node) ?? node;
  return ok([{ node: table, cells: cells.value, nth }]);
}

/** The table, entries, rows or columns that a unit names; null where it names none of a table. */
function inTable(
  finder: Finder,
  { node }: LocatedPlace,
  { unit, labels }: Locus & { type: 'unit' },
): Result<readonly LocatedPlace[]> | null {
  if (unit !== 'table' && unit !== 'row' && unit !== 'entry' && unit !== 'column') return null;
  const table = unit === 'table' ? null : tableOf(node);
  // An item of a list is called an entry, too.
  if (table?.ok === false) return unit === 'entry' && table.error.kind === 'not-found' ? null : table;
  if (unit === 'column') return noColumn(table?.value ?? node, labels);
  const rows = table && unit !== 'table' ? numberedRows(table.value, unit, labels) : tablesOf(node, labels);
  if (!rows.ok) return rows;
  remember(
    finder,
    rows.value.map((row) => [row]),
  );
  return ok(rows.value.map((row) => ({ node: row })));
}

function anaphor(
  finder: Finder,
  place: LocatedPlace,
  unit: (Locus & { type: 'anaphor' })['unit'],
): Result<readonly LocatedPlace[]> {
  if (unit === 'Act') return onePlace(finder.root);
  if (unit === 'heading') return place.field === 'heading' ? ok([place]) : headingOf(place.node);
  const name = unit ?? 'it';
  const nodes = finder.now.get(name) ?? aroundIt(place.node, name) ?? finder.before.get(name);
  if (!nodes || nodes.length === 0)
    return refuse(
      'invalid',
      `no earlier instruction says which ${unit ?? 'provision'} “that” means`,
      cited(place.node),
    );
  return ok(nodes.map((node) => ({ node })));
}

function aroundIt(node: Live, name: string): readonly Live[] | null {
  const enclosing = [...upward(node)].find(({ kind }) => UNIT_OF[kind]?.includes(name));
  return enclosing ? [enclosing] : null;
}

const HEADED: ReadonlySet<Kind> = new Set([
  'part',
  'chapter',
  'crossheading',
  'section',
  'schedule',
  'scheduleParagraph',
  'table',
]);

/** The heading of a column is the cell over it. */
function headedBy(node: Live, nth: number): Result<readonly LocatedPlace[]> {
  const head = headOfColumn(node, nth);
  return head.ok ? onePlace(head.value) : head;
}

function headingOf(node: Live): Result<readonly LocatedPlace[]> {
  const headed = [...upward(node)].find(
    ({ kind, text }) => HEADED.has(kind) && (text.heading !== '' || kind !== 'scheduleParagraph'),
  );
  return headed?.text.heading
    ? onePlace(headed, 'heading')
    : refuse('not-found', `${cited(node)} has no heading`, cited(node));
}

/** The italic heading just before a provision: the one it is the first under; null where there is none. */
export function italicOver(node: Live): Live | null {
  if (node.kind === 'crossheading') return node;
  const above = node.parent;
  if (above?.kind === 'crossheading' && remainingChildren(above)[0] === node) return above;
  const siblings = above ? remainingChildren(above) : [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before?.kind === 'crossheading' && remainingChildren(before).length === 0 ? before : null;
}

function italicPlace(node: Live): Result<readonly LocatedPlace[]> {
  const italic = italicOver(node);
  const name = cited(node);
  return italic
    ? onePlace(italic, 'heading')
    : refuse('not-found', `there is no italic heading just before ${name}`, name);
}

function opening(node: Live, namedNode?: Live): Result<readonly LocatedPlace[]> {
  if (node.text.intro) return onePlace(node, 'intro', namedNode);
  if (node.text.content) return onePlace(node, 'content', namedNode);
  return refuse('not-found', `${cited(node)} has no opening words`, cited(node));
}

function wordsBeside(
  finder: Finder,
  anchor: Live,
  side: 'before' | 'after',
): Result<readonly LocatedPlace[]> {
  const holder = anchor.parent;
  if (!holder) return refuse('not-found', 'there are no words beside the whole text');
  const parts = remainingChildren(holder);
  const isEnd = (side === 'before' ? parts[0] : parts.at(-1)) === anchor;
  if (!isEnd) {
    const message = `${cited(anchor)} is not the ${side === 'before' ? 'first' : 'last'} part of ${cited(holder)}`;
    return refuse('unsupported', message, cited(holder));
  }
  if (side === 'before') return opening(holder, anchor);
  if (holder.text.wrapUp) return onePlace(holder, 'wrapUp', anchor);
  // Some files hold the words after a list in its last part, after the parts that it has itself.
  if (anchor.text.wrapUp) {
    finder.notes.add(`the words after ${cited(anchor)} are kept here as its own closing words`);
    return onePlace(anchor, 'wrapUp', anchor);
  }
  return refuse(
    'not-found',
    `Keeling does not keep the words after ${cited(anchor)} separately, or there are none`,
    cited(holder),
  );
}

const SENTENCE_END = /[.!?][”’)]*(?=\s+[“‘(]?\p{Lu})/gu;

function sentence(place: LocatedPlace, nth: number): Result<readonly LocatedPlace[]> {
  const { node } = place;
  const field = place.field ?? (node.text.content ? 'content' : 'intro');
  const text = node.text[field];
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const bounds = [0, ...ends, text.length];
  const count = bounds.length - 1;
  const at = nth < 0 ? count + nth : nth - 1;
  const [from, to] = [bounds[at], bounds[at + 1]];
  if (from === undefined || to === undefined || at < 0 || !text)
    return refuse('not-found', `${cited(node)} has no such sentence`, cited(node));
  const start = from + (text.slice(from, to).length - text.slice(from, to).trimStart().length);
  return ok([{ node, field, from: start, to }]);
}

/** A term as one is compared with another: without the space that some texts have inside the marks. */
const termKey = (term: string): string => plain(term).trim();

function definitions(finder: Finder, node: Live, terms: readonly string[]): Result<readonly LocatedPlace[]> {
  const definitionNodes: Live[] = [];
  for (const term of terms) {
    const all = [...nodesBelow(node)].filter(
      (below) =>
        below.kind === 'definition' &&
        termKey(termOf({ ...below.source, ...below.text }) ?? '') === termKey(term),
    );
    const standing = all.filter(isStanding);
    const hits = standing.length > 0 ? standing : all;
    const [first, second] = hits;
    const place = cited(node);
    if (!first) {
      const running = terms.length === 1 ? definedIn(node, term) : null;
      if (running) return ok([running]);
      return refuse('not-found', `there is no definition of “${term}” in ${place}`, place);
    }
    if (second) return refuse('invalid', `there is more than one definition of “${term}” in ${place}`, place);
    definitionNodes.push(first);
  }
  remember(
    finder,
    definitionNodes.map((definition) => [definition]),
  );
  return ok(definitionNodes.map((definition) => ({ node: definition })));
}

/** "In subsection (1) “keeper” means …": where one field defines a term, and no other, in its sentence (R1.11). */
function definedIn(node: Live, term: string): LocatedPlace | null {
  const holders = [...nodesBelow(node)].flatMap((below): readonly LocatedPlace[] => {
    if (!isStanding(below) || below.kind === 'act') return [];
    const terms = termsIn({ ...below.source, ...below.text });
    const own = terms.find((one) => one.form === 'meaning' && termKey(one.term) === termKey(term));
    if (!own) return [];
    const isOnly = terms.filter(({ field }) => field === own.field).length === 1;
    return isOnly ? [{ node: below, field: own.field, running: true }] : [{ node: below }];
  });
  const [only, other] = holders;
  return only?.running && !other ? only : null;
}

/** The one entry of a list that defines a term, or begins with words. */
function listEntry(node: Live, about: string): Live | null {
  const begins = ({ text }: Live): boolean => {
    const words = plain(text.intro || text.content);
    return [plain(about), `"${plain(about)}"`].some(
      (sought) => words.startsWith(sought) && !/^\p{L}/u.test(words.slice(sought.length)),
    );
  };
  const all = [...nodesBelow(node)].filter(
    (below) =>
      isStanding(below) &&
      (below.kind === 'definition' || LEVELS.has(below.kind)) &&
      below !== node &&
      begins(below),
  );
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** What stands or stood in a provision, itself first; not what it quotes for another Act. */
export function* nodesBelow(node: Live): Generator<Live> {
  yield node;
  for (const child of node.children) if (child.kind !== 'quotation') yield* nodesBelow(child);
}

/** The words of a place, to be searched. */
export function fragmentsOf(place: LocatedPlace): readonly FieldFragment[] {
  const { node, field, from, to, cells } = place;
  if (cells) return cells.flatMap(fragmentsIn);
  if (!field) return fragmentsIn(node);
  return node.text[field] ? [fieldFragment(node, field, from, to)] : [];
}

/** How a place is named in a reason. */
export function placeName({ node, field, cells, nth }: LocatedPlace): string {
  const name = cited(node);
  if (cells) return `column ${nth} of ${name}`;
  if (field === 'heading') return node.kind === 'crossheading' ? name : `the heading of ${name}`;
  if (field === 'intro') return `the opening words of ${name}`;
  if (field === 'wrapUp') return `the closing words of ${name}`;
  return name;
}

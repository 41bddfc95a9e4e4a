import { termsIn } from '../../../act/terms.ts';
import type { Field, Kind } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { termOf } from '../../structure/definition-place.ts';
import type { Location, Locus } from '../syntax.ts';
import { misdescription } from './descriptions.ts';
import { isPresent, type LiveNode, presentOrAll, remainingChildren, upward } from './live-node.ts';
import { type FieldFragment, fieldFragment, fragmentsIn, plain } from './match.ts';
import { cited } from './name.ts';
import { otherThanReferred, type ReferredAct } from './references.ts';
import {
  cellsInColumn,
  columnHead,
  entryAbout,
  numberedRows,
  numberedTables,
  refuseNoColumn,
  tableOf,
} from './table-cells.ts';
import { enclosingTable } from './table-grid.ts';
import { isInstrument, pathsOf } from './units.ts';

/** The place of a location: a whole provision, one field of it, or a range of a field. */
export interface LocatedPlace {
  readonly node: LiveNode;
  readonly field?: Field;
  /** A range of the field; absent for all of it. */
  readonly from?: number;
  readonly to?: number;
  /** The provision that the words name, if it is another: paragraph (a) in "the words before paragraph (a)". */
  readonly namedNode?: LiveNode;
  /** The cells of a column of the table `node`, which are searched as one text. */
  readonly cells?: readonly LiveNode[];
  /** The number of the column. */
  readonly nth?: number;
  /** The field defines a term in running text. Its words can change, but it can't be inserted or omitted as an item. */
  readonly running?: true;
}

/** The antecedents of "that subsection" by unit: from this instruction or, without any, from the one before. */
export type AntecedentNodes = ReadonlyMap<string, readonly LiveNode[]>;

export interface Finder {
  readonly root: LiveNode;
  readonly antecedentsBefore: AntecedentNodes;
  /** The places that this instruction has named so far, by unit; `it` is the last one. */
  readonly antecedents: Map<string, readonly LiveNode[]>;
  /** The Act that references on the words point into, if they have any. */
  readonly referred?: ReferredAct;
  /** Doubts about places that were found, for a person to check. */
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

/** Remembers what was named. Only an instrument calls a subsection a paragraph. */
function remember(finder: Finder, paths: readonly (readonly LiveNode[])[]): void {
  const nodesByUnit = new Map<string, LiveNode[]>();
  for (const path of paths) {
    for (const node of path) {
      for (const name of UNIT_OF[node.kind] ?? []) {
        if (name === 'paragraph' && node.kind === 'subsection' && !isInstrument(node)) continue;
        const list = nodesByUnit.get(name) ?? [];
        if (!list.includes(node)) nodesByUnit.set(name, [...list, node]);
      }
    }
  }
  for (const [name, nodes] of nodesByUnit) finder.antecedents.set(name, nodes);
  finder.antecedents.set(
    'it',
    paths.flatMap((path) => path.slice(-1)),
  );
}

/** Kinds with numbers between a section and its parts. */
const NUMBERED_LEVELS: ReadonlySet<Kind> = new Set([
  'subsection',
  'paragraph',
  'subparagraph',
  'scheduleSubparagraph',
  'definition',
]);

/** Notes levels that a citation omits: section 2A(g) can only be section 2A(3)(g), but does not say so. */
function noteSkipped(finder: Finder, from: LiveNode, path: readonly LiveNode[]): void {
  const namedLevels = new Set([...upward(from), ...path]);
  for (const node of path) {
    const skipped: LiveNode[] = [];
    for (const above of upward(node.parent)) {
      if (namedLevels.has(above) || !NUMBERED_LEVELS.has(above.kind)) break;
      skipped.unshift(above);
    }
    if (skipped.length > 0)
      finder.notes.add(`${cited(node)} is meant, though nothing names ${listed(skipped.map(cited))}`);
  }
}

/** Finds the places of a location, from the outermost step to the innermost. */
export function locate(
  finder: Finder,
  location: Location,
  from?: readonly LocatedPlace[],
): Result<readonly LocatedPlace[]> {
  let places: readonly LocatedPlace[] = from ?? [{ node: finder.root }];
  for (const locus of location) {
    const next: LocatedPlace[] = [];
    for (const place of places) {
      const stepPlaces = placesOfStep(finder, place, locus);
      if (!stepPlaces.ok) return stepPlaces;
      for (const one of stepPlaces.value)
        if (!next.some((earlier) => isSamePlace(earlier, one))) next.push(one);
    }
    places = next;
  }
  return ok(places);
}

/** Whether two places are the same. */
export const isSamePlace = (a: LocatedPlace, b: LocatedPlace): boolean =>
  a.node === b.node && a.nth === b.nth && a.field === b.field && a.from === b.from && a.to === b.to;

const onePlace = (node: LiveNode, field?: Field, namedNode?: LiveNode): Result<readonly LocatedPlace[]> =>
  ok([{ node, ...(field ? { field } : {}), ...(namedNode ? { namedNode } : {}) }]);

function placesOfStep(finder: Finder, place: LocatedPlace, locus: Locus): Result<readonly LocatedPlace[]> {
  const { node } = place;
  switch (locus.type) {
    case 'act':
      return onePlace(finder.root);
    case 'unit': {
      const table = placesInTable(finder, place, locus);
      if (table) return table;
      const paths = pathsOf(finder.root, node, locus.unit, locus.labels);
      if (!paths.ok) return paths;
      remember(finder, paths.value);
      const nodes = paths.value.flatMap((path) => path.slice(-1));
      for (const path of paths.value) noteSkipped(finder, node, path);
      const [only, second] = nodes;
      const odd = locus.note && only && !second ? misdescription(finder.root, only, locus.note) : null;
      if (odd) finder.notes.add(odd);
      const other = locus.refs && finder.referred && otherThanReferred(finder.referred, nodes, locus.refs);
      if (other) return other;
      return ok(nodes.map((unitNode) => ({ node: unitNode })));
    }
    case 'anaphor':
      return placesOfAnaphor(finder, place, locus.unit);
    case 'heading':
      if (place.nth !== undefined) return columnHeading(node, place.nth);
      return locus.italic ? italicPlace(node) : headingOf(node);
    case 'italicBefore': {
      const before = locate(finder, locus.before, [place]);
      const first = before.ok ? before.value[0] : undefined;
      return first ? italicPlace(first.node) : before;
    }
    case 'opening':
      return openingWords(node);
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
      return sentencePlace(place, locus.nth);
    case 'definition':
      return definitionPlaces(finder, node, locus.terms);
    case 'tableEntry': {
      const table = tableOf(node);
      // An index and a list of definitions have entries, too.
      const listed = !table.ok && table.error.kind === 'not-found' ? listEntry(node, locus.about) : null;
      const entry = listed ? ok(listed) : table.ok ? entryAbout(table.value, locus) : table;
      if (!entry.ok) return entry;
      remember(finder, [[entry.value]]);
      return onePlace(entry.value);
    }
    case 'column':
      return placesInColumn(node, locus.nth);
    case 'longTitle': {
      const title = finder.root.children.find(({ kind }) => kind === 'longTitle');
      return title ? onePlace(title) : refuse('not-found', 'no long title is held of this Act');
    }
  }
}

/** Finds cells of a column: the one of an entry, or those of all entries, which are then searched as one text. */
function placesInColumn(node: LiveNode, nth: number): Result<readonly LocatedPlace[]> {
  const cells = cellsInColumn(node, nth);
  if (!cells.ok) return cells;
  const [only] = cells.value;
  // A column of a table with one entry is still not a cell: a change of it is a change of the table.
  if (only && [...upward(node)].some(({ kind }) => kind === 'row')) return ok([{ node: only, nth }]);
  const table = enclosingTable(only ?? node) ?? node;
  return ok([{ node: table, cells: cells.value, nth }]);
}

/** Finds the table, entries, rows or columns of a unit; null for a unit that is not part of a table. */
function placesInTable(
  finder: Finder,
  { node }: LocatedPlace,
  { unit, labels }: Locus & { type: 'unit' },
): Result<readonly LocatedPlace[]> | null {
  if (unit !== 'table' && unit !== 'row' && unit !== 'entry' && unit !== 'column') return null;
  const table = unit === 'table' ? null : tableOf(node);
  // An item of a list is called an entry, too.
  if (table?.ok === false) return unit === 'entry' && table.error.kind === 'not-found' ? null : table;
  if (unit === 'column') return refuseNoColumn(table?.value ?? node, labels);
  const rows =
    table && unit !== 'table' ? numberedRows(table.value, unit, labels) : numberedTables(node, labels);
  if (!rows.ok) return rows;
  remember(
    finder,
    rows.value.map((row) => [row]),
  );
  return ok(rows.value.map((row) => ({ node: row })));
}

function placesOfAnaphor(
  finder: Finder,
  place: LocatedPlace,
  unit: (Locus & { type: 'anaphor' })['unit'],
): Result<readonly LocatedPlace[]> {
  if (unit === 'Act') return onePlace(finder.root);
  if (unit === 'heading') return place.field === 'heading' ? ok([place]) : headingOf(place.node);
  const name = unit ?? 'it';
  const nodes =
    finder.antecedents.get(name) ?? enclosingUnit(place.node, name) ?? finder.antecedentsBefore.get(name);
  if (!nodes || nodes.length === 0)
    return refuse(
      'invalid',
      `no earlier instruction says which ${unit ?? 'provision'} “that” means`,
      cited(place.node),
    );
  return ok(nodes.map((node) => ({ node })));
}

function enclosingUnit(node: LiveNode, name: string): readonly LiveNode[] | null {
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

/** Finds the heading of a column: the cell above it. */
function columnHeading(node: LiveNode, nth: number): Result<readonly LocatedPlace[]> {
  const head = columnHead(node, nth);
  return head.ok ? onePlace(head.value) : head;
}

function headingOf(node: LiveNode): Result<readonly LocatedPlace[]> {
  const headed = [...upward(node)].find(
    ({ kind, text }) => HEADED.has(kind) && (text.heading !== '' || kind !== 'scheduleParagraph'),
  );
  return headed?.text.heading
    ? onePlace(headed, 'heading')
    : refuse('not-found', `${cited(node)} has no heading`, cited(node));
}

/** The italic heading just before a provision, which is the first one under it; otherwise null. */
export function italicOver(node: LiveNode): LiveNode | null {
  if (node.kind === 'crossheading') return node;
  const above = node.parent;
  if (above?.kind === 'crossheading' && remainingChildren(above)[0] === node) return above;
  const siblings = above ? remainingChildren(above) : [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before?.kind === 'crossheading' && remainingChildren(before).length === 0 ? before : null;
}

function italicPlace(node: LiveNode): Result<readonly LocatedPlace[]> {
  const italic = italicOver(node);
  const name = cited(node);
  return italic
    ? onePlace(italic, 'heading')
    : refuse('not-found', `there is no italic heading just before ${name}`, name);
}

function openingWords(node: LiveNode, namedNode?: LiveNode): Result<readonly LocatedPlace[]> {
  if (node.text.intro) return onePlace(node, 'intro', namedNode);
  if (node.text.content) return onePlace(node, 'content', namedNode);
  return refuse('not-found', `${cited(node)} has no opening words`, cited(node));
}

function wordsBeside(
  finder: Finder,
  anchor: LiveNode,
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
  if (side === 'before') return openingWords(holder, anchor);
  if (holder.text.wrapUp) return onePlace(holder, 'wrapUp', anchor);
  // Some files have the words after a list in its last item, after the item's own parts.
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

function sentencePlace(place: LocatedPlace, nth: number): Result<readonly LocatedPlace[]> {
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

/** A term for comparing, without the space that some texts have inside the quotation marks. */
const termKey = (term: string): string => plain(term).trim();

function definitionPlaces(
  finder: Finder,
  node: LiveNode,
  terms: readonly string[],
): Result<readonly LocatedPlace[]> {
  const definitionNodes: LiveNode[] = [];
  for (const term of terms) {
    const all = [...nodesBelow(node)].filter(
      (below) =>
        below.kind === 'definition' &&
        termKey(termOf({ ...below.source, ...below.text }) ?? '') === termKey(term),
    );
    const [first, second] = presentOrAll(all);
    const place = cited(node);
    if (!first) {
      const running = terms.length === 1 ? runningDefinition(node, term) : null;
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

/** "In subsection (1) “keeper” means …": the field whose sentence defines a term, if only one does (R1.11). */
function runningDefinition(node: LiveNode, term: string): LocatedPlace | null {
  const holders = [...nodesBelow(node)].flatMap((below): readonly LocatedPlace[] => {
    if (!isPresent(below) || below.kind === 'act') return [];
    const terms = termsIn({ ...below.source, ...below.text });
    const own = terms.find((one) => one.form === 'meaning' && termKey(one.term) === termKey(term));
    if (!own) return [];
    const isOnly = terms.filter(({ field }) => field === own.field).length === 1;
    return isOnly ? [{ node: below, field: own.field, running: true }] : [{ node: below }];
  });
  const [only, other] = holders;
  return only?.running && !other ? only : null;
}

/** The only entry of a list that defines a term or begins with it; otherwise null. */
function listEntry(node: LiveNode, about: string): LiveNode | null {
  const begins = ({ text }: LiveNode): boolean => {
    const words = plain(text.intro || text.content);
    return [plain(about), `"${plain(about)}"`].some(
      (sought) => words.startsWith(sought) && !/^\p{L}/u.test(words.slice(sought.length)),
    );
  };
  const all = [...nodesBelow(node)].filter(
    (below) =>
      isPresent(below) &&
      (below.kind === 'definition' || NUMBERED_LEVELS.has(below.kind)) &&
      below !== node &&
      begins(below),
  );
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** A provision and everything in it, omitted parts included, except what it quotes for another Act. */
export function* nodesBelow(node: LiveNode): Generator<LiveNode> {
  yield node;
  for (const child of node.children) if (child.kind !== 'quotation') yield* nodesBelow(child);
}

/** The words of a place, for searching. */
export function fragmentsOf(place: LocatedPlace): readonly FieldFragment[] {
  const { node, field, from, to, cells } = place;
  if (cells) return cells.flatMap(fragmentsIn);
  if (!field) return fragmentsIn(node);
  return node.text[field] ? [fieldFragment(node, field, from, to)] : [];
}

/** The name of a place in a reason. */
export function placeName({ node, field, cells, nth }: LocatedPlace): string {
  const name = cited(node);
  if (cells) return `column ${nth} of ${name}`;
  if (field === 'heading') return node.kind === 'crossheading' ? name : `the heading of ${name}`;
  if (field === 'intro') return `the opening words of ${name}`;
  if (field === 'wrapUp') return `the closing words of ${name}`;
  return name;
}

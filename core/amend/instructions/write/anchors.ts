import { isHeadRow } from '../../../act/table.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { type ListEntry, positionInList, termOf } from '../../structure/definition-place.ts';
import type { Anchor, Location } from '../syntax.ts';
import { locateHeading, locationOf } from './places.ts';
import type { Running } from './running-index.ts';

/** Whether a new definition belongs where it is put, so that "at the appropriate place" finds it (§2.1 N12). */
export function isAtItsPlace(
  parent: Running,
  at: number,
  provisions: readonly Provision[],
  nth: number,
): boolean {
  const [provision, earlier] = [provisions[nth], provisions.slice(0, nth)];
  const term = provision?.kind === 'definition' ? termOf(provision) : null;
  if (term === null || !isOnlyList(parent)) return false;
  const list = parent.children.map(entryNow).toSpliced(at, 0, ...earlier);
  return at + nth === positionInList(list, term);
}

/** An entry of a list as it reads by now. */
export const entryNow = ({ provision: { kind }, text: { intro, content } }: Running): ListEntry => ({
  kind,
  intro,
  content,
});

/** Whether a provision holds definitions, and nothing in it holds others: no words say which of two lists is meant. */
function isOnlyList(holder: Running): boolean {
  const definitions = [...ownParts(holder)].filter(({ provision }) => provision.kind === 'definition');
  return definitions.length > 0 && definitions.every(({ parent }) => parent === holder);
}

/** What stands in a provision, but for what it quotes for another Act. */
function* ownParts(node: Running): Generator<Running> {
  for (const child of node.children) {
    if (child.provision.kind === 'quotation') continue;
    yield child;
    yield* ownParts(child);
  }
}

/** Where a provision is put in: beside another, or at an end of what holds it. */
interface Anchored {
  readonly context: Location;
  readonly anchor: Anchor;
  readonly node: Running;
}

const GROUPS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** What a list of definitions is put in. */
const LISTS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** The last provision with a number of its own in a group; or the group itself, where it is numbered. */
function lastIn(node: Running): Running {
  const last = node.children.at(-1);
  return node.provision.kind === 'crossheading' && last ? lastIn(last) : node;
}

/** What a provision of a kind is put in after or before (drafting-conventions.md §3.1, "insert a provision"). */
export function anchorAt(parent: Running, at: number, kind: Kind): Anchored | null {
  const [before, next] = [parent.children[at - 1], parent.children[at]];
  const isList =
    LISTS.has(parent.provision.kind) || parent.children.some((child) => child.provision.kind === kind);
  if (kind === 'definition' && !isList) return null;
  const anchorBeside = (node: Running, side: 'before' | 'after'): Anchored | null => {
    const place = locationOf(node);
    const last = place?.at(-1);
    if (!place || !last || last.type === 'longTitle') return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side, of: [last] }, node };
  };
  const beforeHeading = (node: Running): Anchored | null => {
    const place = locateHeading(node);
    const last = place?.at(-1);
    if (!place || !last) return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side: 'before', of: [last] }, node };
  };
  const fits = (node: Running) =>
    GROUPS.has(kind) || !GROUPS.has(node.provision.kind) || node.provision.kind === kind;
  const after =
    before && before.provision.kind !== 'crossheading' && fits(before) ? anchorBeside(before, 'after') : null;
  if (after) return after;
  // Between two groups, it is put after the last section of the first: an italic heading is the last thing to be named by.
  const afterLast = before?.provision.kind === 'crossheading' ? anchorBeside(lastIn(before), 'after') : null;
  if (afterLast) return afterLast;
  if (next?.provision.kind === 'crossheading') return beforeHeading(next);
  const ahead = next && fits(next) ? anchorBeside(next, 'before') : null;
  if (ahead) return ahead;
  const context = locationOf(parent);
  if (parent.provision.kind === 'table') {
    // First or last is said of its entries: its heading stays above them.
    const isHead = ({ provision }: Running) => isHeadRow(provision);
    const isFirst = parent.children.slice(0, at).every(isHead) && !parent.children.slice(at).some(isHead);
    if (!context || !(isFirst || !next)) return null;
    return { context, anchor: { type: 'edge', edge: next ? 'beginning' : 'end', of: [] }, node: parent };
  }
  if (!context || (next && before)) return null;
  const edge = next ? 'beginning' : 'end';
  return { context, anchor: { type: 'edge', edge, of: [] }, node: parent };
}

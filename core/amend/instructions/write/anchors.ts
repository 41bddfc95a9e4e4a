import { isHeadRow } from '../../../act/table.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { type ListEntry, positionInList, termOf } from '../../structure/definition-place.ts';
import type { Anchor, Location } from '../syntax.ts';
import { locateHeading, locationOf } from './places.ts';
import type { RunningNode } from './running-index.ts';

/** Whether a new definition is in its alphabetical place, so that "at the appropriate place" finds it (§2.1 N12). */
export function isAtItsPlace(
  parent: RunningNode,
  at: number,
  provisions: readonly Provision[],
  nth: number,
): boolean {
  const [provision, earlier] = [provisions[nth], provisions.slice(0, nth)];
  const term = provision?.kind === 'definition' ? termOf(provision) : null;
  if (term === null || !hasOneList(parent)) return false;
  const list = parent.children.map(listEntryOf).toSpliced(at, 0, ...earlier);
  return at + nth === positionInList(list, term);
}

/** An entry of a list as the earlier instructions have left it. */
export const listEntryOf = ({ provision: { kind }, text: { intro, content } }: RunningNode): ListEntry => ({
  kind,
  intro,
  content,
});

/** Whether a provision has definitions, all in one list. Wording could not say which of two lists it means. */
function hasOneList(holder: RunningNode): boolean {
  const definitions = [...unquotedDescendants(holder)].filter(
    ({ provision }) => provision.kind === 'definition',
  );
  return definitions.length > 0 && definitions.every(({ parent }) => parent === holder);
}

/** Lists the descendants of a provision, without those that it quotes for another Act. */
function* unquotedDescendants(node: RunningNode): Generator<RunningNode> {
  for (const child of node.children) {
    if (child.provision.kind === 'quotation') continue;
    yield child;
    yield* unquotedDescendants(child);
  }
}

/** The place of an insertion: beside a named provision, or at the beginning or end of the parent. */
interface Anchored {
  readonly context: Location;
  readonly anchor: Anchor;
  readonly node: RunningNode;
}

const GROUPS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** The kinds of provision that a list of definitions can be in. */
const LISTS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** The last numbered provision under an italic heading; any other provision itself. */
function lastNumbered(node: RunningNode): RunningNode {
  const last = node.children.at(-1);
  return node.provision.kind === 'crossheading' && last ? lastNumbered(last) : node;
}

/** Finds an anchor for a new provision at a position (drafting-conventions.md §3.1, "insert a provision"); null if no words name one. */
export function findAnchor(parent: RunningNode, at: number, kind: Kind): Anchored | null {
  const [before, next] = [parent.children[at - 1], parent.children[at]];
  const isList =
    LISTS.has(parent.provision.kind) || parent.children.some((child) => child.provision.kind === kind);
  if (kind === 'definition' && !isList) return null;
  const anchorBeside = (node: RunningNode, side: 'before' | 'after'): Anchored | null => {
    const place = locationOf(node);
    const last = place?.at(-1);
    if (!place || !last || last.type === 'longTitle') return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side, of: [last] }, node };
  };
  const anchorBeforeHeading = (node: RunningNode): Anchored | null => {
    const place = locateHeading(node);
    const last = place?.at(-1);
    if (!place || !last) return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side: 'before', of: [last] }, node };
  };
  const fits = (node: RunningNode) =>
    GROUPS.has(kind) || !GROUPS.has(node.provision.kind) || node.provision.kind === kind;
  const afterPrevious =
    before && before.provision.kind !== 'crossheading' && fits(before) ? anchorBeside(before, 'after') : null;
  if (afterPrevious) return afterPrevious;
  // Between two groups, the anchor is the last section of the first, because an italic heading is the least certain name.
  const afterLast =
    before?.provision.kind === 'crossheading' ? anchorBeside(lastNumbered(before), 'after') : null;
  if (afterLast) return afterLast;
  if (next?.provision.kind === 'crossheading') return anchorBeforeHeading(next);
  const beforeNext = next && fits(next) ? anchorBeside(next, 'before') : null;
  if (beforeNext) return beforeNext;
  const context = locationOf(parent);
  if (parent.provision.kind === 'table') {
    // "At the beginning" of a table means below its heading rows.
    const isHead = ({ provision }: RunningNode) => isHeadRow(provision);
    const isFirst = parent.children.slice(0, at).every(isHead) && !parent.children.slice(at).some(isHead);
    if (!context || !(isFirst || !next)) return null;
    return { context, anchor: { type: 'edge', edge: next ? 'beginning' : 'end', of: [] }, node: parent };
  }
  if (!context || (next && before)) return null;
  const edge = next ? 'beginning' : 'end';
  return { context, anchor: { type: 'edge', edge, of: [] }, node: parent };
}

import { mayInsert } from '../../../act/nesting.ts';
import { isHeadRow } from '../../../act/table.ts';
import type { Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { comesBefore, definesTerm, termOf } from '../../structure/definition-place.ts';
import type { Location } from '../syntax.ts';
import { alreadyMade, besideItsLike } from './already.ts';
import { type ApplyContext, DONE, each } from './apply-context.ts';
import { withKeptLink } from './kept-link.ts';
import { downward, type Live, remainingChildren, stands } from './live.ts';
import { type LocatedPlace, locate } from './locate.ts';
import { bare, cited } from './name.ts';
import { noItem } from './places.ts';
import { replace } from './replace-words.ts';
import { saysTheSame } from './same-words.ts';
import { inOrAfter, levelled, suited } from './suited.ts';
import { tableRound } from './table-grid.ts';
import { asRows, putRowsInOrder } from './table-rows.ts';
import { linkAtEnd } from './targets.ts';
import { holds, pathOf, takes } from './units.ts';

/** A place for provisions: among the parts of one, gone ones counted. */
interface Slot {
  readonly holder: Live;
  readonly at: number;
}

/** Where a provision of a kind stands beside another: at its level or, for one that is farther out, round it. */
export function slotBeside(node: Live, side: 'before' | 'after', given: Provision): Result<Slot> {
  let at = node;
  while (at.parent && !takes(at.parent, given.kind)) {
    const parts = remainingChildren(at.parent);
    const isEdge = (side === 'after' ? parts.at(-1) : parts[0]) === at || !stands(at);
    // In a group an italic heading stands under the group's own, so that the text reads on as it is said to.
    const isInGroup = given.kind === 'crossheading' && at.parent.kind === 'crossheading';
    if (isInGroup && (!isEdge || side === 'before')) break;
    if (given.kind === 'crossheading' && at.parent.kind === 'section') {
      const message = `an italic heading can’t be put among the parts of ${cited(at.parent)}`;
      return refuse('unsupported', message, cited(at.parent));
    }
    if (!isEdge) {
      const where = side === 'after' ? 'last' : 'first';
      const message = `${cited(at)} is not the ${where} part of ${cited(at.parent)}, so a ${given.kind} can’t be put ${side} it`;
      return refuse('unsupported', message, cited(at.parent));
    }
    at = at.parent;
  }
  const { parent } = at;
  if (!parent) return refuse('invalid', `a ${given.kind} can’t be put beside ${cited(node)}`, cited(node));
  return ok({ holder: parent, at: parent.children.indexOf(at) + (side === 'after' ? 1 : 0) });
}

/** After what was put in last: beside it or, for what is farther out, after what it stands in. */
function slotAfter(made: Live, given: Provision): Result<Slot> {
  let at = made;
  while (at.parent && !(takes(at.parent, given.kind) && !isOuter(given, at))) at = at.parent;
  const { parent } = at;
  return parent
    ? ok({ holder: parent, at: parent.children.indexOf(at) + 1 })
    : refuse('invalid', `a ${given.kind} can’t be put after ${cited(made)}`, cited(made));
}

/** Whether a provision is of a kind that one it would stand beside is a part of: subsection (2) after paragraph (b). */
const isOuter = (given: Provision, beside: Live): boolean =>
  beside.kind !== given.kind && mayInsert(given.kind, beside.kind) && given.kind !== 'crossheading';

export function putAt(
  doing: ApplyContext,
  slot: Slot,
  given: readonly Provision[],
  pair?: string,
): Result<null> {
  let { holder, at } = slot;
  for (const provision of given) {
    const like = besideItsLike(doing, holder, provision);
    if (!like.ok) return like;
    if (like.value !== null) doing.notes.push(like.value);
    const made = doing.text.insert(doing.am, holder, at, provision, pair);
    if (!made.ok) return made;
    const next = given[given.indexOf(provision) + 1];
    if (!next) break;
    const after = slotAfter(made.value, next);
    if (!after.ok) return after;
    ({ holder, at } = after.value);
  }
  return DONE;
}

/** `but in Part 6 of that Schedule`: which group a provision is in where its neighbour leaves that open (§2.1 N16). */
const BUT_IN = /\bbut (?:in|under) (Part|Chapter) ([A-Z]*\d+[A-Z\d]*|[IVXL]+[A-Z]{0,2})\b/;

function groupSaid(doing: ApplyContext, node: Live, location: Location): Result<Live | null> {
  const note = location.map((step) => step.note ?? '').find((words) => BUT_IN.test(words));
  const [, unit, label] = BUT_IN.exec(note ?? '') ?? [];
  if (!label) return ok(null);
  const path = pathOf(doing.finder.root, node, unit === 'Part' ? 'Part' : 'Chapter', [label]);
  return path.ok ? ok(path.value.at(-1) ?? null) : path;
}

/** "but before the “or” at the end of it" (R3.4), where it stands in brackets. */
const BEFORE_LINK = /\bbut before the “([^”]+)”/;

/** A provision's linking word moves to the end of what is put in after it and before that word. */
export function putBeforeLink(
  doing: ApplyContext,
  node: Live,
  link: string,
  given: readonly Provision[],
): Result<null> {
  const kept = withKeptLink(node, link, levelled(given, node.kind));
  if (!kept.ok) return kept;
  const found = linkAtEnd(node, link);
  const cut = found ? replace(doing, found) : DONE;
  if (!cut.ok) return cut;
  const [first] = kept.value;
  const slot = first ? slotBeside(node, 'after', first) : refuse('invalid', 'there is nothing to put in');
  return slot.ok ? putAt(doing, slot.value, kept.value) : slot;
}

/** The heading of a part that the existing text of a Schedule has become: "After the Schedule heading insert Part 1" (N14). */
function putHeading(doing: ApplyContext, node: Live, first: Provision): Result<null> | null {
  const part = node.children.find(({ division }) => division);
  const isOnlyHeading = first.children.length === 0 && !first.intro && !first.content;
  if (!part || !isOnlyHeading || bare(part.text.num) !== bare(first.num)) return null;
  return doing.text.headPart(part, first.heading);
}

/** Puts provisions directly before or after the one that a location names; it may be one that is left out. */
export function putBeside(
  doing: ApplyContext,
  location: Location,
  side: 'before' | 'after',
  given: readonly Provision[],
  beforeLink?: string,
): Result<null> {
  const notes = location.map((step) => step.note ?? '').join('; ');
  const link = beforeLink ?? BEFORE_LINK.exec(notes)?.[1];
  const places = location.length === 0 ? ok(doing.here) : locate(doing.finder, location, doing.here);
  if (!places.ok) return places;
  const running = places.value.find((place) => place.running);
  if (running) return noItem(running);
  return each(places.value, ({ node, field }) => {
    const isHeading = side === 'after' && field === 'heading';
    // Beside a table as a whole stands what is put beside any other part.
    const rows = node.kind === 'table' ? ok(given) : asRows(doing, given, node);
    if (!rows.ok) return rows;
    const list = levelled(
      rows.value.map((provision) => suited(provision, node)),
      node.kind,
    );
    const [first] = list;
    if (!first) return DONE;
    if (isHeading) return putHeading(doing, node, first) ?? putAtEdge(doing, { node }, 'beginning', given);
    if (side === 'after' && link !== undefined) return putBeforeLink(doing, node, link, list);
    const group = groupSaid(doing, node, location);
    if (!group.ok) return group;
    if (group.value && !holds(group.value, node)) {
      const edge = side === 'after' ? 'beginning' : 'end';
      return putAtEdge(doing, { node: group.value }, edge, given);
    }
    const slot = slotBeside(node, side, first);
    return slot.ok ? putAt(doing, slot.value, list) : slot;
  });
}

/** Puts entries first or last among those of a table. */
function putInTable(
  doing: ApplyContext,
  table: Live,
  edge: 'beginning' | 'end',
  rows: readonly Provision[],
): Result<null> {
  const isEntry = ({ source }: Live) => !isHeadRow(source) && source.layout?.part !== 'foot';
  const [first, last] = [table.children.findIndex(isEntry), table.children.findLastIndex(isEntry)];
  const heads = table.children.filter(({ source }) => isHeadRow(source)).length;
  return putAt(
    doing,
    { holder: table, at: edge === 'end' ? (last < 0 ? heads : last + 1) : first < 0 ? heads : first },
    rows,
  );
}

/** Puts provisions first or last in a place; those of its own kind go after it, as the next item of its list does. */
export function putAtEdge(
  doing: ApplyContext,
  { node }: LocatedPlace,
  edge: 'beginning' | 'end',
  given: readonly Provision[],
  lead = '',
): Result<null> {
  const rows = asRows(doing, given, node);
  if (!rows.ok) return rows;
  if (node.kind === 'table') return putInTable(doing, node, edge, rows.value);
  const list = inOrAfter(
    rows.value.map((provision) => suited(provision, node)),
    node,
    lead,
  );
  const [first] = list;
  if (!first) return DONE;
  if (takes(node, first.kind) && node.kind !== first.kind) {
    const at = edge === 'end' ? node.children.length : 0;
    return putAt(doing, { holder: node, at }, list);
  }
  if (edge === 'beginning' || node.kind !== first.kind)
    return refuse('invalid', `a ${first.kind} can’t stand in ${cited(node)}`, cited(node));
  const slot = slotBeside(node, 'after', first);
  return slot.ok ? putAt(doing, slot.value, list) : slot;
}

/** Puts definitions where the alphabet has them in the one list that a place holds (§1.3 R1.8, §2.1 N12). */
export function putInOrder(
  doing: ApplyContext,
  { node }: LocatedPlace,
  given: readonly Provision[],
): Result<null> {
  const holders = new Set(
    [...downward(node)]
      .filter(({ kind }) => kind === 'definition')
      .flatMap(({ parent }) => (parent ? [parent] : [])),
  );
  const [holder, other] = holders;
  const place = cited(node);
  if (tableRound(node) || given.some(({ kind }) => kind === 'table' || kind === 'row'))
    return putRowsInOrder(doing, node, given, (table, at, row) => putAt(doing, { holder: table, at }, [row]));
  if (given.some(({ kind }) => kind === 'block'))
    return refuse('unsupported', `what is put in ${place} is held as a block, which is in no order`, place);
  if (!holder) return refuse('unsupported', `no list in alphabetical order is held in ${place}`, place);
  if (other) return refuse('invalid', `there is more than one list of definitions in ${place}`, place);
  return each(given, (provision) => {
    const term = provision.kind === 'definition' ? termOf(provision)?.trim() : null;
    if (!term) return refuse('unsupported', `what is put in ${place} is no definition of a term`, place);
    const parts = holder.children;
    const like = remainingChildren(holder).filter(
      (child) => child.kind === 'definition' && termOf({ ...child.source, ...child.text })?.trim() === term,
    );
    const same = like.find((child) => saysTheSame(child, provision));
    if (same && !doing.isOwn) return alreadyMade(`the definition of “${term}” stands there`, same);
    if (like.length > 0) doing.notes.push(`there are two definitions of “${term}” in ${place} then`);
    const isAfter = (child: Live): boolean => {
      const own =
        child.kind === 'definition' && child.goneBy === null
          ? termOf({ ...child.source, ...child.text })
          : null;
      return own !== null && comesBefore(term, own.trim());
    };
    const next = parts.findIndex(isAfter);
    const last = parts.findLastIndex(
      (child) => child.goneBy === null && definesTerm({ ...child.source, ...child.text }),
    );
    const made = doing.text.insert(doing.am, holder, next >= 0 ? next : last + 1, provision);
    return made.ok ? DONE : made;
  });
}

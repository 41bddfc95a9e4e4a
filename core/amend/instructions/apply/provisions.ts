import { mayInsert } from '../../../act/nesting.ts';
import { isHeadRow } from '../../../act/table.ts';
import type { Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { type ListEntry, positionInList, termOf } from '../../structure/definition-place.ts';
import type { Location } from '../syntax.ts';
import { adaptItems, adaptKinds, adaptLevels } from './adapt-kinds.ts';
import { noteDuplicate, refuseAlreadyMade } from './already-made.ts';
import { type ApplyContext, each, SUCCESS } from './apply-context.ts';
import { isPresent, type LiveNode, presentOrAll, remainingChildren } from './live-node.ts';
import { type LocatedPlace, locate, nodesBelow } from './locate.ts';
import { bare, cited } from './name.ts';
import { refuseDefinition } from './places.ts';
import { replace } from './replace-words.ts';
import { saysTheSame } from './same-words.ts';
import { enclosingTable } from './table-grid.ts';
import { asRows, putRowsInOrder } from './table-rows.ts';
import { linkAtEnd } from './targets.ts';
import { groupHas, mayTake, pathOf } from './units.ts';
import { withKeptLink } from './with-kept-link.ts';

/** A position among all parts of a provision, omitted parts included. */
interface Slot {
  readonly holder: LiveNode;
  readonly at: number;
}

/** The slot for a provision beside another: at its level, or outside it for a kind of a higher level. */
export function slotBeside(node: LiveNode, side: 'before' | 'after', provision: Provision): Result<Slot> {
  let at = node;
  while (at.parent && !mayTake(at.parent, provision.kind)) {
    const parts = remainingChildren(at.parent);
    const isEdge = (side === 'after' ? parts.at(-1) : parts[0]) === at || !isPresent(at);
    // In a group, an italic heading goes under the group's own heading.
    const isInGroup = provision.kind === 'crossheading' && at.parent.kind === 'crossheading';
    if (isInGroup && (!isEdge || side === 'before')) break;
    if (provision.kind === 'crossheading' && at.parent.kind === 'section') {
      const message = `an italic heading can’t be put among the parts of ${cited(at.parent)}`;
      return refuse('unsupported', message, cited(at.parent));
    }
    if (!isEdge) {
      const where = side === 'after' ? 'last' : 'first';
      const message = `${cited(at)} is not the ${where} part of ${cited(at.parent)}, so a ${provision.kind} can’t be put ${side} it`;
      return refuse('unsupported', message, cited(at.parent));
    }
    at = at.parent;
  }
  const { parent } = at;
  if (!parent)
    return refuse('invalid', `a ${provision.kind} can’t be put beside ${cited(node)}`, cited(node));
  return ok({ holder: parent, at: parent.children.indexOf(at) + (side === 'after' ? 1 : 0) });
}

/** The slot after the provision that was inserted last, or after its parent for a kind of a higher level. */
function slotAfter(inserted: LiveNode, provision: Provision): Result<Slot> {
  let at = inserted;
  while (at.parent && !(mayTake(at.parent, provision.kind) && !isHigherLevel(provision, at))) at = at.parent;
  const { parent } = at;
  return parent
    ? ok({ holder: parent, at: parent.children.indexOf(at) + 1 })
    : refuse('invalid', `a ${provision.kind} can’t be put after ${cited(inserted)}`, cited(inserted));
}

/** Whether a provision is of a kind that its neighbour would be part of: subsection (2) after paragraph (b). */
const isHigherLevel = (provision: Provision, neighbour: LiveNode): boolean =>
  neighbour.kind !== provision.kind &&
  mayInsert(provision.kind, neighbour.kind) &&
  provision.kind !== 'crossheading';

/** Inserts provisions one after another from a slot. `pair` joins them to the provisions that they replace. */
export function putAt(
  context: ApplyContext,
  slot: Slot,
  provisions: readonly Provision[],
  pair?: string,
): Result<null> {
  let { holder, at } = slot;
  for (const provision of provisions) {
    const duplicateNote = noteDuplicate(context, holder, provision);
    if (!duplicateNote.ok) return duplicateNote;
    if (duplicateNote.value !== null) context.notes.push(duplicateNote.value);
    const inserted = context.text.insert(context.am, holder, at, provision, pair);
    if (!inserted.ok) return inserted;
    const next = provisions[provisions.indexOf(provision) + 1];
    if (!next) break;
    const after = slotAfter(inserted.value, next);
    if (!after.ok) return after;
    ({ holder, at } = after.value);
  }
  return SUCCESS;
}

/** `but in Part 6 of that Schedule`: the group of a provision whose neighbour leaves that open (§2.1 N16). */
const BUT_IN = /\bbut (?:in|under) (Part|Chapter) ([A-Z]*\d+[A-Z\d]*|[IVXL]+[A-Z]{0,2})\b/;

function namedGroup(context: ApplyContext, node: LiveNode, location: Location): Result<LiveNode | null> {
  const note = location.map((step) => step.note ?? '').find((words) => BUT_IN.test(words));
  const [, unit, label] = BUT_IN.exec(note ?? '') ?? [];
  if (!label) return ok(null);
  const path = pathOf(context.finder.root, node, unit === 'Part' ? 'Part' : 'Chapter', [label]);
  return path.ok ? ok(path.value.at(-1) ?? null) : path;
}

/** A note in brackets: "but before the “or” at the end of it" (R3.4). */
const BEFORE_LINK = /\bbut before the “([^”]+)”/;

/** Inserts provisions after another, whose linking word moves to the end of the last of them. */
export function putBeforeLink(
  context: ApplyContext,
  node: LiveNode,
  link: string,
  provisions: readonly Provision[],
): Result<null> {
  const linkedProvisions = withKeptLink(node, link, adaptLevels(provisions, node.kind));
  if (!linkedProvisions.ok) return linkedProvisions;
  const linkTarget = linkAtEnd(node, link);
  const cut = linkTarget ? replace(context, linkTarget) : SUCCESS;
  if (!cut.ok) return cut;
  const [first] = linkedProvisions.value;
  const slot = first ? slotBeside(node, 'after', first) : refuse('invalid', 'there is nothing to put in');
  return slot.ok ? putAt(context, slot.value, linkedProvisions.value) : slot;
}

/** "After the Schedule heading insert Part 1": gives its heading to the part that the Schedule's existing text became (N14). */
function headDividedPart(context: ApplyContext, node: LiveNode, first: Provision): Result<null> | null {
  const part = node.children.find(({ division }) => division);
  const isOnlyHeading = first.children.length === 0 && !first.intro && !first.content;
  if (!part || !isOnlyHeading || bare(part.text.num) !== bare(first.num)) return null;
  return context.text.headPart(part, first.heading);
}

/** Inserts provisions directly before or after the one that a location names, which may be an omitted one. */
export function putBeside(
  context: ApplyContext,
  location: Location,
  side: 'before' | 'after',
  provisions: readonly Provision[],
  beforeLink?: string,
): Result<null> {
  const notes = location.map((step) => step.note ?? '').join('; ');
  const link = beforeLink ?? BEFORE_LINK.exec(notes)?.[1];
  const places = locate(context.finder, location, context.places);
  if (!places.ok) return places;
  const running = places.value.find((place) => place.running);
  if (running) return refuseDefinition(running);
  return each(places.value, ({ node, field }) => {
    const isHeading = side === 'after' && field === 'heading';
    // Provisions beside a whole table are not its rows.
    const rows = node.kind === 'table' ? ok(provisions) : asRows(context, provisions, node);
    if (!rows.ok) return rows;
    const list = adaptLevels(
      rows.value.map((provision) => adaptKinds(provision, node)),
      node.kind,
    );
    const [first] = list;
    if (!first) return SUCCESS;
    if (isHeading)
      return headDividedPart(context, node, first) ?? putAtEdge(context, { node }, 'beginning', provisions);
    if (side === 'after' && link !== undefined) return putBeforeLink(context, node, link, list);
    const group = namedGroup(context, node, location);
    if (!group.ok) return group;
    if (group.value && !groupHas(group.value, node)) {
      const edge = side === 'after' ? 'beginning' : 'end';
      return putAtEdge(context, { node: group.value }, edge, provisions);
    }
    const slot = slotBeside(node, side, first);
    return slot.ok ? putAt(context, slot.value, list) : slot;
  });
}

/** Inserts entries at the beginning or end of those of a table. */
function putInTable(
  context: ApplyContext,
  table: LiveNode,
  edge: 'beginning' | 'end',
  rows: readonly Provision[],
): Result<null> {
  const isEntry = ({ source }: LiveNode) => !isHeadRow(source) && source.layout?.part !== 'foot';
  const [first, last] = [table.children.findIndex(isEntry), table.children.findLastIndex(isEntry)];
  const heads = table.children.filter(({ source }) => isHeadRow(source)).length;
  return putAt(
    context,
    { holder: table, at: edge === 'end' ? (last < 0 ? heads : last + 1) : first < 0 ? heads : first },
    rows,
  );
}

/** Inserts provisions first or last in a place. Provisions of the place's own kind go after it, as the next items of its list. */
export function putAtEdge(
  context: ApplyContext,
  { node }: LocatedPlace,
  edge: 'beginning' | 'end',
  provisions: readonly Provision[],
  lead = '',
): Result<null> {
  const rows = asRows(context, provisions, node);
  if (!rows.ok) return rows;
  if (node.kind === 'table') return putInTable(context, node, edge, rows.value);
  const list = adaptItems(
    rows.value.map((provision) => adaptKinds(provision, node)),
    node,
    lead,
  );
  const [first] = list;
  if (!first) return SUCCESS;
  if (mayTake(node, first.kind) && node.kind !== first.kind) {
    const at = edge === 'end' ? node.children.length : 0;
    return putAt(context, { holder: node, at }, list);
  }
  if (edge === 'beginning' || node.kind !== first.kind)
    return refuse('invalid', `a ${first.kind} can’t stand in ${cited(node)}`, cited(node));
  const slot = slotBeside(node, 'after', first);
  return slot.ok ? putAt(context, slot.value, list) : slot;
}

/** The provisions with the definitions of a place: those not omitted or, without any, the omitted ones. */
function definitionHolders(node: LiveNode): readonly LiveNode[] {
  const definitions = [...nodesBelow(node)].filter(({ kind }) => kind === 'definition');
  return [...new Set(presentOrAll(definitions).flatMap(({ parent }) => (parent ? [parent] : [])))];
}

/** An entry of a list for the alphabetical order. An omitted one no longer defines a term. */
const currentEntry = ({ kind, text, removedBy }: LiveNode): ListEntry =>
  removedBy === null ? { kind, ...text } : { kind, intro: '', content: '' };

/** Inserts definitions in alphabetical order into the only list of a place (§1.3 R1.8, §2.1 N12). */
export function putInOrder(
  context: ApplyContext,
  { node }: LocatedPlace,
  provisions: readonly Provision[],
): Result<null> {
  const [holder, other] = definitionHolders(node);
  const place = cited(node);
  if (enclosingTable(node) || provisions.some(({ kind }) => kind === 'table' || kind === 'row'))
    return putRowsInOrder(context, node, provisions, (table, at, row) =>
      putAt(context, { holder: table, at }, [row]),
    );
  if (provisions.some(({ kind }) => kind === 'block'))
    return refuse(
      'unsupported',
      `what is to be inserted in ${place} is a block, which has no place in alphabetical order`,
      place,
    );
  if (!holder) return refuse('unsupported', `there is no list in alphabetical order in ${place}`, place);
  if (other) return refuse('invalid', `there is more than one list of definitions in ${place}`, place);
  return each(provisions, (provision) => {
    const term = provision.kind === 'definition' ? termOf(provision)?.trim() : null;
    if (!term)
      return refuse('unsupported', `what is to be inserted in ${place} is not a definition of a term`, place);
    const sameTerm = remainingChildren(holder).filter(
      (child) => child.kind === 'definition' && termOf({ ...child.source, ...child.text })?.trim() === term,
    );
    const identical = sameTerm.find((child) => saysTheSame(child, provision));
    if (identical && !context.isOwn)
      return refuseAlreadyMade(`the definition of “${term}” is there already`, identical);
    if (sameTerm.length > 0) context.notes.push(`${place} will have two definitions of “${term}”`);
    const position = positionInList(holder.children.map(currentEntry), term);
    const inserted = context.text.insert(context.am, holder, position, provision);
    return inserted.ok ? SUCCESS : inserted;
  });
}

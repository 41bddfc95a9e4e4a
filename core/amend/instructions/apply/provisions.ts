import { mayInsert } from '../../../act/nesting.ts';
import type { Field, Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../result.ts';
import { comesBefore, termOf } from '../../definition-place.ts';
import { joined } from '../spacing.ts';
import type { Location, ProvisionTarget } from '../syntax.ts';
import { DONE, type Doing, each, rewrite } from './doing.ts';
import { downward, type Live, standingChildren, stands, upward } from './live.ts';
import { locate, type Place } from './locate.ts';
import { cited } from './name.ts';
import { inOrAfter, levelled, suited } from './suited.ts';
import { endPiece, linkAtEnd, linkOf, placesOf } from './targets.ts';
import { holds, pathOf, takes } from './units.ts';
import { replace } from './words.ts';

/** A place for provisions: among the parts of one, gone ones counted. */
interface Slot {
  readonly holder: Live;
  readonly at: number;
}

/** Where a provision of a kind stands beside another: at its level or, for one that is farther out, round it. */
function slotBeside(node: Live, side: 'before' | 'after', given: Provision): Result<Slot> {
  let at = node;
  while (at.parent && !takes(at.parent, given.kind)) {
    const parts = standingChildren(at.parent);
    const isEdge = (side === 'after' ? parts.at(-1) : parts[0]) === at || !stands(at);
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

function putAt(doing: Doing, slot: Slot, given: readonly Provision[], pair?: string): Result<null> {
  let { holder, at } = slot;
  for (const provision of given) {
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
const BUT_IN = /\bbut (?:in|under) (Part|Chapter) ([A-Z]*\d+[A-Z\d]*|[IVXL]+)\b/;

function groupSaid(doing: Doing, node: Live, location: Location): Result<Live | null> {
  const note = location.map((step) => step.note ?? '').find((words) => BUT_IN.test(words));
  const [, unit, label] = BUT_IN.exec(note ?? '') ?? [];
  if (!label) return ok(null);
  const path = pathOf(doing.finder.root, node, unit === 'Part' ? 'Part' : 'Chapter', [label]);
  return path.ok ? ok(path.value.at(-1) ?? null) : path;
}

/** Puts provisions directly before or after the one that a location names; it may be one that is left out. */
export function putBeside(
  doing: Doing,
  location: Location,
  side: 'before' | 'after',
  given: readonly Provision[],
): Result<null> {
  const places = location.length === 0 ? ok(doing.here) : locate(doing.finder, location, doing.here);
  if (!places.ok) return places;
  return each(places.value, ({ node, field }) => {
    const anchor = side === 'after' && field === 'heading' ? null : node;
    const list = levelled(
      given.map((provision) => suited(provision, node)),
      node.kind,
    );
    const [first] = list;
    if (!first) return DONE;
    if (!anchor) return putAtEdge(doing, { node }, 'beginning', given);
    const group = groupSaid(doing, node, location);
    if (!group.ok) return group;
    if (group.value && !holds(group.value, node)) {
      const edge = side === 'after' ? 'beginning' : 'end';
      return putAtEdge(doing, { node: group.value }, edge, given);
    }
    const slot = slotBeside(anchor, side, first);
    return slot.ok ? putAt(doing, slot.value, list) : slot;
  });
}

/** Puts provisions first or last in a place; those of its own kind go after it, as the next item of its list does. */
export function putAtEdge(
  doing: Doing,
  { node }: Place,
  edge: 'beginning' | 'end',
  given: readonly Provision[],
): Result<null> {
  const list = inOrAfter(
    given.map((provision) => suited(provision, node)),
    node,
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
export function putInOrder(doing: Doing, { node }: Place, given: readonly Provision[]): Result<null> {
  const holders = new Set(
    [...downward(node)]
      .filter(({ kind }) => kind === 'definition')
      .flatMap(({ parent }) => (parent ? [parent] : [])),
  );
  const [holder, other] = holders;
  const place = cited(node);
  if (!holder) return refuse('unsupported', `no list in alphabetical order is held in ${place}`, place);
  if (other) return refuse('invalid', `there is more than one list of definitions in ${place}`, place);
  return each(given, (provision) => {
    const term = provision.kind === 'definition' ? termOf(provision)?.trim() : null;
    if (!term) return refuse('unsupported', `what is put in ${place} is no definition of a term`, place);
    const parts = holder.children;
    const isAfter = (child: Live): boolean => {
      const own =
        child.kind === 'definition' && child.goneBy === null
          ? termOf({ ...child.source, ...child.text })
          : null;
      return own !== null && comesBefore(term, own.trim());
    };
    const next = parts.findIndex(isAfter);
    const last = parts.findLastIndex((child) => child.kind === 'definition' && child.goneBy === null);
    const made = doing.text.insert(doing.am, holder, next >= 0 ? next : last + 1, provision);
    return made.ok ? DONE : made;
  });
}

/** The provisions that targets name, all of which must stand. */
function nodesOf(doing: Doing, targets: readonly ProvisionTarget[]): Result<readonly Live[]> {
  const nodes: Live[] = [];
  for (const { at, withItalic } of targets) {
    const places = placesOf(doing, at);
    if (!places.ok) return places;
    for (const { node, field } of places.value) {
      if (field && field !== 'heading')
        return refuse('unsupported', `words of ${cited(node)} are not a provision`, cited(node));
      if (!node.parent) return refuse('invalid', 'it is not said which provision is meant');
      const heading = withItalic && node.parent.kind === 'crossheading' ? node.parent : null;
      if (heading && standingChildren(heading)[0] === node) {
        if (!standingChildren(heading).every((part) => places.value.some((place) => place.node === part)))
          return refuse(
            'unsupported',
            `the italic heading before ${cited(node)} has more under it`,
            cited(node),
          );
        nodes.push(heading);
      } else if (heading && nodes.includes(heading)) continue;
      else nodes.push(node);
    }
  }
  return ok(nodes);
}

/** Leaves provisions out, with the linking word that goes with them. */
export function omitAll(doing: Doing, targets: readonly ProvisionTarget[]): Result<null> {
  return each(targets, (target) => {
    const nodes = nodesOf(doing, [target]);
    if (!nodes.ok) return nodes;
    const links = linkTargets(doing, target, nodes.value);
    if (!links.ok) return links;
    const cut = each(links.value, (link) => replace(doing, link));
    if (!cut.ok) return cut;
    return each(nodes.value, (node) => doing.text.omit(doing.am, node, doing.mayOvertake));
  });
}

/** The linking words that go with what is left out; one at its own end goes with it in any case. */
function linkTargets(doing: Doing, { withLink }: ProvisionTarget, nodes: readonly Live[]) {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!withLink || !first || !last) return ok([]);
  const here = { ...doing, here: [{ node: withLink.side === 'before' ? first : last }] };
  const found = linkOf(withLink.of.length > 0 ? doing : here, withLink);
  if (!found.ok) return found;
  return ok(found.value.filter(({ stretch }) => !nodes.some((node) => isIn(stretch.pieces[0]?.node, node))));
}

const isIn = (inner: Live | undefined, outer: Live): boolean =>
  inner !== undefined && [...upward(inner)].includes(outer);

/** Puts provisions in the place of others: one change, a substitution. */
export function substituteAll(
  doing: Doing,
  targets: readonly ProvisionTarget[],
  given: readonly Provision[],
): Result<null> {
  const nodes = nodesOf(doing, targets);
  if (!nodes.ok) return nodes;
  const [first] = nodes.value;
  const last = nodes.value.at(-1);
  const [made] = given;
  if (!first || !last || !made) return refuse('invalid', 'it is not said what is put in their place');
  const { withLink, keepLink } = targets.at(-1) ?? {};
  const list = levelled(
    given.map((provision) => suited(provision, first)),
    first.kind,
  );
  const kept = keepLink === undefined ? ok(list) : withKeptLink(last, keepLink, list);
  if (!kept.ok) return kept;
  const links = withLink ? linkTargets(doing, { at: [], withLink }, nodes.value) : ok([]);
  if (!links.ok) return links;
  const cut = each(links.value, (link) => replace(doing, link));
  if (!cut.ok) return cut;
  const [head] = kept.value;
  const slot = head ? slotBeside(last, 'after', head) : refuse('invalid', 'there is nothing to put in');
  if (!slot.ok) return slot;
  const pair = doing.text.newPid();
  const out = each(nodes.value, (node) => doing.text.omit(doing.am, node, doing.mayOvertake, pair));
  return out.ok ? putAt(doing, slot.value, kept.value, pair) : out;
}

/** What is put in, with the linking word at its end that what it replaces had there (R3.4). */
function withKeptLink(old: Live, link: string, given: readonly Provision[]): Result<readonly Provision[]> {
  const found = linkAtEnd(old, link);
  const last = given.at(-1);
  if (!found || !last)
    return refuse('not-found', `there is no “${link}” at the end of ${cited(old)}`, cited(old));
  const was = endPiece(old)?.text.trimEnd() ?? '';
  const stop = /[,;]?(?=\s+\S+$)/.exec(was)?.[0] ?? '';
  return ok([...given.slice(0, -1), ending(last, stop, link.trim())]);
}

function ending(provision: Provision, stop: string, link: string): Provision {
  const last = provision.children.at(-1);
  if (last && !provision.wrapUp)
    return { ...provision, children: [...provision.children.slice(0, -1), ending(last, stop, link)] };
  const field: Field = provision.wrapUp ? 'wrapUp' : 'content';
  const text = provision[field].trimEnd();
  if (new RegExp(`\\s${link}$`).test(text)) return provision;
  const stopped = /[,;:]$/.test(text) || !stop ? text : `${text.replace(/\.$/, '')}${stop}`;
  return { ...provision, [field]: joined(stopped, link) };
}

/** Gives a provision another number, as printed at its level. */
export function renumberTo(doing: Doing, node: Live, label: string): Result<null> {
  const was = node.text.num;
  const bareWas = was.replace(/^.*\s/, '');
  const now = was.slice(0, was.length - bareWas.length) + label;
  return rewrite(doing, node, 'num', 0, was.length, now);
}

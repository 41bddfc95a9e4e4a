import type { Field, Provision } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { joinedBySpace } from '../spacing.ts';
import type { Location, ProvisionTarget } from '../syntax.ts';
import { alreadyMade } from './already.ts';
import { type ApplyContext, DONE, each, rewrite } from './apply-context.ts';
import { wholeColumn } from './in-table.ts';
import { withKeptLink } from './kept-link.ts';
import { type Live, remainingChildren, stands, upward } from './live.ts';
import { italicOver, type LocatedPlace, locate } from './locate.ts';
import { cited } from './name.ts';
import { type FoundTarget, isGone, locatedPlaces } from './places.ts';
import { putAt, slotBeside } from './provisions.ts';
import { replace } from './replace-words.ts';
import { saysTheSame } from './same-words.ts';
import { levelled, suited } from './suited.ts';
import { asRows } from './table-rows.ts';
import { endPiece, linkAtEnd, linkOf } from './targets.ts';

/** The places of a location without those that are gone by now, where others are left. */
function leftPlaces(doing: ApplyContext, at: Location): Result<readonly LocatedPlace[]> {
  const all = at.length === 0 ? ok(doing.here) : locate(doing.finder, at, doing.here);
  const left = all.ok ? all.value.filter(({ node }) => !isGone(doing, node)) : [];
  return all.ok && left.every(({ node, running }) => stands(node) && !running)
    ? ok(left)
    : locatedPlaces(doing, at);
}

/** What targets name: whole provisions, and words beside them that go with them. */
interface Named {
  readonly nodes: readonly Live[];
  readonly words: readonly LocatedPlace[];
  /** Italic headings that go with the first provision under them, and leave others there. */
  readonly headings: readonly Live[];
}

const isProvision = ({ field }: LocatedPlace): boolean => !field || field === 'heading';

function namedBy(
  doing: ApplyContext,
  targets: readonly ProvisionTarget[],
  how: 'replaced' | 'omitted' = 'replaced',
): Result<Named> {
  const nodes: Live[] = [];
  const words: LocatedPlace[] = [];
  const headings: Live[] = [];
  for (const { at, withItalic } of targets) {
    const places = how === 'omitted' ? leftPlaces(doing, at) : locatedPlaces(doing, at);
    if (!places.ok) return places;
    const inColumn = places.value.find(({ node, cells }) => cells || node.kind === 'cell');
    if (inColumn) return wholeColumn(inColumn.node);
    const first = places.value.find(isProvision)?.node;
    const italic = withItalic && first ? italicOver(first) : null;
    if (withItalic && first && !italic)
      return refuse('not-found', `there is no italic heading just before ${cited(first)}`, cited(first));
    const takesAll =
      italic && remainingChildren(italic).every((part) => places.value.some(({ node }) => node === part));
    if (italic) (takesAll ? nodes : headings).push(italic);
    for (const place of places.value) {
      const { node } = place;
      if (!isProvision(place)) words.push(place);
      else if (!node.parent) return refuse('invalid', 'it is not said which provision is meant');
      else if (!(takesAll && node.parent === italic)) nodes.push(node);
    }
  }
  return ok(withHeadings({ nodes, words, headings }));
}

/** An italic heading that is named beside provisions: with all of those under it, it goes whole, else only its words do. */
function withHeadings({ nodes, words, headings }: Named): Named {
  const isAmong = nodes.some(({ kind }) => kind !== 'crossheading');
  const italics = nodes.filter(({ kind }) => isAmong && kind === 'crossheading');
  const whole = italics.filter((italic) => remainingChildren(italic).every((part) => nodes.includes(part)));
  const isLeft = (node: Live) =>
    !(whole.some((italic) => node.parent === italic) || (italics.includes(node) && !whole.includes(node)));
  return {
    nodes: nodes.filter(isLeft),
    words,
    headings: [...headings, ...italics.filter((italic) => !whole.includes(italic))],
  };
}

/** Clears the words and headings that go with provisions. */
function clear(doing: ApplyContext, { words, headings }: Named): Result<null> {
  const texts: readonly { readonly node: Live; readonly field: Field }[] = [
    ...words.map(({ node, field = 'content' }) => ({ node, field })),
    ...headings.map((node) => ({ node, field: 'heading' as const })),
  ];
  return each(texts, ({ node, field }) => rewrite(doing, node, field, 0, node.text[field].length, ''));
}

/** Leaves provisions out, with the linking word that goes with them; one that is said to stay goes to the item before. */
export function omitAll(doing: ApplyContext, targets: readonly ProvisionTarget[]): Result<null> {
  const done = goneAlready(doing, targets);
  if (done) return done;
  return each(targets, (target) => {
    const named = namedBy(doing, [target], 'omitted');
    if (!named.ok) return named;
    const { nodes } = named.value;
    const links = linkTargets(doing, target, nodes);
    if (!links.ok) return links;
    const done = each(links.value, (link) => replace(doing, link));
    if (!done.ok) return done;
    const kept = target.keepLink === undefined ? DONE : handOn(doing, nodes, target.keepLink);
    if (!kept.ok) return kept;
    const cleared = clear(doing, named.value);
    return cleared.ok ? each(nodes, (node) => doing.text.omit(doing.am, node, doing.mayOvertake)) : cleared;
  });
}

/** Why nothing is left out: all of it is gone by now. What is gone among others is noted. */
function goneAlready(doing: ApplyContext, targets: readonly ProvisionTarget[]): Result<never> | null {
  const nodes: Live[] = [];
  for (const { at } of targets) {
    const places = at.length === 0 ? ok(doing.here) : locate(doing.finder, at, doing.here);
    if (!places.ok || !places.value.every(isProvision)) return null;
    nodes.push(...places.value.map(({ node }) => node));
  }
  const gone = nodes.filter((node) => isGone(doing, node));
  const [first] = gone;
  if (!first) return null;
  const said = `${listed(gone.map(cited))} ${gone.length > 1 ? 'are' : 'is'} repealed already`;
  if (gone.length === nodes.length) return alreadyMade(said, first);
  doing.notes.push(said);
  return null;
}

/** Gives the linking word of what is left out to the item that is then before the next. */
function handOn(doing: ApplyContext, nodes: readonly Live[], link: string): Result<null> {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last || !linkAtEnd(last, link)) {
    const name = last ? cited(last) : 'it';
    return refuse('not-found', `there is no “${link}” at the end of ${name}`, name);
  }
  const siblings = first.parent ? remainingChildren(first.parent) : [];
  const before = siblings[siblings.indexOf(first) - 1];
  const end = before && endPiece(before);
  if (!before || !end) return refuse('unsupported', `nothing is left to end with “${link}”`, cited(first));
  if (linkAtEnd(before, link)) return DONE;
  const text = end.node.text[end.field];
  return rewrite(doing, end.node, end.field, text.length, text.length, joinedBySpace(text.trimEnd(), link));
}

/** The linking words that go with what is left out; one at its own end goes with it in any case. */
function linkTargets(
  doing: ApplyContext,
  { withLink }: Pick<ProvisionTarget, 'withLink'>,
  nodes: readonly Live[],
): Result<readonly FoundTarget[]> {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!withLink || !first || !last) return ok([]);
  const here = { ...doing, here: [{ node: withLink.side === 'before' ? first : last }] };
  // "Omit paragraphs (b) and (c) and the “and” between them": it goes with the first of them.
  if (withLink.of.length === 0 && nodes.slice(0, -1).some((node) => linkAtEnd(node, withLink.words)))
    return ok([]);
  const found = linkOf(withLink.of.length > 0 ? doing : here, withLink);
  if (!found.ok) return found;
  return ok(found.value.filter(({ stretch }) => !nodes.some((node) => isIn(stretch.pieces[0]?.node, node))));
}

const isIn = (inner: Live | undefined, outer: Live): boolean =>
  inner !== undefined && [...upward(inner)].includes(outer);

const isSaid = (node: Live | undefined, given: Provision): boolean =>
  node !== undefined && saysTheSame(node, given);

/** Puts provisions in the place of others: one change, a substitution. */
export function substituteAll(
  doing: ApplyContext,
  targets: readonly ProvisionTarget[],
  given: readonly Provision[],
): Result<null> {
  const named = namedBy(doing, targets);
  if (!named.ok) return named;
  const { nodes } = named.value;
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last || given.length === 0)
    return refuse('invalid', 'it is not said what is put in their place');
  const { withLink, keepLink } = targets.at(-1) ?? {};
  const rows = first.kind === 'table' ? ok(given) : asRows(doing, given, first);
  if (!rows.ok) return rows;
  const list = levelled(
    rows.value.map((provision) => suited(provision, first)),
    first.kind,
  );
  const kept = keepLink === undefined ? ok(list) : withKeptLink(last, keepLink, list);
  if (!kept.ok) return kept;
  const isAlone = named.value.words.length + named.value.headings.length === 0;
  const isSame =
    isAlone && kept.value.length === nodes.length && kept.value.every((one, at) => isSaid(nodes[at], one));
  if (isSame && !doing.isOwn) return alreadyMade(`${cited(first)} reads so`, first);
  const links = withLink ? linkTargets(doing, { withLink }, nodes) : ok([]);
  if (!links.ok) return links;
  const cut = each(links.value, (link) => replace(doing, link));
  if (!cut.ok) return cut;
  const cleared = clear(doing, named.value);
  if (!cleared.ok) return cleared;
  const [head] = kept.value;
  const slot = head ? slotBeside(last, 'after', head) : refuse('invalid', 'there is nothing to put in');
  if (!slot.ok) return slot;
  const pair = doing.text.newPid();
  const out = each(nodes, (node) => doing.text.omit(doing.am, node, doing.mayOvertake, pair));
  return out.ok ? putAt(doing, slot.value, kept.value, pair) : out;
}

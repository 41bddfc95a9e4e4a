import type { Field, Provision } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { joinedBySpace } from '../spacing.ts';
import type { Location, ProvisionTarget } from '../syntax.ts';
import { adaptKinds, adaptLevels } from './adapt-kinds.ts';
import { refuseAlreadyMade } from './already-made.ts';
import { type ApplyContext, each, rewrite, SUCCESS } from './apply-context.ts';
import { isIn, isPresent, type LiveNode, remainingChildren } from './live-node.ts';
import { italicOver, type LocatedPlace, locate } from './locate.ts';
import { cited } from './name.ts';
import { type FoundTarget, isAlreadyOmitted, locatedPlaces } from './places.ts';
import { putAt, slotBeside } from './provisions.ts';
import { replace } from './replace-words.ts';
import { saysTheSame } from './same-words.ts';
import { refuseWholeColumn } from './table-cells.ts';
import { asRows } from './table-rows.ts';
import { endFragment, linkAtEnd, linkOf } from './targets.ts';
import { withKeptLink } from './with-kept-link.ts';

/** The places of a location that are not already omitted. Refuses those that are moved or can't be omitted. */
function presentPlaces(context: ApplyContext, at: Location): Result<readonly LocatedPlace[]> {
  const all = locate(context.finder, at, context.places);
  const left = all.ok ? all.value.filter(({ node }) => !isAlreadyOmitted(context, node)) : [];
  return all.ok && left.every(({ node, running }) => isPresent(node) && !running)
    ? ok(left)
    : locatedPlaces(context, at);
}

/** Whole provisions that targets name, and words beside them that are changed with them. */
interface NamedProvisions {
  readonly nodes: readonly LiveNode[];
  readonly words: readonly LocatedPlace[];
  /** Italic headings to clear, though provisions under them stay. */
  readonly headings: readonly LiveNode[];
}

const isProvision = ({ field }: LocatedPlace): boolean => !field || field === 'heading';

function resolveTargets(
  context: ApplyContext,
  targets: readonly ProvisionTarget[],
  operation: 'replaced' | 'omitted' = 'replaced',
): Result<NamedProvisions> {
  const nodes: LiveNode[] = [];
  const words: LocatedPlace[] = [];
  const headings: LiveNode[] = [];
  for (const { at, withItalic } of targets) {
    const places = operation === 'omitted' ? presentPlaces(context, at) : locatedPlaces(context, at);
    if (!places.ok) return places;
    const inColumn = places.value.find(({ node, cells }) => cells || node.kind === 'cell');
    if (inColumn) return refuseWholeColumn(inColumn.node);
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
      else if (!node.parent)
        return refuse('invalid', 'the instruction does not say which provision it means');
      else if (!(takesAll && node.parent === italic)) nodes.push(node);
    }
  }
  return ok(withHeadings({ nodes, words, headings }));
}

/** An italic heading that is named beside provisions is omitted if all provisions under it are; otherwise its words are cleared. */
function withHeadings({ nodes, words, headings }: NamedProvisions): NamedProvisions {
  const isAmong = nodes.some(({ kind }) => kind !== 'crossheading');
  const italics = nodes.filter(({ kind }) => isAmong && kind === 'crossheading');
  const wholeItalics = italics.filter((italic) =>
    remainingChildren(italic).every((part) => nodes.includes(part)),
  );
  const isWhole = (node: LiveNode) =>
    !(
      wholeItalics.some((italic) => node.parent === italic) ||
      (italics.includes(node) && !wholeItalics.includes(node))
    );
  return {
    nodes: nodes.filter(isWhole),
    words,
    headings: [...headings, ...italics.filter((italic) => !wholeItalics.includes(italic))],
  };
}

/** Clears the words and headings that are named beside provisions. */
function clearWords(context: ApplyContext, { words, headings }: NamedProvisions): Result<null> {
  const texts: readonly { readonly node: LiveNode; readonly field: Field }[] = [
    ...words.map(({ node, field = 'content' }) => ({ node, field })),
    ...headings.map((node) => ({ node, field: 'heading' as const })),
  ];
  return each(texts, ({ node, field }) => rewrite(context, node, field, 0, node.text[field].length, ''));
}

/** Omits provisions with their linking word. A linking word that must stay moves to the item before. */
export function omitAll(context: ApplyContext, targets: readonly ProvisionTarget[]): Result<null> {
  const refusal = refuseIfOmitted(context, targets);
  if (refusal) return refusal;
  return each(targets, (target) => {
    const resolved = resolveTargets(context, [target], 'omitted');
    if (!resolved.ok) return resolved;
    const { nodes } = resolved.value;
    const links = linkTargets(context, target, nodes);
    if (!links.ok) return links;
    const attempt = each(links.value, (link) => replace(context, link));
    if (!attempt.ok) return attempt;
    const moved = target.keepLink === undefined ? SUCCESS : moveLinkBack(context, nodes, target.keepLink);
    if (!moved.ok) return moved;
    const cleared = clearWords(context, resolved.value);
    return cleared.ok
      ? each(nodes, (node) => context.text.omit(context.am, node, context.mayOvertake))
      : cleared;
  });
}

/** Refuses an omission if all of it is already omitted. If only some is, adds a note. */
function refuseIfOmitted(context: ApplyContext, targets: readonly ProvisionTarget[]): Result<never> | null {
  const nodes: LiveNode[] = [];
  for (const { at } of targets) {
    const places = locate(context.finder, at, context.places);
    if (!places.ok || !places.value.every(isProvision)) return null;
    nodes.push(...places.value.map(({ node }) => node));
  }
  const omittedNodes = nodes.filter((node) => isAlreadyOmitted(context, node));
  const [first] = omittedNodes;
  if (!first) return null;
  const message = `${listed(omittedNodes.map(cited))} ${omittedNodes.length > 1 ? 'are' : 'is'} repealed already`;
  if (omittedNodes.length === nodes.length) return refuseAlreadyMade(message, first);
  context.notes.push(message);
  return null;
}

/** Moves the linking word of omitted items to the item before them. */
function moveLinkBack(context: ApplyContext, nodes: readonly LiveNode[], link: string): Result<null> {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last || !linkAtEnd(last, link)) {
    const name = last ? cited(last) : 'it';
    return refuse('not-found', `there is no “${link}” at the end of ${name}`, name);
  }
  const siblings = first.parent ? remainingChildren(first.parent) : [];
  const before = siblings[siblings.indexOf(first) - 1];
  const end = before && endFragment(before);
  if (!before || !end) return refuse('unsupported', `nothing is left to end with “${link}”`, cited(first));
  if (linkAtEnd(before, link)) return SUCCESS;
  const text = end.node.text[end.field];
  return rewrite(context, end.node, end.field, text.length, text.length, joinedBySpace(text.trimEnd(), link));
}

/** The linking words omitted with provisions, except one at their own end, which goes anyway. */
function linkTargets(
  context: ApplyContext,
  { withLink }: Pick<ProvisionTarget, 'withLink'>,
  nodes: readonly LiveNode[],
): Result<readonly FoundTarget[]> {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!withLink || !first || !last) return ok([]);
  const besideContext = { ...context, places: [{ node: withLink.side === 'before' ? first : last }] };
  // "Omit paragraphs (b) and (c) and the “and” between them": that “and” is at the end of the first of them.
  if (withLink.of.length === 0 && nodes.slice(0, -1).some((node) => linkAtEnd(node, withLink.words)))
    return ok([]);
  const links = linkOf(withLink.of.length > 0 ? context : besideContext, withLink);
  if (!links.ok) return links;
  return ok(links.value.filter(({ place }) => !nodes.some((node) => isIn(place.node, node))));
}

const hasSameWords = (node: LiveNode | undefined, provision: Provision): boolean =>
  node !== undefined && saysTheSame(node, provision);

/** Replaces provisions by others as one change: a substitution. */
export function substituteAll(
  context: ApplyContext,
  targets: readonly ProvisionTarget[],
  provisions: readonly Provision[],
): Result<null> {
  const resolved = resolveTargets(context, targets);
  if (!resolved.ok) return resolved;
  const { nodes } = resolved.value;
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last || provisions.length === 0)
    return refuse('invalid', 'it is not said what is put in their place');
  const { withLink, keepLink } = targets.at(-1) ?? {};
  const rows = first.kind === 'table' ? ok(provisions) : asRows(context, provisions, first);
  if (!rows.ok) return rows;
  const list = adaptLevels(
    rows.value.map((provision) => adaptKinds(provision, first)),
    first.kind,
  );
  const linkedProvisions = keepLink === undefined ? ok(list) : withKeptLink(last, keepLink, list);
  if (!linkedProvisions.ok) return linkedProvisions;
  const isAlone = resolved.value.words.length + resolved.value.headings.length === 0;
  const isSame =
    isAlone &&
    linkedProvisions.value.length === nodes.length &&
    linkedProvisions.value.every((one, at) => hasSameWords(nodes[at], one));
  if (isSame && !context.isOwn) return refuseAlreadyMade(`${cited(first)} reads so`, first);
  const links = withLink ? linkTargets(context, { withLink }, nodes) : ok([]);
  if (!links.ok) return links;
  const cut = each(links.value, (link) => replace(context, link));
  if (!cut.ok) return cut;
  const cleared = clearWords(context, resolved.value);
  if (!cleared.ok) return cleared;
  const [head] = linkedProvisions.value;
  const slot = head ? slotBeside(last, 'after', head) : refuse('invalid', 'there is nothing to put in');
  if (!slot.ok) return slot;
  const pair = context.text.newPid();
  const omitted = each(nodes, (node) => context.text.omit(context.am, node, context.mayOvertake, pair));
  return omitted.ok ? putAt(context, slot.value, linkedProvisions.value, pair) : omitted;
}

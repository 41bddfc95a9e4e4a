import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Exception, LinkWord, Location, Occurrence, WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { bracketedIn } from './brackets.ts';
import { chooseMatches, refuseChangedWords, refuseUnplaced } from './choose-matches.ts';
import { isIn, type LiveNode, remainingChildren } from './live-node.ts';
import { fragmentsOf, type LocatedPlace, locate, placeName } from './locate.ts';
import {
  type FieldFragment,
  fieldFragment,
  fragmentsIn,
  isBefore,
  type MatchedWords,
  occurrences,
  plain,
  wholeStretch,
} from './match.ts';
import { cited } from './name.ts';
import { type FoundTarget, locatedPlaces, refuseDefinition } from './places.ts';
import { spansIn } from './spans.ts';
import { refuseWholeColumn } from './table-cells.ts';

const ONCE: Occurrence = { type: 'once' };

/** Finds targets in all places of a location. Refuses a place without any, unless “wherever it occurs” allows it. */
function targetsInPlaces(
  context: ApplyContext,
  location: Location,
  where: Occurrence,
  find: (place: LocatedPlace, fragments: readonly FieldFragment[]) => Result<readonly FoundTarget[]>,
): Result<readonly FoundTarget[]> {
  const places = locatedPlaces(context, location, 'words');
  if (!places.ok) return places;
  // "In sections 1 to 5, for “x”, wherever it occurs": some of these sections may not have the words.
  const mayLack = where.type === 'each' && places.value.length > 1;
  const targets: FoundTarget[] = [];
  let notFound: Result<never> | null = null;
  for (const place of places.value) {
    const located = find(place, fragmentsOf(place));
    if (located.ok) targets.push(...located.value);
    else if (!mayLack || located.error.kind !== 'not-found') return located;
    else notFound = located;
  }
  return targets.length === 0 && notFound ? notFound : ok(targets);
}

/** Finds the words of a target in each of its places. Refuses with the reason if they are missing or ambiguous. */
export function targetsOf(context: ApplyContext, target: WordsTarget): Result<readonly FoundTarget[]> {
  switch (target.type) {
    case 'quoted':
      return targetsInPlaces(context, target.in, target.where, (place, fragments) => {
        const refusal = refuseUnplaced(place, target.where);
        if (refusal) return refusal;
        const all = occurrences(fragments, target.words);
        const left = target.except ? withoutExcepted(context, place, all, target.except) : ok(all);
        if (!left.ok) return left;
        const matches = left.value;
        const name = placeName(place);
        if (matches.length === 0 && all.length > 0)
          return refuse('not-found', `“${target.words}” occurs in ${name} only where it is excepted`, name);
        const changedRefusal = matches.length === 0 ? refuseChangedWords(context, place, target.words) : null;
        if (changedRefusal) return changedRefusal;
        const hits = chooseMatches(matches, target.where, target.words, place);
        return hits.ok ? ok(hits.value.map((stretch) => ({ stretch, place, toEnd: false }))) : hits;
      });
    case 'span':
      return targetsInPlaces(context, target.in, target.where, (place) => spansIn(context, target, place));
    case 'link':
      return linkOf(context, target.link);
    case 'bracketed':
      return targetsInPlaces(context, target.in, ONCE, (place, fragments) => {
        const refusal = refuseUnplaced(place, ONCE);
        if (refusal) return refusal;
        const [stretch, other] = bracketedIn(fragments);
        const name = placeName(place);
        if (!stretch) return refuse('not-found', `${name} has no words in brackets`, name);
        if (other) return refuse('invalid', `${name} has words in brackets in more than one place`, name);
        return ok([{ stretch, place, toEnd: false, inBrackets: true }]);
      });
    case 'all':
      return targetsInPlaces(context, target.in, ONCE, (place, fragments) =>
        place.running
          ? refuseDefinition(place)
          : place.cells
            ? refuseWholeColumn(place.node)
            : fragments.length > 0
              ? ok([{ stretch: wholeStretch(fragments), place, toEnd: false, isAll: true }])
              : refuse('not-found', `${placeName(place)} has no words`, placeName(place)),
      );
  }
}

const isWithin = (inner: MatchedWords, outer: MatchedWords): boolean =>
  !isBefore(inner.from, outer.from) && !isBefore(outer.to, inner.to);

/** The matches that are not excepted. */
function withoutExcepted(
  context: ApplyContext,
  place: LocatedPlace,
  all: readonly MatchedWords[],
  except: readonly Exception[],
): Result<readonly MatchedWords[]> {
  let left = all;
  for (const exception of except) {
    if (exception.type === 'nth') {
      const out = exception.nth < 0 ? all.at(exception.nth) : all[exception.nth - 1];
      left = left.filter((match) => match !== out);
    } else if (exception.type === 'words') {
      const wider = occurrences(fragmentsOf(place), exception.words);
      if (wider.length === 0)
        return refuse(
          'not-found',
          `“${exception.words}” does not occur in ${placeName(place)}`,
          placeName(place),
        );
      left = left.filter((match) => !wider.some((outer) => isWithin(match, outer)));
    } else {
      const places = locate(context.finder, exception.at, context.places);
      if (!places.ok) return places;
      const isExcepted = ({ fragments, from }: MatchedWords) =>
        places.value.some((excepted) => {
          const fragment = fragments[from.fragment];
          return (
            fragment &&
            (excepted.field === undefined || excepted.field === fragment.field) &&
            isIn(fragment.node, excepted.node)
          );
        });
      left = left.filter((match) => !isExcepted(match));
    }
  }
  return ok(left);
}

/** The last words of a provision, which end with the linking word of its list (R3.1). */
export function endFragment(node: LiveNode): FieldFragment | null {
  return fragmentsIn(node).findLast(({ isNumber }) => !isNumber) ?? null;
}

/** The item whose words end with a linking word: the named item or, for a word "before" it, the item before. */
function itemWithLink(node: LiveNode, side: LinkWord['side']): LiveNode | null {
  if (side !== 'before') return node;
  const siblings = node.parent ? remainingChildren(node.parent) : [];
  return siblings[siblings.indexOf(node) - 1] ?? null;
}

/** Finds the linking words that an instruction names by the items beside them. */
export function linkOf(context: ApplyContext, link: LinkWord): Result<readonly FoundTarget[]> {
  const places = locatedPlaces(context, link.of);
  if (!places.ok) return places;
  const targets: FoundTarget[] = [];
  for (const { node } of places.value) {
    const item = itemWithLink(node, link.side);
    const linkTarget = item && linkAtEnd(item, link.words);
    if (!linkTarget) {
      const at = link.side === 'before' ? `just before ${cited(node)}` : `at the end of ${cited(node)}`;
      return refuse('not-found', `there is no “${link.words}” ${at}`, cited(node));
    }
    targets.push(linkTarget);
  }
  return ok(targets);
}

/** The linking word at the end of an item; null if the item has another ending. */
export function linkAtEnd(item: LiveNode, words: string): FoundTarget | null {
  const end = endFragment(item);
  if (!end) return null;
  const text = end.text.trimEnd();
  const from = text.length - words.trim().length;
  if (from < 0 || plain(text.slice(from)) !== plain(words).trim()) return null;
  if (/[\p{L}\p{N}]/u.test(text.charAt(from - 1)) && /^[\p{L}\p{N}]/u.test(words.trim())) return null;
  const fragment = fieldFragment(end.node, end.field);
  const stretch = {
    fragments: [fragment],
    from: { fragment: 0, at: from },
    to: { fragment: 0, at: text.length },
  };
  return { stretch, place: { node: item }, toEnd: false };
}

/** Whether the last `length` characters of a text are not the end of a longer word. */
const isWholeWord = (text: string, length: number): boolean =>
  !/\w/.test(text.at(-length) ?? '') || !/\w/.test(text.at(-length - 1) ?? '');

/** Extends targets to the linking word just before or after them in their sentence. */
export function withLinkBeside(
  targets: readonly FoundTarget[],
  link: LinkWord,
): Result<readonly FoundTarget[]> {
  const wider: FoundTarget[] = [];
  for (const target of targets) {
    const { stretch } = target;
    const { fragments, from, to } = stretch;
    const words = plain(link.words).trim();
    const before = fragments[from.fragment]?.text.slice(0, from.at).trimEnd() ?? '';
    const after = fragments[to.fragment]?.text.slice(to.at) ?? '';
    const spaces = after.length - after.trimStart().length;
    const isBefore =
      link.side === 'before' && plain(before).endsWith(words) && isWholeWord(before, words.length);
    const isAfter =
      link.side !== 'before' &&
      plain(after).startsWith(words) &&
      !/\w/.test(plain(after).charAt(words.length));
    if (!isBefore && !isAfter) {
      const name = placeName(target.place);
      return refuse('not-found', `there is no “${link.words}” ${link.side} those words in ${name}`, name);
    }
    const wide: MatchedWords = isBefore
      ? { fragments, from: { fragment: from.fragment, at: before.length - words.length }, to }
      : { fragments, from, to: { fragment: to.fragment, at: to.at + spaces + words.length } };
    wider.push({ ...target, stretch: wide });
  }
  return ok(wider);
}

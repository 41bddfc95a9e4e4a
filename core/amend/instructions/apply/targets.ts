import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Exception, LinkWord, Location, Occurrence, WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { bracketedIn } from './brackets.ts';
import { chosen, inNoProvision, struckWords } from './chosen.ts';
import { wholeColumn } from './in-table.ts';
import { type Live, remainingChildren, upward } from './live.ts';
import { type LocatedPlace, locate, piecesOf, placeName } from './locate.ts';
import {
  type FieldPiece,
  fieldPiece,
  isBefore,
  type MatchedWords,
  occurrences,
  piecesIn,
  plain,
  wholeStretch,
} from './match.ts';
import { cited } from './name.ts';
import { type FoundTarget, locatedPlaces, noItem } from './places.ts';
import { spansIn } from './spans.ts';

const ONCE: Occurrence = { type: 'once' };

function inEach(
  doing: ApplyContext,
  location: Location,
  where: Occurrence,
  find: (place: LocatedPlace, pieces: readonly FieldPiece[]) => Result<readonly FoundTarget[]>,
): Result<readonly FoundTarget[]> {
  const places = locatedPlaces(doing, location, 'words');
  if (!places.ok) return places;
  // "In sections 1 to 5, for “x”, wherever it occurs": not each of them need have it.
  const mayLack = where.type === 'each' && places.value.length > 1;
  const targets: FoundTarget[] = [];
  let lacking: Result<never> | null = null;
  for (const place of places.value) {
    const found = find(place, piecesOf(place));
    if (found.ok) targets.push(...found.value);
    else if (!mayLack || found.error.kind !== 'not-found') return found;
    else lacking = found;
  }
  return targets.length === 0 && lacking ? lacking : ok(targets);
}

/** The words that a target names, each place of it, or the reason why they can't be told. */
export function targetsOf(doing: ApplyContext, target: WordsTarget): Result<readonly FoundTarget[]> {
  switch (target.type) {
    case 'quoted':
      return inEach(doing, target.in, target.where, (place, pieces) => {
        const nowhere = inNoProvision(place, target.where);
        if (nowhere) return nowhere;
        const all = occurrences(pieces, target.words);
        const left = target.except ? notExcepted(doing, place, all, target.except) : ok(all);
        if (!left.ok) return left;
        const found = left.value;
        const name = placeName(place);
        if (found.length === 0 && all.length > 0)
          return refuse('not-found', `“${target.words}” occurs in ${name} only where it is excepted`, name);
        const struck = found.length === 0 ? struckWords(doing, place, target.words) : null;
        if (struck) return struck;
        const hits = chosen(found, target.where, target.words, place);
        return hits.ok ? ok(hits.value.map((stretch) => ({ stretch, place, toEnd: false }))) : hits;
      });
    case 'span':
      return inEach(doing, target.in, target.where, (place) => spansIn(doing, target, place));
    case 'link':
      return linkOf(doing, target.link);
    case 'bracketed':
      return inEach(doing, target.in, ONCE, (place, pieces) => {
        const nowhere = inNoProvision(place, ONCE);
        if (nowhere) return nowhere;
        const [stretch, other] = bracketedIn(pieces);
        const name = placeName(place);
        if (!stretch) return refuse('not-found', `${name} has no words in brackets`, name);
        if (other) return refuse('invalid', `${name} has words in brackets in more than one place`, name);
        return ok([{ stretch, place, toEnd: false, inBrackets: true }]);
      });
    case 'all':
      return inEach(doing, target.in, ONCE, (place, pieces) =>
        place.running
          ? noItem(place)
          : place.cells
            ? wholeColumn(place.node)
            : pieces.length > 0
              ? ok([{ stretch: wholeStretch(pieces), place, toEnd: false, isAll: true }])
              : refuse('not-found', `${placeName(place)} has no words`, placeName(place)),
      );
  }
}

const isWithin = (inner: MatchedWords, outer: MatchedWords): boolean =>
  !isBefore(inner.from, outer.from) && !isBefore(outer.to, inner.to);

/** Those of the places where words stand that nothing excepts. */
function notExcepted(
  doing: ApplyContext,
  place: LocatedPlace,
  all: readonly MatchedWords[],
  except: readonly Exception[],
): Result<readonly MatchedWords[]> {
  let left = all;
  for (const one of except) {
    if (one.type === 'nth') {
      const out = one.nth < 0 ? all.at(one.nth) : all[one.nth - 1];
      left = left.filter((found) => found !== out);
    } else if (one.type === 'words') {
      const wider = occurrences(piecesOf(place), one.words);
      if (wider.length === 0)
        return refuse('not-found', `“${one.words}” does not occur in ${placeName(place)}`, placeName(place));
      left = left.filter((found) => !wider.some((outer) => isWithin(found, outer)));
    } else {
      const places = locate(doing.finder, one.at, doing.here);
      if (!places.ok) return places;
      const isOut = ({ pieces, from }: MatchedWords) =>
        places.value.some((excepted) => {
          const piece = pieces[from.piece];
          return (
            piece &&
            (excepted.field === undefined || excepted.field === piece.field) &&
            [...upward(piece.node)].includes(excepted.node)
          );
        });
      left = left.filter((found) => !isOut(found));
    }
  }
  return ok(left);
}

/** The last words of a provision: where its list's linking word stands (R3.1). */
export function endPiece(node: Live): FieldPiece | null {
  return piecesIn(node).findLast(({ label }) => !label) ?? null;
}

/** The item whose end a linking word stands at: the item named or, for one that stands "before" it, the one before. */
function itemWithLink(node: Live, side: LinkWord['side']): Live | null {
  if (side !== 'before') return node;
  const siblings = node.parent ? remainingChildren(node.parent) : [];
  return siblings[siblings.indexOf(node) - 1] ?? null;
}

export function linkOf(doing: ApplyContext, link: LinkWord): Result<readonly FoundTarget[]> {
  const places = locatedPlaces(doing, link.of);
  if (!places.ok) return places;
  const targets: FoundTarget[] = [];
  for (const { node } of places.value) {
    const item = itemWithLink(node, link.side);
    const found = item && linkAtEnd(item, link.words);
    if (!found) {
      const at = link.side === 'before' ? `just before ${cited(node)}` : `at the end of ${cited(node)}`;
      return refuse('not-found', `there is no “${link.words}” ${at}`, cited(node));
    }
    targets.push(found);
  }
  return ok(targets);
}

/** The linking word at the end of an item's words; null where it ends otherwise. */
export function linkAtEnd(item: Live, words: string): FoundTarget | null {
  const end = endPiece(item);
  if (!end) return null;
  const text = end.text.trimEnd();
  const from = text.length - words.trim().length;
  if (from < 0 || plain(text.slice(from)) !== plain(words).trim()) return null;
  if (/[\p{L}\p{N}]/u.test(text.charAt(from - 1)) && /^[\p{L}\p{N}]/u.test(words.trim())) return null;
  const piece = fieldPiece(end.node, end.field);
  const stretch = { pieces: [piece], from: { piece: 0, at: from }, to: { piece: 0, at: text.length } };
  return { stretch, place: { node: item }, toEnd: false };
}

/** Whether a text has a word's beginning so far from its end, or a stop. */
const stops = (text: string, length: number): boolean =>
  !/\w/.test(text.at(-length) ?? '') || !/\w/.test(text.at(-length - 1) ?? '');

/** Words with the linking word that stands just before or after them in their sentence. */
export function withLinkBeside(
  targets: readonly FoundTarget[],
  link: LinkWord,
): Result<readonly FoundTarget[]> {
  const wider: FoundTarget[] = [];
  for (const target of targets) {
    const { stretch } = target;
    const { pieces, from, to } = stretch;
    const words = plain(link.words).trim();
    const before = pieces[from.piece]?.text.slice(0, from.at).trimEnd() ?? '';
    const after = pieces[to.piece]?.text.slice(to.at) ?? '';
    const lead = after.length - after.trimStart().length;
    const isBefore = link.side === 'before' && plain(before).endsWith(words) && stops(before, words.length);
    const isAfter =
      link.side !== 'before' &&
      plain(after).startsWith(words) &&
      !/\w/.test(plain(after).charAt(words.length));
    if (!isBefore && !isAfter) {
      const name = placeName(target.place);
      return refuse('not-found', `there is no “${link.words}” ${link.side} those words in ${name}`, name);
    }
    const wide: MatchedWords = isBefore
      ? { pieces, from: { piece: from.piece, at: before.length - words.length }, to }
      : { pieces, from, to: { piece: to.piece, at: to.at + lead + words.length } };
    wider.push({ ...target, stretch: wide });
  }
  return ok(wider);
}

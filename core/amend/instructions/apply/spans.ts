import type { Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { chosen, struckWords } from './chosen.ts';
import { type Live, upward } from './live.ts';
import { isSamePlace, type LocatedPlace, locate, piecesOf, placeName } from './locate.ts';
import {
  type FieldPiece,
  fieldPiece,
  isBefore,
  type MatchedWords,
  occurrences,
  piecesIn,
  type Spot,
  wholeStretch,
} from './match.ts';
import { cited } from './name.ts';
import { type FoundTarget, noItem } from './places.ts';

type Span = WordsTarget & { readonly type: 'span' };

/** A place that an end of a span is sought in, with its words. */
interface Sought {
  readonly place: LocatedPlace;
  readonly pieces: readonly FieldPiece[];
}

const isIn = (inner: Live, outer: Live): boolean => [...upward(inner)].includes(outer);

const samePiece = (a: FieldPiece, b: FieldPiece): boolean => a.node === b.node && a.field === b.field;

/** The pieces of a place up to the last that another has, that one counted. */
function upTo(pieces: readonly FieldPiece[], end: Sought): readonly FieldPiece[] {
  const last = pieces.findLastIndex((piece) => end.pieces.some((own) => samePiece(own, piece)));
  return pieces.slice(0, last + 1);
}

/** What holds sections: words don't run from one of them to another. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

/** The provision that an instruction is in, where a place is in it; undefined where it is in none, or says no more than the place. */
const around = ({ here }: ApplyContext, { node, field }: LocatedPlace): LocatedPlace | undefined =>
  here.find(
    (outer) =>
      !outer.field &&
      !GROUPS.has(outer.node.kind) &&
      isIn(node, outer.node) &&
      (outer.node !== node || field),
  );

/**
 * Where a span begins: in the place that its own words name. Where they name none, in that where it ends, or in what is
 * before that, as far as what the instruction is in: "from “X” to the end of paragraph (b)".
 */
function startOf(doing: ApplyContext, { from, startIn }: Span, end: Sought): Result<Sought> {
  const outer = around(doing, end.place);
  if (startIn?.length === 0) return ok(outer ? { place: outer, pieces: piecesOf(outer) } : end);
  if (startIn) {
    const inside = doing.here.filter(({ node }) => isIn(end.place.node, node));
    const found = locate(doing.finder, startIn, inside.length > 0 ? inside : doing.here);
    if (!found.ok) return found;
    const [place, other] = found.value;
    const name = cited(end.place.node);
    if (!place || other) return refuse('invalid', 'it is not said where the words begin', name);
    return ok(isSamePlace(place, end.place) ? end : { place, pieces: piecesOf(place) });
  }
  if (from === null || !outer || occurrences(end.pieces, from).length > 0) return ok(end);
  return ok({ place: outer, pieces: upTo(piecesOf(outer), end) });
}

/** The words from one place to another, with all that is between. */
function piecesOver({ place: start }: Sought, { place: end, pieces }: Sought): Result<readonly FieldPiece[]> {
  if (start === end || (start.node === end.node && !start.field && !end.field)) return ok(pieces);
  const { node, field } = start;
  if (node === end.node && field !== undefined && field === end.field) return ok([fieldPiece(node, field)]);
  const outer = [...upward(node)].find((above) => isIn(end.node, above));
  if (
    !outer ||
    GROUPS.has(outer.kind) ||
    start.cells ||
    end.cells ||
    [field, end.field].includes('heading')
  ) {
    const message = `the words would run from ${placeName(start)} to ${placeName(end)}`;
    return refuse('unsupported', message, cited(node));
  }
  return ok(piecesIn(outer));
}

/** The same place between characters, in other pieces of the same words. */
function spotIn(pieces: readonly FieldPiece[], own: readonly FieldPiece[], { piece, at }: Spot): Spot {
  const from = own[piece];
  const index = from ? pieces.findIndex((other) => samePiece(other, from)) : -1;
  const offset = (from?.from ?? 0) - (pieces[index]?.from ?? 0);
  return { piece: Math.max(index, 0), at: at + offset };
}

const moved = (pieces: readonly FieldPiece[], { pieces: own, from, to }: MatchedWords): MatchedWords => ({
  pieces,
  from: spotIn(pieces, own, from),
  to: spotIn(pieces, own, to),
});

/** The end of the words before a place, its number left out. */
function justBefore(pieces: readonly FieldPiece[], spot: Spot): Spot {
  let at = spot.piece - 1;
  while (at >= 0 && pieces[at]?.label) at--;
  return at < 0 ? spot : { piece: at, at: pieces[at]?.text.length ?? 0 };
}

/** Words that one end of a span is named by, and that an earlier amendment struck out. */
function struck(doing: ApplyContext, words: string | null, { place, pieces }: Sought): Result<never> | null {
  return words !== null && occurrences(pieces, words).length === 0 ? struckWords(doing, place, words) : null;
}

/** The stretches that a span is, one for each place where it begins; its end is at `place`. */
export function spansIn(
  doing: ApplyContext,
  span: Span,
  place: LocatedPlace,
): Result<readonly FoundTarget[]> {
  const { from, to } = span;
  if (place.running && (to === null || from === null)) return noItem(place);
  const end: Sought = { place, pieces: piecesOf(place) };
  const start = startOf(doing, span, end);
  if (!start.ok) return start;
  const gone = struck(doing, from, start.value) ?? struck(doing, to, end);
  if (gone) return gone;
  if (span.beyond) return beyondWords(span, start.value, end);
  const over = piecesOver(start.value, end);
  if (!over.ok) return over;
  const pieces = over.value;
  const begins = beginnings(span, start.value, pieces);
  if (!begins.ok) return begins;
  const targets: FoundTarget[] = [];
  for (const begin of begins.value) {
    const stop = endFrom(span, begin.to, end, pieces);
    if (!stop.ok) return stop;
    const stretch = { pieces, from: begin.from, to: stop.value };
    const isAll = from === null && to === null && start.value === end;
    targets.push({ stretch, place, toEnd: to === null && !span.beforeEnd, ...(isAll ? { isAll } : {}) });
  }
  return ok(targets);
}

/** The words that a span begins with, or the place before which it begins, in each of the places that are meant. */
function beginnings(
  { from, where, afterStart }: Span,
  { place, pieces: own }: Sought,
  pieces: readonly FieldPiece[],
): Result<readonly MatchedWords[]> {
  if (own.length === 0) return refuse('not-found', `${placeName(place)} has no words`, cited(place.node));
  if (from === null) {
    const whole = moved(pieces, wholeStretch(own));
    const spot = afterStart ? whole.to : whole.from;
    return ok([{ pieces, from: spot, to: spot }]);
  }
  const hits = chosen(occurrences(own, from), where, from, place);
  return hits.ok ? ok(hits.value.map((hit) => moved(pieces, hit))) : hits;
}

/** Where a span ends that begins before a place. */
function endFrom(
  { from, to, endWhere, beforeEnd }: Span,
  after: Spot,
  { place, pieces: own }: Sought,
  pieces: readonly FieldPiece[],
): Result<Spot> {
  const name = placeName(place);
  if (own.length === 0) return refuse('not-found', `${name} has no words`, cited(place.node));
  const isLate = (spot: Spot) => !isBefore(spot, after);
  if (to === null) {
    const whole = moved(pieces, wholeStretch(own));
    const stop = beforeEnd ? justBefore(pieces, whole.from) : whole.to;
    return isLate(stop) ? ok(stop) : refuse('invalid', `the words end in ${name} before they begin`, name);
  }
  const all = occurrences(own, to);
  const hits = endWhere ? chosen(all, endWhere, to, place) : ok(all);
  if (!hits.ok) return hits;
  const hit = hits.value.map((one) => moved(pieces, one)).find((one) => isLate(one.from));
  return hit
    ? ok(hit.to)
    : refuse('not-found', `“${to}” does not occur after “${from ?? ''}” in ${name}`, name);
}

/** The words after or before others, to the end or from the beginning of a place; the space between stays. */
function beyondWords({ from, to, where }: Span, start: Sought, end: Sought): Result<readonly FoundTarget[]> {
  const { place, pieces } = end;
  const whole = wholeStretch(pieces);
  const words = from ?? to ?? '';
  const hits = chosen(occurrences(pieces, words), where, words, start.place);
  if (!hits.ok) return hits;
  return ok(
    hits.value.map((named): FoundTarget => {
      const { piece, at } = from === null ? named.from : named.to;
      const text = pieces[piece]?.text ?? '';
      if (from === null) {
        const stop = { piece, at: text.slice(0, at).trimEnd().length };
        return { stretch: { pieces, from: whole.from, to: stop }, place, toEnd: false };
      }
      const space = text.slice(at).length - text.slice(at).trimStart().length;
      return { stretch: { pieces, from: { piece, at: at + space }, to: whole.to }, place, toEnd: true };
    }),
  );
}

import type { Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { chooseMatches, refuseChangedWords } from './choose-matches.ts';
import { type LiveNode, upward } from './live-node.ts';
import { fragmentsOf, isSamePlace, type LocatedPlace, locate, placeName } from './locate.ts';
import {
  type FieldFragment,
  fieldFragment,
  fragmentsIn,
  isBefore,
  type MatchedWords,
  occurrences,
  type TextPosition,
  wholeStretch,
} from './match.ts';
import { cited } from './name.ts';
import { type FoundTarget, refuseDefinition } from './places.ts';

type SpanTarget = WordsTarget & { readonly type: 'span' };

/** A place in which one end of a span is searched for, with its words. */
interface SpanEnd {
  readonly place: LocatedPlace;
  readonly fragments: readonly FieldFragment[];
}

const isIn = (inner: LiveNode, outer: LiveNode): boolean => [...upward(inner)].includes(outer);

const isSameFragment = (a: FieldFragment, b: FieldFragment): boolean =>
  a.node === b.node && a.field === b.field;

/** The fragments of a place up to and including the last that the end of a span has. */
function upTo(fragments: readonly FieldFragment[], end: SpanEnd): readonly FieldFragment[] {
  const last = fragments.findLastIndex((fragment) =>
    end.fragments.some((own) => isSameFragment(own, fragment)),
  );
  return fragments.slice(0, last + 1);
}

/** What holds sections: words don't run from one of them to another. */
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

/** The provision of the instruction that encloses a place; undefined where none does, or where it is the place itself. */
const around = ({ places }: ApplyContext, { node, field }: LocatedPlace): LocatedPlace | undefined =>
  places.find(
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
function startOf(context: ApplyContext, { from, startIn }: SpanTarget, end: SpanEnd): Result<SpanEnd> {
  const outer = around(context, end.place);
  if (startIn?.length === 0) return ok(outer ? { place: outer, fragments: fragmentsOf(outer) } : end);
  if (startIn) {
    const inside = context.places.filter(({ node }) => isIn(end.place.node, node));
    const located = locate(context.finder, startIn, inside.length > 0 ? inside : context.places);
    if (!located.ok) return located;
    const [place, other] = located.value;
    const name = cited(end.place.node);
    if (!place || other) return refuse('invalid', 'it is not said where the words begin', name);
    return ok(isSamePlace(place, end.place) ? end : { place, fragments: fragmentsOf(place) });
  }
  if (from === null || !outer || occurrences(end.fragments, from).length > 0) return ok(end);
  return ok({ place: outer, fragments: upTo(fragmentsOf(outer), end) });
}

/** The fragments from one place to another, with all between them. */
function fragmentsOver(
  { place: start }: SpanEnd,
  { place: end, fragments }: SpanEnd,
): Result<readonly FieldFragment[]> {
  if (start === end || (start.node === end.node && !start.field && !end.field)) return ok(fragments);
  const { node, field } = start;
  if (node === end.node && field !== undefined && field === end.field)
    return ok([fieldFragment(node, field)]);
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
  return ok(fragmentsIn(outer));
}

/** The same position in other fragments of the same words. */
function spotIn(
  fragments: readonly FieldFragment[],
  own: readonly FieldFragment[],
  { fragment, at }: TextPosition,
): TextPosition {
  const from = own[fragment];
  const index = from ? fragments.findIndex((other) => isSameFragment(other, from)) : -1;
  const offset = (from?.from ?? 0) - (fragments[index]?.from ?? 0);
  return { fragment: Math.max(index, 0), at: at + offset };
}

const remapWords = (
  fragments: readonly FieldFragment[],
  { fragments: own, from, to }: MatchedWords,
): MatchedWords => ({
  fragments,
  from: spotIn(fragments, own, from),
  to: spotIn(fragments, own, to),
});

/** The end of the words before a place, its number left out. */
function justBefore(fragments: readonly FieldFragment[], spot: TextPosition): TextPosition {
  let at = spot.fragment - 1;
  while (at >= 0 && fragments[at]?.isNumber) at--;
  return at < 0 ? spot : { fragment: at, at: fragments[at]?.text.length ?? 0 };
}

/** Words that one end of a span is named by, and that an earlier amendment struck out. */
function struckRefusal(
  context: ApplyContext,
  words: string | null,
  { place, fragments }: SpanEnd,
): Result<never> | null {
  return words !== null && occurrences(fragments, words).length === 0
    ? refuseChangedWords(context, place, words)
    : null;
}

/** The stretches of a span, one for each place where it begins. It ends at `place`. */
export function spansIn(
  context: ApplyContext,
  span: SpanTarget,
  place: LocatedPlace,
): Result<readonly FoundTarget[]> {
  const { from, to } = span;
  if (place.running && (to === null || from === null)) return refuseDefinition(place);
  const end: SpanEnd = { place, fragments: fragmentsOf(place) };
  const start = startOf(context, span, end);
  if (!start.ok) return start;
  const refusal = struckRefusal(context, from, start.value) ?? struckRefusal(context, to, end);
  if (refusal) return refusal;
  if (span.beyond) return beyondWords(span, start.value, end);
  const over = fragmentsOver(start.value, end);
  if (!over.ok) return over;
  const fragments = over.value;
  const begins = beginnings(span, start.value, fragments);
  if (!begins.ok) return begins;
  const targets: FoundTarget[] = [];
  for (const begin of begins.value) {
    const stop = endFrom(span, begin.to, end, fragments);
    if (!stop.ok) return stop;
    const stretch = { fragments, from: begin.from, to: stop.value };
    const isAll = from === null && to === null && start.value === end;
    targets.push({ stretch, place, toEnd: to === null && !span.beforeEnd, ...(isAll ? { isAll } : {}) });
  }
  return ok(targets);
}

/** The words or the position that a span begins with, once for each place that is meant. */
function beginnings(
  { from, where, afterStart }: SpanTarget,
  { place, fragments: own }: SpanEnd,
  fragments: readonly FieldFragment[],
): Result<readonly MatchedWords[]> {
  if (own.length === 0) return refuse('not-found', `${placeName(place)} has no words`, cited(place.node));
  if (from === null) {
    const fullStretch = remapWords(fragments, wholeStretch(own));
    const spot = afterStart ? fullStretch.to : fullStretch.from;
    return ok([{ fragments, from: spot, to: spot }]);
  }
  const hits = chooseMatches(occurrences(own, from), where, from, place);
  return hits.ok ? ok(hits.value.map((hit) => remapWords(fragments, hit))) : hits;
}

/** Where a span ends that begins before a place. */
function endFrom(
  { from, to, endWhere, beforeEnd }: SpanTarget,
  after: TextPosition,
  { place, fragments: own }: SpanEnd,
  fragments: readonly FieldFragment[],
): Result<TextPosition> {
  const name = placeName(place);
  if (own.length === 0) return refuse('not-found', `${name} has no words`, cited(place.node));
  const isLate = (spot: TextPosition) => !isBefore(spot, after);
  if (to === null) {
    const fullStretch = remapWords(fragments, wholeStretch(own));
    const stop = beforeEnd ? justBefore(fragments, fullStretch.from) : fullStretch.to;
    return isLate(stop) ? ok(stop) : refuse('invalid', `the words end in ${name} before they begin`, name);
  }
  const all = occurrences(own, to);
  const hits = endWhere ? chooseMatches(all, endWhere, to, place) : ok(all);
  if (!hits.ok) return hits;
  const hit = hits.value.map((one) => remapWords(fragments, one)).find((one) => isLate(one.from));
  return hit
    ? ok(hit.to)
    : refuse('not-found', `“${to}” does not occur after “${from ?? ''}” in ${name}`, name);
}

/** The words after or before others, to the end or from the beginning of a place; the space between stays. */
function beyondWords(
  { from, to, where }: SpanTarget,
  start: SpanEnd,
  end: SpanEnd,
): Result<readonly FoundTarget[]> {
  const { place, fragments } = end;
  const fullStretch = wholeStretch(fragments);
  const words = from ?? to ?? '';
  const hits = chooseMatches(occurrences(fragments, words), where, words, start.place);
  if (!hits.ok) return hits;
  return ok(
    hits.value.map((hit): FoundTarget => {
      const { fragment, at } = from === null ? hit.from : hit.to;
      const text = fragments[fragment]?.text ?? '';
      if (from === null) {
        const stop = { fragment, at: text.slice(0, at).trimEnd().length };
        return { stretch: { fragments, from: fullStretch.from, to: stop }, place, toEnd: false };
      }
      const space = text.slice(at).length - text.slice(at).trimStart().length;
      return {
        stretch: { fragments, from: { fragment, at: at + space }, to: fullStretch.to },
        place,
        toEnd: true,
      };
    }),
  );
}

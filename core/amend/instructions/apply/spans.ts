import { ok, type Result, refuse } from '../../../base/result.ts';
import type { WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { chooseMatches, refuseChangedWords } from './choose-matches.ts';
import { isIn, upward } from './live-node.ts';
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
import { GROUPS } from './units.ts';

type SpanTarget = WordsTarget & { readonly type: 'span' };

/** One end of a span: the place that is searched for its words, and the fragments of that place. */
interface SpanEnd {
  readonly place: LocatedPlace;
  readonly fragments: readonly FieldFragment[];
}

const isSameFragment = (a: FieldFragment, b: FieldFragment): boolean =>
  a.node === b.node && a.field === b.field;

/** The fragments of a place, up to the last one that is also in the end of a span. */
function fragmentsUpTo(fragments: readonly FieldFragment[], end: SpanEnd): readonly FieldFragment[] {
  const last = fragments.findLastIndex((fragment) =>
    end.fragments.some((own) => isSameFragment(own, fragment)),
  );
  return fragments.slice(0, last + 1);
}

/** The place of the instruction around a place; undefined if there is none, or if it is the same place. */
const enclosingPlace = ({ places }: ApplyContext, { node, field }: LocatedPlace): LocatedPlace | undefined =>
  places.find(
    (outer) =>
      !outer.field &&
      !GROUPS.has(outer.node.kind) &&
      isIn(node, outer.node) &&
      (outer.node !== node || field),
  );

/**
 * The place in which a span begins: the one that its words name. If they name none, the place where it ends or, if the first
 * words are not there, the instruction's place up to that end: "from “X” to the end of paragraph (b)".
 */
function spanStart(context: ApplyContext, { from, startIn }: SpanTarget, end: SpanEnd): Result<SpanEnd> {
  const outer = enclosingPlace(context, end.place);
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
  return ok({ place: outer, fragments: fragmentsUpTo(fragmentsOf(outer), end) });
}

/** The fragments from one place to another, with all between. Refuses words that run across sections or tables. */
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

/** A position in the old fragments as one in other fragments of the same words. */
function remapPosition(
  fragments: readonly FieldFragment[],
  oldFragments: readonly FieldFragment[],
  { fragment, at }: TextPosition,
): TextPosition {
  const from = oldFragments[fragment];
  const index = from ? fragments.findIndex((other) => isSameFragment(other, from)) : -1;
  const offset = (from?.from ?? 0) - (fragments[index]?.from ?? 0);
  return { fragment: Math.max(index, 0), at: at + offset };
}

const remapWords = (
  fragments: readonly FieldFragment[],
  { fragments: oldFragments, from, to }: MatchedWords,
): MatchedWords => ({
  fragments,
  from: remapPosition(fragments, oldFragments, from),
  to: remapPosition(fragments, oldFragments, to),
});

/** The end of the words before a position. Numbers of provisions are skipped. */
function endBefore(fragments: readonly FieldFragment[], spot: TextPosition): TextPosition {
  let at = spot.fragment - 1;
  while (at >= 0 && fragments[at]?.isNumber) at--;
  return at < 0 ? spot : { fragment: at, at: fragments[at]?.text.length ?? 0 };
}

/** Refuses an end of a span whose words an earlier amendment changed. */
function refuseIfChanged(
  context: ApplyContext,
  words: string | null,
  { place, fragments }: SpanEnd,
): Result<never> | null {
  return words !== null && occurrences(fragments, words).length === 0
    ? refuseChangedWords(context, place, words)
    : null;
}

/** The ranges of a span that ends at `place`, one for each place where it begins. */
export function spansIn(
  context: ApplyContext,
  span: SpanTarget,
  place: LocatedPlace,
): Result<readonly FoundTarget[]> {
  const { from, to } = span;
  if (place.running && (to === null || from === null)) return refuseDefinition(place);
  const end: SpanEnd = { place, fragments: fragmentsOf(place) };
  const start = spanStart(context, span, end);
  if (!start.ok) return start;
  const refusal = refuseIfChanged(context, from, start.value) ?? refuseIfChanged(context, to, end);
  if (refusal) return refusal;
  if (span.beyond) return beyondWords(span, start.value, end);
  const allFragments = fragmentsOver(start.value, end);
  if (!allFragments.ok) return allFragments;
  const fragments = allFragments.value;
  const starts = spanStarts(span, start.value, fragments);
  if (!starts.ok) return starts;
  const targets: FoundTarget[] = [];
  for (const begin of starts.value) {
    const stopAt = spanEnd(span, begin.to, end, fragments);
    if (!stopAt.ok) return stopAt;
    const stretch = { fragments, from: begin.from, to: stopAt.value };
    const isAll = from === null && to === null && start.value === end;
    targets.push({ stretch, place, toEnd: to === null && !span.beforeEnd, ...(isAll ? { isAll } : {}) });
  }
  return ok(targets);
}

/** The words or the position at which a span begins, once for each place that is meant. */
function spanStarts(
  { from, where, afterStart }: SpanTarget,
  { place, fragments: ownFragments }: SpanEnd,
  fragments: readonly FieldFragment[],
): Result<readonly MatchedWords[]> {
  if (ownFragments.length === 0)
    return refuse('not-found', `${placeName(place)} has no words`, cited(place.node));
  if (from === null) {
    const fullStretch = remapWords(fragments, wholeStretch(ownFragments));
    const spot = afterStart ? fullStretch.to : fullStretch.from;
    return ok([{ fragments, from: spot, to: spot }]);
  }
  const hits = chooseMatches(occurrences(ownFragments, from), where, from, place);
  return hits.ok ? ok(hits.value.map((hit) => remapWords(fragments, hit))) : hits;
}

/** The position at which a span ends, not before `after`. */
function spanEnd(
  { from, to, endWhere, beforeEnd }: SpanTarget,
  after: TextPosition,
  { place, fragments: ownFragments }: SpanEnd,
  fragments: readonly FieldFragment[],
): Result<TextPosition> {
  const name = placeName(place);
  if (ownFragments.length === 0) return refuse('not-found', `${name} has no words`, cited(place.node));
  const isAfterStart = (spot: TextPosition) => !isBefore(spot, after);
  if (to === null) {
    const fullStretch = remapWords(fragments, wholeStretch(ownFragments));
    const stop = beforeEnd ? endBefore(fragments, fullStretch.from) : fullStretch.to;
    return isAfterStart(stop)
      ? ok(stop)
      : refuse('invalid', `the words end in ${name} before they begin`, name);
  }
  const all = occurrences(ownFragments, to);
  const hits = endWhere ? chooseMatches(all, endWhere, to, place) : ok(all);
  if (!hits.ok) return hits;
  const hit = hits.value.map((one) => remapWords(fragments, one)).find((one) => isAfterStart(one.from));
  return hit
    ? ok(hit.to)
    : refuse('not-found', `“${to}” does not occur after “${from ?? ''}” in ${name}`, name);
}

/** The words after `from` to the end of a place, or before `to` from its beginning. The space between stays. */
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

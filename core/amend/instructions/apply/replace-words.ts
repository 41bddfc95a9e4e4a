import type { Field, Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { type TextChange, withCapitals } from '../capitals.ts';
import { joinedBySpace, withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { NewText } from '../syntax.ts';
import {
  refuseAlreadyMade,
  refuseIfAround,
  refuseIfAtEdge,
  refuseIfBeside,
  refuseIfRunOn,
} from './already-made.ts';
import { type ApplyContext, each, rewrite, SUCCESS } from './apply-context.ts';
import { downward, type LiveNode, remainingChildren, upward } from './live-node.ts';
import { type FieldFragment, fragmentsIn, type MatchedWords, occurrences } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';
import { runOn } from './run-on.ts';
import { endFragment } from './targets.ts';

const NOTHING: NewText = { words: '', provisions: [] };

/** Targets with the last first, so that what is done to one leaves the places of the others as they were found. */
export function lastFirst(targets: readonly FoundTarget[]): Result<readonly FoundTarget[]> {
  const keyed = targets.map((target, at) => ({ target, at }));
  for (const { target, at } of keyed) {
    const clash = keyed.some((other) => other.at > at && overlap(target.stretch, other.target.stretch));
    if (clash) return refuse('invalid', 'two of the words named overlap', cited(target.place.node));
  }
  const sorted = keyed.sort((a, b) => comparePositions(b.target.stretch, a.target.stretch) || b.at - a.at);
  return { ok: true, value: sorted.map(({ target }) => target) };
}

interface Bounds {
  readonly node: LiveNode;
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

function boundsOf({ fragments, from, to }: MatchedWords): Bounds | null {
  const [first, last] = [fragments[from.fragment], fragments[to.fragment]];
  if (!first || !last) return null;
  const end = first === last ? last.from + to.at : Number.POSITIVE_INFINITY;
  return { node: first.node, field: first.field, from: first.from + from.at, to: end };
}

function overlap(a: MatchedWords, b: MatchedWords): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  if (!x || !y || x.node !== y.node || x.field !== y.field) return false;
  return x.from < y.to && y.from < x.to;
}

function comparePositions(a: MatchedWords, b: MatchedWords): number {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  return x && y && x.node === y.node && x.field === y.field ? x.from - y.from : 0;
}

const STOPPED = /[.,;:—][”’)]*$/;
/** A stop alone, which can't be the closing words of anything. */
const STOP = /^[.,;:]$/;
const LINK = /([,;.:]?)(\s+(?:and|or|but))\s*$/;

/**
 * The offset that "the end" means (duty 3). A word that links to the next item stays, unless the new words end with one. The
 * last stop stays where the new words have none.
 */
function endOf(text: string, isItem: boolean, words: string, stops: boolean): number {
  const link = isItem ? LINK.exec(text) : null;
  if (link && LINK.test(words)) return text.length;
  if (link) return stops ? text.length - (link[2]?.length ?? 0) : link.index;
  if (stops) return text.length;
  return /[.,;:]$/.test(text) ? text.length - 1 : text.length;
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph', 'definition']);

/** Whether a provision is an item of a list, which may end with a word that links it to the next. */
export const isItem = ({ kind }: LiveNode): boolean => ITEMS.has(kind);

/** Replaces the words of a target with new text; without any, leaves them out. */
export function replace(
  context: ApplyContext,
  { stretch, toEnd, isAll }: FoundTarget,
  newText: NewText = NOTHING,
): Result<null> {
  const { fragments, from, to } = stretch;
  const first = fragments[from.fragment];
  if (!first) return refuse('not-found', 'there are no such words');
  const runs = refuseIfRunOn(context, first.node, newText);
  if (runs) return runs;
  if (first.isNumber || fragments[to.fragment]?.isNumber) {
    return refuse(
      'unsupported',
      `the words named include the number of ${cited(first.node)}`,
      cited(first.node),
    );
  }
  const last = fragments[to.fragment] ?? first;
  if (first !== last && (first.node.kind === 'cell' || last.node.kind === 'cell'))
    return refuse('unsupported', `the words run over more than one cell of a table`, cited(first.node));
  const stops = newText.provisions.length > 0 || STOPPED.test(newText.words.trim());
  const isSwallowed = toEnd && isLead(first.node, last.node);
  const at = isSwallowed || !toEnd ? to.at : endOf(last.text, isItem(last.node), newText.words, stops);
  const end = { fragment: to.fragment, at: isSwallowed ? last.text.length : at };
  return first === last
    ? replaceWithin(context, { fragments, from, to: end }, { toEnd, isAll }, newText)
    : replaceAcross(context, { fragments, from, to: end }, toEnd, newText);
}

/** Whether one provision leads to a list of which another is in an item that is not the last. */
function isLead(lead: LiveNode, node: LiveNode): boolean {
  const item = [...upward(node)].find(({ parent }) => parent === lead);
  return item !== undefined && isItem(item) && remainingChildren(lead).at(-1) !== item;
}

/** Replaces words in one field, or leaves them out. */
function replaceWithin(
  context: ApplyContext,
  { fragments, from, to }: MatchedWords,
  { toEnd, isAll }: Pick<FoundTarget, 'toEnd' | 'isAll'>,
  newText: NewText,
): Result<null> {
  const first = fragments[from.fragment];
  if (!first) return SUCCESS;
  const { node, field } = first;
  const text = node.text[field];
  const start = first.from + from.at;
  const end = Math.max(start, first.from + to.at);
  if (!newText.words && leavesHalf(text, start, end))
    return refuse(
      'not-found',
      `“${text.slice(start, end)}” is in ${cited(node)} only in a longer word`,
      cited(node),
    );
  const isHalf = leavesHalf(text, start, end) && occurrences(fragments, newText.words).length > 0;
  if (isHalf && !context.isOwn)
    return refuseAlreadyMade(
      `“${newText.words}” stands in ${cited(node)}, and what it replaces only in a longer word`,
      node,
    );
  const round = refuseIfAround(context, node, text, start, end, newText.words);
  if (round) return round;
  const changedText = newText.words
    ? withSubstituted(text, start, end, newText.words)
    : withOmitted(text, start, end);
  const left = toEnd && newText.words === '' ? withOneStop(changedText) : changedText;
  const now = field === 'wrapUp' && STOP.test(left) ? '' : left;
  return rewriteField(context, first, { from: start, to: end, now, isAll, after: text.slice(end) }, newText);
}

/** A text whose end was taken out, so that its last stop follows the one that stood before what is gone. */
const withOneStop = (text: string): string =>
  text.replace(/[,;:—–-]\s*([.;,](?:\s+(?:and|or|but))?\s*)$/, '$1');

/** A field as it reads with a change, its capitals fitted, and a note of each that was. */
function fitCapitals(
  context: ApplyContext,
  node: LiveNode,
  field: Field,
  change: Omit<TextChange, 'was'>,
): string {
  const scope = field === 'heading' ? ([...upward(node)].at(-1) ?? node) : node;
  const texts = () => [...downward(scope)].flatMap(({ text }) => [text.intro, text.content, text.wrapUp]);
  const lettering = { kind: node.kind, field, texts };
  const { text, fitted } = withCapitals({ ...change, was: node.text[field] }, lettering);
  const name =
    field === 'heading' && node.kind !== 'crossheading' ? `the heading of ${cited(node)}` : cited(node);
  for (const { word, isCapital } of fitted) {
    const capitalReason = isCapital
      ? 'a capital, now that it begins words'
      : 'no capital, now that words stand before it';
    context.notes.push(`“${word}” has ${capitalReason} ${isCapital ? 'of' : 'in'} ${name}`);
  }
  return text;
}

/** Writes a field with words put in the place of others, and puts in the provisions that they run on into. */
function rewriteField(
  context: ApplyContext,
  { node, field }: FieldFragment,
  { from, to, now: unfitted, after, isAll }: Omit<TextChange, 'was' | 'words'> & { readonly after: string },
  newText: NewText,
): Result<null> {
  const now = fitCapitals(context, node, field, { from, to, words: newText.words, now: unfitted, isAll });
  const attempt = rewrite(context, node, field, from, to, now);
  if (!attempt.ok || newText.provisions.length === 0) return attempt;
  return runOn(context, node, field, Math.max(now.length - after.length, 0), newText);
}

/** Whether words that are taken out are the beginning or the end of one that goes on: “person” of “person’s”. */
const leavesHalf = (text: string, from: number, to: number): boolean =>
  /^[’'-][\p{L}\p{N}]/u.test(text.slice(to, to + 3)) ||
  /[\p{L}\p{N}][’'-]$/u.test(text.slice(Math.max(0, from - 3), from));

/** What is left where a stretch ends: a stop or a linking word alone can't be the closing words of anything. */
const isEnding = (tail: string): boolean => /^[.,;:]?(?:\s+(?:and|or|but))?\s*$/.test(tail);

/** Whether a stretch begins with all of an item, of which nothing is left then: its number would stand alone. */
function takesItem({ fragments, from, to }: MatchedWords, node: LiveNode): boolean {
  const isPart = isItem(node) || fragments.some((fragment) => ![...upward(fragment.node)].includes(node));
  const isFirst =
    fragments.findIndex((fragment) => fragment.node === node && !fragment.isNumber) === from.fragment;
  const isAll =
    fragments.findLastIndex((fragment) => [...upward(fragment.node)].includes(node)) <= to.fragment;
  const tail = fragments[to.fragment]?.text.slice(to.at) ?? '';
  return isPart && isFirst && isAll && from.at === 0 && isEnding(tail);
}

/** Replaces or leaves out words that run over several fields. The rest of the last field goes on in the first. */
function replaceAcross(
  context: ApplyContext,
  stretch: MatchedWords,
  toEnd: boolean,
  newText: NewText,
): Result<null> {
  const { fragments, from, to } = stretch;
  const [first, last] = [fragments[from.fragment], fragments[to.fragment]];
  if (!first || !last) return SUCCESS;
  const { node, field } = first;
  const isNothing = newText.words === '' && newText.provisions.length === 0;
  const isGone = isNothing && takesItem(stretch, node);
  const cut = cutAcross(context, stretch, isGone);
  if (!cut.ok) return cut;
  if (isGone) return SUCCESS;
  const text = node.text[field];
  const [start, end] = [first.from + from.at, first.from + first.text.length];
  // The words are spaced as if what goes had all stood in one line.
  const old = (first.text.slice(from.at) || ' ') + last.text.slice(0, to.at);
  const after = cut.value + text.slice(end);
  const line = text.slice(0, start) + old + after;
  const left = isNothing
    ? withOmitted(line, start, start + old.length)
    : withSubstituted(line, start, start + old.length, newText.words);
  const now = isNothing && toEnd ? withOneStop(left) : left;
  const attempt = rewriteField(
    context,
    first,
    { from: start, to: end, now, after: after.trimStart() },
    newText,
  );
  return attempt.ok && newText.provisions.length === 0 ? withClosing(context, node, field) : attempt;
}

/** Closing words go on in the line that led to a list, when nothing of the list is left. */
function withClosing(context: ApplyContext, node: LiveNode, field: Field): Result<null> {
  const { wrapUp } = node.text;
  if (field !== 'intro' || wrapUp === '' || remainingChildren(node).length > 0) return SUCCESS;
  const line = node.text.intro;
  const appended = rewrite(context, node, 'intro', line.length, line.length, joinedBySpace(line, wrapUp));
  return appended.ok ? rewrite(context, node, 'wrapUp', 0, wrapUp.length, '') : appended;
}

/** Takes out what of a stretch stands outside its first field, or all of its first item too; what of its last is to go on in its first. */
function cutAcross(
  context: ApplyContext,
  { fragments, from, to }: MatchedWords,
  withFirst: boolean,
): Result<string> {
  const [first, last] = [fragments[from.fragment], fragments[to.fragment]];
  if (!first || !last) return ok('');
  const spread = extentsOf(fragments, withFirst ? (first.node.parent ?? first.node) : first.node);
  const tail = last.text.slice(to.at);
  const ownsLast = [...upward(first.node)].includes(last.node);
  const partly = [...upward(last.node)].find((node) => {
    const extent = spread.get(node);
    return extent && extent.first > from.fragment && extent.last > to.fragment;
  });
  if (partly && !ownsLast) {
    const message = `the words end in ${cited(last.node)}, which goes on after them`;
    return refuse('unsupported', message, cited(last.node));
  }
  const begin = withFirst ? (spread.get(first.node)?.first ?? 0) : from.fragment + 1;
  const omitted = new Set<LiveNode>();
  for (const [node, extent] of spread) {
    if (extent.first >= begin && extent.last <= to.fragment && !(ownsLast && node === last.node))
      omitted.add(node);
  }
  const inner = fragments.slice(from.fragment + 1, to.fragment);
  const cutInner = each(inner.toReversed(), ({ node, field, text, isNumber }) => {
    if (isNumber || [...upward(node)].some((above) => omitted.has(above))) return SUCCESS;
    return context.text.splice(context.am, node, field, { at: 0, remove: text.length, insert: '' });
  });
  if (!cutInner.ok) return cutInner;
  if (ownsLast) {
    const now = isEnding(tail) ? '' : tail.trimStart();
    const cut = rewrite(
      context,
      last.node,
      last.field,
      last.from,
      last.from + last.text.length,
      last.node.text[last.field].slice(0, last.from) + now,
    );
    if (!cut.ok) return cut;
  }
  const outermost = [...omitted].filter(
    (node) => ![...upward(node.parent)].some((above) => omitted.has(above)),
  );
  const left = each(outermost, (node) => context.text.omit(context.am, node, context.mayOvertake));
  return left.ok ? ok(ownsLast && !isEnding(tail) ? '' : tail.trimEnd()) : left;
}

/** The indexes of the first and last fragment of each provision that the fragments reach, `top` and all above it left out. */
function extentsOf(
  fragments: readonly FieldFragment[],
  top: LiveNode,
): ReadonlyMap<LiveNode, { readonly first: number; readonly last: number }> {
  const spread = new Map<LiveNode, { first: number; last: number }>();
  const above = new Set(upward(top));
  for (const [at, { node }] of fragments.entries()) {
    for (const around of upward(node)) {
      if (above.has(around)) break;
      const extent = spread.get(around);
      if (extent) extent.last = at;
      else spread.set(around, { first: at, last: at });
    }
  }
  return spread;
}

/** Why words are not put in beside a target, looked at before any other place is changed: they stand there. */
export function besideTarget(
  context: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  { words }: NewText,
): Result<null> {
  const spot = side === 'after' ? stretch.to : stretch.from;
  const fragment = stretch.fragments[spot.fragment];
  if (!fragment || words === '') return SUCCESS;
  return refuseIfBeside(context, fragment, fragment.from + spot.at, side, words) ?? SUCCESS;
}

/** Inserts new text directly before or after the words of a target. */
export function insertBeside(
  context: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  newText: NewText,
): Result<null> {
  const spot = side === 'after' ? stretch.to : stretch.from;
  const fragment = stretch.fragments[spot.fragment];
  if (!fragment) return refuse('not-found', 'there are no such words');
  const { node, field } = fragment;
  if (fragment.isNumber)
    return refuse('unsupported', `the words named include the number of ${cited(node)}`, cited(node));
  const at = fragment.from + spot.at;
  if (newText.provisions.length === 0) {
    return insertWordsAt(context, node, field, at, newText.words);
  }
  // Before words, what is put in runs on to its own paragraphs, and the words go on in the last of those.
  if (side === 'before' && newText.words === '')
    return refuse('unsupported', `provisions can’t be put before words of ${cited(node)}`, cited(node));
  return refuseIfRunOn(context, node, newText) ?? putInAt(context, fragment, at, newText);
}

/** Puts words in at an offset of a text, with the spaces and capitals that they bring. */
export function insertWordsAt(
  context: ApplyContext,
  node: LiveNode,
  field: Field,
  at: number,
  words: string,
): Result<null> {
  const now = withWordsInserted(node.text[field], at, words);
  const change = { from: at, to: at, words, now };
  return rewrite(context, node, field, at, at, fitCapitals(context, node, field, change));
}

/** Puts words that run on into provisions in at an offset of a text. */
export function putInAt(
  context: ApplyContext,
  { node, field }: FieldFragment,
  at: number,
  newText: NewText,
): Result<null> {
  const tail = node.text[field].slice(at);
  const head = joinedBySpace(node.text[field].slice(0, at), newText.words);
  const attempt = rewrite(context, node, field, at, at, head + tail);
  return attempt.ok ? runOn(context, node, field, head.length, newText) : attempt;
}

const isLink = (words: string): boolean => /^[,;]?\s*(?:and|or|but)$/.test(words.trim());

/** Whether words are a linking word, without a stop before it. */
export const isLinkAlone = (words: string): boolean => isLink(words) && !/^[,;]/.test(words.trim());

/**
 * A text with words put at its end: before a word that links to the next item (§3.6 duty 3). Words that go on in the sentence
 * go before the last stop, and replace it where they begin or end with a stop.
 */
export function withWordsAtEnd(text: string, words: string, isItem: boolean): string | null {
  const trimmed = text.trimEnd();
  const link = isItem ? LINK.exec(trimmed) : null;
  if (link) {
    if (isLink(words)) return null;
    const stop = STOPPED.test(words.trim()) ? 1 : 0;
    return (
      joinedBySpace(trimmed.slice(0, link.index), words) + trimmed.slice(link.index + (link[1] ? stop : 0))
    );
  }
  const stop = /[.,;:]$/.exec(trimmed)?.[0] ?? '';
  const before = trimmed.slice(0, trimmed.length - stop.length);
  if (stop === '.' && isLinkAlone(words)) return null;
  if (!stop || isLink(words))
    return isLink(words) && /^[,;]/.test(words)
      ? joinedBySpace(before, words)
      : joinedBySpace(trimmed, words);
  if (/^[,;.:—(\p{Ll}]/u.test(words)) return joinedBySpace(before, words) + (STOPPED.test(words) ? '' : stop);
  return joinedBySpace(trimmed, words);
}

/** Puts words at the end of all that stands in a provision; a sentence of its own goes after its parts. */
export function insertAtEnd(context: ApplyContext, node: LiveNode, words: string): Result<null> {
  const end = endFragment(node);
  const isSentence = /^[“‘(]?\p{Lu}/u.test(words);
  const last = node.children.findLast((child) => child.removedBy === null);
  if (!end || (isSentence && last && isItem(last))) {
    const field = node.children.length > 0 ? 'wrapUp' : 'content';
    const text = node.text[field];
    const refusal = refuseIfAtEdge(context, node, text, 'end', words);
    return refusal ?? rewrite(context, node, field, text.length, text.length, joinedBySpace(text, words));
  }
  return insertAtEndOf(context, end, words);
}

export function insertAtEndOf(context: ApplyContext, end: FieldFragment, words: string): Result<null> {
  const { node, field } = end;
  const text = node.text[field];
  const to = end.from + end.text.length;
  const refusal = refuseIfAtEdge(context, node, end.text, 'end', words);
  if (refusal) return refusal;
  const now = withWordsAtEnd(end.text, words, isItem(node));
  if (now === null) return refuse('invalid', `${cited(node)} ends with a linking word already`, cited(node));
  const changedText = text.slice(0, end.from) + now + text.slice(to);
  let from = end.from;
  while (from < to && text.charCodeAt(from) === changedText.charCodeAt(from)) from++;
  return rewrite(context, node, field, from, to, changedText);
}

/** Puts words before all others of a provision. */
export function insertAtBeginning(context: ApplyContext, node: LiveNode, words: string): Result<null> {
  const first = fragmentsIn(node)[0];
  if (!first || first.node !== node)
    return refuse('not-found', `${cited(node)} has no words of its own to begin with`, cited(node));
  const text = node.text[first.field];
  const refusal = refuseIfAtEdge(context, node, text, 'beginning', words);
  return refusal ?? insertWordsAt(context, node, first.field, 0, words);
}

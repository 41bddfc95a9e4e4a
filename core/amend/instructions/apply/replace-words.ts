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
import { downward, isIn, type LiveNode, remainingChildren, rootOf, upward } from './live-node.ts';
import { type FieldFragment, fragmentsIn, type MatchedWords, occurrences } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';
import { runOn } from './run-on.ts';
import { endFragment } from './targets.ts';

const NOTHING: NewText = { words: '', provisions: [] };

/** Sorts targets last first, so that a change at one doesn't move the positions of the others. Refuses overlapping targets. */
export function lastFirst(targets: readonly FoundTarget[]): Result<readonly FoundTarget[]> {
  const keyed = targets.map((target, at) => ({ target, at }));
  for (const { target, at } of keyed) {
    const clash = keyed.some((other) => other.at > at && overlap(target.stretch, other.target.stretch));
    if (clash) return refuse('invalid', 'two of the words named overlap', cited(target.place.node));
  }
  const sorted = keyed.sort((a, b) => comparePositions(b.target.stretch, a.target.stretch) || b.at - a.at);
  return ok(sorted.map(({ target }) => target));
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

const ENDS_WITH_STOP = /[.,;:—][”’)]*$/;
/** Only a stop, which can't be the closing words of a provision. */
const STOP = /^[.,;:]$/;
const STOP_AND_LINK = /([,;.:]?)(\s+(?:and|or|but))\s*$/;

/**
 * The offset that "the end" means (duty 3). A linking word before the next item stays, unless the new words end with a linking
 * word. The last stop stays unless the new words have one.
 * @param hasStop whether the new words do
 */
function endOffset(text: string, isItem: boolean, words: string, hasStop: boolean): number {
  const link = isItem ? STOP_AND_LINK.exec(text) : null;
  if (link && STOP_AND_LINK.test(words)) return text.length;
  if (link) return hasStop ? text.length - (link[2]?.length ?? 0) : link.index;
  if (hasStop) return text.length;
  return /[.,;:]$/.test(text) ? text.length - 1 : text.length;
}

const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph', 'definition']);

/** Whether a provision is an item of a list, which may end with a linking word. */
export const isItem = ({ kind }: LiveNode): boolean => ITEMS.has(kind);

/** Replaces the words of a target with new text. Without new text, omits them. */
export function replace(
  context: ApplyContext,
  { stretch, toEnd, isAll }: FoundTarget,
  newText: NewText = NOTHING,
): Result<null> {
  const { fragments, from, to } = stretch;
  const first = fragments[from.fragment];
  if (!first) return refuse('not-found', 'there are no such words');
  const refusal = refuseIfRunOn(context, first.node, newText);
  if (refusal) return refusal;
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
  const hasStop = newText.provisions.length > 0 || ENDS_WITH_STOP.test(newText.words.trim());
  const takesLast = toEnd && isBeforeLastItem(first.node, last.node);
  const at = takesLast || !toEnd ? to.at : endOffset(last.text, isItem(last.node), newText.words, hasStop);
  const end = { fragment: to.fragment, at: takesLast ? last.text.length : at };
  return first === last
    ? replaceWithin(context, { fragments, from, to: end }, { toEnd, isAll }, newText)
    : replaceAcross(context, { fragments, from, to: end }, toEnd, newText);
}

/** Whether a node is in an item, other than the last, of the list that `lead` introduces. */
function isBeforeLastItem(lead: LiveNode, node: LiveNode): boolean {
  const item = [...upward(node)].find(({ parent }) => parent === lead);
  return item !== undefined && isItem(item) && remainingChildren(lead).at(-1) !== item;
}

/** Replaces or omits words of one field. */
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
  if (!newText.words && splitsWord(text, start, end))
    return refuse(
      'not-found',
      `“${text.slice(start, end)}” is in ${cited(node)} only in a longer word`,
      cited(node),
    );
  const isInLongerWord = splitsWord(text, start, end) && occurrences(fragments, newText.words).length > 0;
  if (isInLongerWord && !context.isOwn)
    return refuseAlreadyMade(
      `“${newText.words}” stands in ${cited(node)}, and what it replaces only in a longer word`,
      node,
    );
  const refusal = refuseIfAround(context, node, text, start, end, newText.words);
  if (refusal) return refusal;
  const changedText = newText.words
    ? withSubstituted(text, start, end, newText.words)
    : withOmitted(text, start, end);
  const left = toEnd && newText.words === '' ? withOneStop(changedText) : changedText;
  const now = field === 'wrapUp' && STOP.test(left) ? '' : left;
  return rewriteField(context, first, { from: start, to: end, now, isAll, after: text.slice(end) }, newText);
}

/** A text whose end was omitted: its last stop replaces the stop before the omitted words. */
const withOneStop = (text: string): string =>
  text.replace(/[,;:—–-]\s*([.;,](?:\s+(?:and|or|but))?\s*)$/, '$1');

/** A field with a change whose capitals are adjusted. Adds a note for each adjusted word. */
function fitCapitals(
  context: ApplyContext,
  node: LiveNode,
  field: Field,
  change: Omit<TextChange, 'was'>,
): string {
  const scope = field === 'heading' ? rootOf(node) : node;
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

/** Writes a field in which words were replaced, and inserts the provisions that the new words run on into. */
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

/** Whether omitted words are only the beginning or end of a longer word: “person” of “person’s”. */
const splitsWord = (text: string, from: number, to: number): boolean =>
  /^[’'-][\p{L}\p{N}]/u.test(text.slice(to, to + 3)) ||
  /[\p{L}\p{N}][’'-]$/u.test(text.slice(Math.max(0, from - 3), from));

/** Whether only a stop or a linking word is left after a range. It can't be closing words by itself. */
const isStopOrLink = (tail: string): boolean => /^[.,;:]?(?:\s+(?:and|or|but))?\s*$/.test(tail);

/** Whether a range begins with a whole item, so that only the item's number would be left. */
function takesWholeItem({ fragments, from, to }: MatchedWords, node: LiveNode): boolean {
  const isPart = isItem(node) || fragments.some((fragment) => !isIn(fragment.node, node));
  const isFirst =
    fragments.findIndex((fragment) => fragment.node === node && !fragment.isNumber) === from.fragment;
  const isAll = fragments.findLastIndex((fragment) => isIn(fragment.node, node)) <= to.fragment;
  const tail = fragments[to.fragment]?.text.slice(to.at) ?? '';
  return isPart && isFirst && isAll && from.at === 0 && isStopOrLink(tail);
}

/** Replaces or omits words in several fields. The rest of the last field moves to the end of the first. */
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
  const removesItem = isNothing && takesWholeItem(stretch, node);
  const cut = cutAcross(context, stretch, removesItem);
  if (!cut.ok) return cut;
  if (removesItem) return SUCCESS;
  const text = node.text[field];
  const [start, end] = [first.from + from.at, first.from + first.text.length];
  // Spaces are adjusted as if the old words had all been on one line.
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
  return attempt.ok && newText.provisions.length === 0 ? joinClosingWords(context, node, field) : attempt;
}

/** Moves closing words to the line before a list whose items are all omitted. */
function joinClosingWords(context: ApplyContext, node: LiveNode, field: Field): Result<null> {
  const { wrapUp } = node.text;
  if (field !== 'intro' || wrapUp === '' || remainingChildren(node).length > 0) return SUCCESS;
  const line = node.text.intro;
  const appended = rewrite(context, node, 'intro', line.length, line.length, joinedBySpace(line, wrapUp));
  return appended.ok ? rewrite(context, node, 'wrapUp', 0, wrapUp.length, '') : appended;
}

/**
 * Omits everything of a range outside its first field. Returns the rest of the last field that moves to the first.
 * @param takesFirst whether the whole first item is omitted, too
 */
function cutAcross(
  context: ApplyContext,
  { fragments, from, to }: MatchedWords,
  takesFirst: boolean,
): Result<string> {
  const [first, last] = [fragments[from.fragment], fragments[to.fragment]];
  if (!first || !last) return ok('');
  const extents = extentsOf(fragments, takesFirst ? (first.node.parent ?? first.node) : first.node);
  const tail = last.text.slice(to.at);
  const isLastAround = isIn(first.node, last.node);
  const partlyTaken = [...upward(last.node)].find((node) => {
    const extent = extents.get(node);
    return extent && extent.first > from.fragment && extent.last > to.fragment;
  });
  if (partlyTaken && !isLastAround) {
    const message = `the words end in ${cited(last.node)}, which goes on after them`;
    return refuse('unsupported', message, cited(last.node));
  }
  const begin = takesFirst ? (extents.get(first.node)?.first ?? 0) : from.fragment + 1;
  const omitted = new Set<LiveNode>();
  for (const [node, extent] of extents) {
    if (extent.first >= begin && extent.last <= to.fragment && !(isLastAround && node === last.node))
      omitted.add(node);
  }
  const inner = fragments.slice(from.fragment + 1, to.fragment);
  const cutInner = each(inner.toReversed(), ({ node, field, text, isNumber }) => {
    if (isNumber || [...upward(node)].some((above) => omitted.has(above))) return SUCCESS;
    return context.text.splice(context.am, node, field, { at: 0, remove: text.length, insert: '' });
  });
  if (!cutInner.ok) return cutInner;
  if (isLastAround) {
    const now = isStopOrLink(tail) ? '' : tail.trimStart();
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
  return left.ok ? ok(isLastAround && !isStopOrLink(tail) ? '' : tail.trimEnd()) : left;
}

/** The indexes of the first and last fragment of each provision in the fragments, except `top` and its ancestors. */
function extentsOf(
  fragments: readonly FieldFragment[],
  top: LiveNode,
): ReadonlyMap<LiveNode, { readonly first: number; readonly last: number }> {
  const extents = new Map<LiveNode, { first: number; last: number }>();
  const above = new Set(upward(top));
  for (const [at, { node }] of fragments.entries()) {
    for (const around of upward(node)) {
      if (above.has(around)) break;
      const extent = extents.get(around);
      if (extent) extent.last = at;
      else extents.set(around, { first: at, last: at });
    }
  }
  return extents;
}

/** Refuses words that are already beside a target. Every target is checked before any is changed. */
export function refuseIfThere(
  context: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  { words }: NewText,
): Result<null> {
  const position = side === 'after' ? stretch.to : stretch.from;
  const fragment = stretch.fragments[position.fragment];
  if (!fragment || words === '') return SUCCESS;
  return refuseIfBeside(context, fragment, fragment.from + position.at, side, words) ?? SUCCESS;
}

/** Inserts new text directly before or after the words of a target. */
export function insertBeside(
  context: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  newText: NewText,
): Result<null> {
  const position = side === 'after' ? stretch.to : stretch.from;
  const fragment = stretch.fragments[position.fragment];
  if (!fragment) return refuse('not-found', 'there are no such words');
  const { node, field } = fragment;
  if (fragment.isNumber)
    return refuse('unsupported', `the words named include the number of ${cited(node)}`, cited(node));
  const at = fragment.from + position.at;
  if (newText.provisions.length === 0) {
    return insertWordsAt(context, node, field, at, newText.words);
  }
  // Text inserted before words runs on into its own paragraphs, and the words continue in the last of them.
  if (side === 'before' && newText.words === '')
    return refuse('unsupported', `provisions can’t be put before words of ${cited(node)}`, cited(node));
  return refuseIfRunOn(context, node, newText) ?? putInAt(context, fragment, at, newText);
}

/** Inserts words at an offset of a text, and adjusts spaces and capitals. */
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

/** Inserts words that run on into provisions at an offset of a text. */
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
 * A text with words inserted at its end, but before a linking word (§3.6 duty 3). Words that continue the sentence go before
 * the last stop, or replace it if they begin or end with a stop. Null for a linking word that can't follow.
 */
export function withWordsAtEnd(text: string, words: string, isItem: boolean): string | null {
  const trimmed = text.trimEnd();
  const link = isItem ? STOP_AND_LINK.exec(trimmed) : null;
  if (link) {
    if (isLink(words)) return null;
    const stop = ENDS_WITH_STOP.test(words.trim()) ? 1 : 0;
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
  if (/^[,;.:—(\p{Ll}]/u.test(words))
    return joinedBySpace(before, words) + (ENDS_WITH_STOP.test(words) ? '' : stop);
  return joinedBySpace(trimmed, words);
}

/** Inserts words at the end of a provision and its parts. A sentence of its own goes after a list, as closing words. */
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

/** Inserts words at the end of a fragment, before its linking word or last stop. */
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

/** Inserts words before all others of a provision. */
export function insertAtBeginning(context: ApplyContext, node: LiveNode, words: string): Result<null> {
  const first = fragmentsIn(node)[0];
  if (!first || first.node !== node)
    return refuse('not-found', `${cited(node)} has no words of its own to begin with`, cited(node));
  const text = node.text[first.field];
  const refusal = refuseIfAtEdge(context, node, text, 'beginning', words);
  return refusal ?? insertWordsAt(context, node, first.field, 0, words);
}

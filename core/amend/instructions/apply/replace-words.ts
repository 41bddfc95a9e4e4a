import type { Field, Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { type TextChange, withCapitals } from '../capitals.ts';
import { joinedBySpace, withOmitted, withSubstituted, withWordsInserted } from '../spacing.ts';
import type { NewText } from '../syntax.ts';
import { alreadyMade, runsOn, standsAtEdge, standsBeside, standsRound } from './already.ts';
import { type ApplyContext, DONE, each, rewrite } from './apply-context.ts';
import { downward, type Live, remainingChildren, upward } from './live.ts';
import { type FieldPiece, type MatchedWords, occurrences, piecesIn } from './match.ts';
import { cited } from './name.ts';
import type { FoundTarget } from './places.ts';
import { runOn } from './run-on.ts';
import { endPiece } from './targets.ts';

const NOTHING: NewText = { words: '', provisions: [] };

/** Targets with the last first, so that what is done to one leaves the places of the others as they were found. */
export function lastFirst(targets: readonly FoundTarget[]): Result<readonly FoundTarget[]> {
  const keyed = targets.map((target, at) => ({ target, at }));
  for (const { target, at } of keyed) {
    const clash = keyed.some((other) => other.at > at && overlap(target.stretch, other.target.stretch));
    if (clash) return refuse('invalid', 'two of the words named overlap', cited(target.place.node));
  }
  const sorted = keyed.sort((a, b) => order(b.target.stretch, a.target.stretch) || b.at - a.at);
  return { ok: true, value: sorted.map(({ target }) => target) };
}

interface Bounds {
  readonly node: Live;
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

function boundsOf({ pieces, from, to }: MatchedWords): Bounds | null {
  const [first, last] = [pieces[from.piece], pieces[to.piece]];
  if (!first || !last) return null;
  const end = first === last ? last.from + to.at : Number.POSITIVE_INFINITY;
  return { node: first.node, field: first.field, from: first.from + from.at, to: end };
}

function overlap(a: MatchedWords, b: MatchedWords): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  if (!x || !y || x.node !== y.node || x.field !== y.field) return false;
  return x.from < y.to && y.from < x.to;
}

function order(a: MatchedWords, b: MatchedWords): number {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  return x && y && x.node === y.node && x.field === y.field ? x.from - y.from : 0;
}

const STOPPED = /[.,;:—][”’)]*$/;
/** A stop alone, which can't be the closing words of anything. */
const STOP = /^[.,;:]$/;
const LINK = /([,;.:]?)(\s+(?:and|or|but))\s*$/;

/**
 * Where "the end" is: before the word that links to the next item, unless the new words end with such a word, and before
 * the stop that the new words lack (duty 3).
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
export const isItem = ({ kind }: Live): boolean => ITEMS.has(kind);

/** Puts matter in the place of the words of a target, or nothing. */
export function replace(
  doing: ApplyContext,
  { stretch, toEnd, isAll }: FoundTarget,
  matter: NewText = NOTHING,
): Result<null> {
  const { pieces, from, to } = stretch;
  const first = pieces[from.piece];
  if (!first) return refuse('not-found', 'there are no such words');
  const runs = runsOn(doing, first.node, matter);
  if (runs) return runs;
  if (first.label || pieces[to.piece]?.label) {
    return refuse(
      'unsupported',
      `the words named take in the number of ${cited(first.node)}`,
      cited(first.node),
    );
  }
  const last = pieces[to.piece] ?? first;
  if (first !== last && (first.node.kind === 'cell' || last.node.kind === 'cell'))
    return refuse('unsupported', `the words run over more than one cell of a table`, cited(first.node));
  const stops = matter.provisions.length > 0 || STOPPED.test(matter.words.trim());
  const isSwallowed = toEnd && isLead(first.node, last.node);
  const at = isSwallowed || !toEnd ? to.at : endOf(last.text, isItem(last.node), matter.words, stops);
  const end = { piece: to.piece, at: isSwallowed ? last.text.length : at };
  return first === last
    ? replaceWithin(doing, { pieces, from, to: end }, { toEnd, isAll }, matter)
    : replaceAcross(doing, { pieces, from, to: end }, toEnd, matter);
}

/** Whether one provision leads to a list of which another is in an item that is not the last. */
function isLead(lead: Live, node: Live): boolean {
  const item = [...upward(node)].find(({ parent }) => parent === lead);
  return item !== undefined && isItem(item) && remainingChildren(lead).at(-1) !== item;
}

/** Puts matter in the place of words in one field, or nothing. */
function replaceWithin(
  doing: ApplyContext,
  { pieces, from, to }: MatchedWords,
  { toEnd, isAll }: Pick<FoundTarget, 'toEnd' | 'isAll'>,
  matter: NewText,
): Result<null> {
  const first = pieces[from.piece];
  if (!first) return DONE;
  const { node, field } = first;
  const text = node.text[field];
  const start = first.from + from.at;
  const end = Math.max(start, first.from + to.at);
  if (!matter.words && leavesHalf(text, start, end))
    return refuse(
      'not-found',
      `“${text.slice(start, end)}” is in ${cited(node)} only in a longer word`,
      cited(node),
    );
  const isHalf = leavesHalf(text, start, end) && occurrences(pieces, matter.words).length > 0;
  if (isHalf && !doing.isOwn)
    return alreadyMade(
      `“${matter.words}” stands in ${cited(node)}, and what it replaces only in a longer word`,
      node,
    );
  const round = standsRound(doing, node, text, start, end, matter.words);
  if (round) return round;
  const whole = matter.words
    ? withSubstituted(text, start, end, matter.words)
    : withOmitted(text, start, end);
  const left = toEnd && matter.words === '' ? withOneStop(whole) : whole;
  const now = field === 'wrapUp' && STOP.test(left) ? '' : left;
  return rewritten(doing, first, { from: start, to: end, now, isAll, after: text.slice(end) }, matter);
}

/** A text whose end was taken out, so that its last stop follows the one that stood before what is gone. */
const withOneStop = (text: string): string =>
  text.replace(/[,;:—–-]\s*([.;,](?:\s+(?:and|or|but))?\s*)$/, '$1');

/** A field as it reads with a change, its capitals fitted, and a note of each that was. */
function lettered(doing: ApplyContext, node: Live, field: Field, change: Omit<TextChange, 'was'>): string {
  const told = field === 'heading' ? ([...upward(node)].at(-1) ?? node) : node;
  const texts = () => [...downward(told)].flatMap(({ text }) => [text.intro, text.content, text.wrapUp]);
  const lettering = { kind: node.kind, field, texts };
  const { text, fitted } = withCapitals({ ...change, was: node.text[field] }, lettering);
  const name =
    field === 'heading' && node.kind !== 'crossheading' ? `the heading of ${cited(node)}` : cited(node);
  for (const { word, isCapital } of fitted) {
    const why = isCapital
      ? 'a capital, now that it begins words'
      : 'no capital, now that words stand before it';
    doing.notes.push(`“${word}” has ${why} ${isCapital ? 'of' : 'in'} ${name}`);
  }
  return text;
}

/** Writes a field with words put in the place of others, and puts in the provisions that they run on into. */
function rewritten(
  doing: ApplyContext,
  { node, field }: FieldPiece,
  { from, to, now: given, after, isAll }: Omit<TextChange, 'was' | 'words'> & { readonly after: string },
  matter: NewText,
): Result<null> {
  const now = lettered(doing, node, field, { from, to, words: matter.words, now: given, isAll });
  const done = rewrite(doing, node, field, from, to, now);
  if (!done.ok || matter.provisions.length === 0) return done;
  return runOn(doing, node, field, Math.max(now.length - after.length, 0), matter);
}

/** Whether words that are taken out are the beginning or the end of one that goes on: “person” of “person’s”. */
const leavesHalf = (text: string, from: number, to: number): boolean =>
  /^[’'-][\p{L}\p{N}]/u.test(text.slice(to, to + 3)) ||
  /[\p{L}\p{N}][’'-]$/u.test(text.slice(Math.max(0, from - 3), from));

/** What is left where a stretch ends: a stop or a linking word alone can't be the closing words of anything. */
const isEnding = (rest: string): boolean => /^[.,;:]?(?:\s+(?:and|or|but))?\s*$/.test(rest);

/** Whether a stretch begins with all of an item, of which nothing is left then: its number would stand alone. */
function takesItem({ pieces, from, to }: MatchedWords, node: Live): boolean {
  const isPart = isItem(node) || pieces.some((piece) => ![...upward(piece.node)].includes(node));
  const isFirst = pieces.findIndex((piece) => piece.node === node && !piece.label) === from.piece;
  const isAll = pieces.findLastIndex((piece) => [...upward(piece.node)].includes(node)) <= to.piece;
  const rest = pieces[to.piece]?.text.slice(to.at) ?? '';
  return isPart && isFirst && isAll && from.at === 0 && isEnding(rest);
}

/** Puts matter in the place of words that run over several fields, or nothing: what is left of the last goes on in the first. */
function replaceAcross(
  doing: ApplyContext,
  stretch: MatchedWords,
  toEnd: boolean,
  matter: NewText,
): Result<null> {
  const { pieces, from, to } = stretch;
  const [first, last] = [pieces[from.piece], pieces[to.piece]];
  if (!first || !last) return DONE;
  const { node, field } = first;
  const isNothing = matter.words === '' && matter.provisions.length === 0;
  const isGone = isNothing && takesItem(stretch, node);
  const cut = cutAcross(doing, stretch, isGone);
  if (!cut.ok) return cut;
  if (isGone) return DONE;
  const text = node.text[field];
  const [start, end] = [first.from + from.at, first.from + first.text.length];
  // The words are spaced as if what goes had all stood in one line.
  const old = (first.text.slice(from.at) || ' ') + last.text.slice(0, to.at);
  const after = cut.value + text.slice(end);
  const line = text.slice(0, start) + old + after;
  const left = isNothing
    ? withOmitted(line, start, start + old.length)
    : withSubstituted(line, start, start + old.length, matter.words);
  const now = isNothing && toEnd ? withOneStop(left) : left;
  const done = rewritten(doing, first, { from: start, to: end, now, after: after.trimStart() }, matter);
  return done.ok && matter.provisions.length === 0 ? withClosing(doing, node, field) : done;
}

/** Closing words go on in the line that led to a list, when nothing of the list is left. */
function withClosing(doing: ApplyContext, node: Live, field: Field): Result<null> {
  const { wrapUp } = node.text;
  if (field !== 'intro' || wrapUp === '' || remainingChildren(node).length > 0) return DONE;
  const line = node.text.intro;
  const joined = rewrite(doing, node, 'intro', line.length, line.length, joinedBySpace(line, wrapUp));
  return joined.ok ? rewrite(doing, node, 'wrapUp', 0, wrapUp.length, '') : joined;
}

/** Takes out what of a stretch stands outside its first field, or all of its first item too; what of its last is to go on in its first. */
function cutAcross(
  doing: ApplyContext,
  { pieces, from, to }: MatchedWords,
  withFirst: boolean,
): Result<string> {
  const [first, last] = [pieces[from.piece], pieces[to.piece]];
  if (!first || !last) return ok('');
  const spread = extentsOf(pieces, withFirst ? (first.node.parent ?? first.node) : first.node);
  const rest = last.text.slice(to.at);
  const ownsLast = [...upward(first.node)].includes(last.node);
  const partly = [...upward(last.node)].find((node) => {
    const extent = spread.get(node);
    return extent && extent.first > from.piece && extent.last > to.piece;
  });
  if (partly && !ownsLast) {
    const message = `the words end in ${cited(last.node)}, which goes on after them`;
    return refuse('unsupported', message, cited(last.node));
  }
  const begin = withFirst ? (spread.get(first.node)?.first ?? 0) : from.piece + 1;
  const gone = new Set<Live>();
  for (const [node, extent] of spread) {
    if (extent.first >= begin && extent.last <= to.piece && !(ownsLast && node === last.node)) gone.add(node);
  }
  const inner = pieces.slice(from.piece + 1, to.piece);
  const cutInner = each(inner.toReversed(), ({ node, field, text, label }) => {
    if (label || [...upward(node)].some((above) => gone.has(above))) return DONE;
    return doing.text.splice(doing.am, node, field, { at: 0, remove: text.length, insert: '' });
  });
  if (!cutInner.ok) return cutInner;
  if (ownsLast) {
    const now = isEnding(rest) ? '' : rest.trimStart();
    const cut = rewrite(
      doing,
      last.node,
      last.field,
      last.from,
      last.from + last.text.length,
      last.node.text[last.field].slice(0, last.from) + now,
    );
    if (!cut.ok) return cut;
  }
  const outermost = [...gone].filter((node) => ![...upward(node.parent)].some((above) => gone.has(above)));
  const left = each(outermost, (node) => doing.text.omit(doing.am, node, doing.mayOvertake));
  return left.ok ? ok(ownsLast && !isEnding(rest) ? '' : rest.trimEnd()) : left;
}

/** The first and last piece of each provision below `top` and of those around it that the pieces reach. */
function extentsOf(
  pieces: readonly FieldPiece[],
  top: Live,
): ReadonlyMap<Live, { readonly first: number; readonly last: number }> {
  const spread = new Map<Live, { first: number; last: number }>();
  const above = new Set(upward(top));
  for (const [at, { node }] of pieces.entries()) {
    for (const around of upward(node)) {
      if (above.has(around)) break;
      const known = spread.get(around);
      if (known) known.last = at;
      else spread.set(around, { first: at, last: at });
    }
  }
  return spread;
}

/** Why words are not put in beside a target, looked at before any other place is changed: they stand there. */
export function besideTarget(
  doing: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  { words }: NewText,
): Result<null> {
  const spot = side === 'after' ? stretch.to : stretch.from;
  const piece = stretch.pieces[spot.piece];
  if (!piece || words === '') return DONE;
  return standsBeside(doing, piece, piece.from + spot.at, side, words) ?? DONE;
}

/** Puts matter in at one end of the words of a target. */
export function insertBeside(
  doing: ApplyContext,
  { stretch }: FoundTarget,
  side: 'before' | 'after',
  matter: NewText,
): Result<null> {
  const spot = side === 'after' ? stretch.to : stretch.from;
  const piece = stretch.pieces[spot.piece];
  if (!piece) return refuse('not-found', 'there are no such words');
  const { node, field } = piece;
  if (piece.label)
    return refuse('unsupported', `the words named take in the number of ${cited(node)}`, cited(node));
  const at = piece.from + spot.at;
  if (matter.provisions.length === 0) {
    return insertWordsAt(doing, node, field, at, matter.words);
  }
  // Before words, what is put in runs on to its own paragraphs, and the words go on in the last of those.
  if (side === 'before' && matter.words === '')
    return refuse('unsupported', `provisions can’t be put before words of ${cited(node)}`, cited(node));
  return runsOn(doing, node, matter) ?? putInAt(doing, piece, at, matter);
}

/** Puts words in at an offset of a text, with the spaces and capitals that they bring. */
export function insertWordsAt(
  doing: ApplyContext,
  node: Live,
  field: Field,
  at: number,
  words: string,
): Result<null> {
  const now = withWordsInserted(node.text[field], at, words);
  const change = { from: at, to: at, words, now };
  return rewrite(doing, node, field, at, at, lettered(doing, node, field, change));
}

/** Puts words that run on into provisions in at an offset of a text. */
export function putInAt(
  doing: ApplyContext,
  { node, field }: FieldPiece,
  at: number,
  matter: NewText,
): Result<null> {
  const tail = node.text[field].slice(at);
  const head = joinedBySpace(node.text[field].slice(0, at), matter.words);
  const put = rewrite(doing, node, field, at, at, head + tail);
  return put.ok ? runOn(doing, node, field, head.length, matter) : put;
}

const isLink = (words: string): boolean => /^[,;]?\s*(?:and|or|but)$/.test(words.trim());

/** Whether words are a linking word, without a stop before it. */
export const isLinkAlone = (words: string): boolean => isLink(words) && !/^[,;]/.test(words.trim());

/**
 * Words put at the end of a text, where a reader looks for them: before the word that links to the next item (§3.6 duty
 * 3), before the last stop where they go on in the sentence, instead of it where they begin or end with one.
 */
export function atEndOf(text: string, words: string, isItem: boolean): string | null {
  const whole = text.trimEnd();
  const link = isItem ? LINK.exec(whole) : null;
  if (link) {
    if (isLink(words)) return null;
    const stop = STOPPED.test(words.trim()) ? 1 : 0;
    return joinedBySpace(whole.slice(0, link.index), words) + whole.slice(link.index + (link[1] ? stop : 0));
  }
  const stop = /[.,;:]$/.exec(whole)?.[0] ?? '';
  const before = whole.slice(0, whole.length - stop.length);
  if (stop === '.' && isLinkAlone(words)) return null;
  if (!stop || isLink(words))
    return isLink(words) && /^[,;]/.test(words) ? joinedBySpace(before, words) : joinedBySpace(whole, words);
  if (/^[,;.:—(\p{Ll}]/u.test(words)) return joinedBySpace(before, words) + (STOPPED.test(words) ? '' : stop);
  return joinedBySpace(whole, words);
}

/** Puts words at the end of all that stands in a provision; a sentence of its own goes after its parts. */
export function insertAtEnd(doing: ApplyContext, node: Live, words: string): Result<null> {
  const end = endPiece(node);
  const isSentence = /^[“‘(]?\p{Lu}/u.test(words);
  const last = node.children.findLast((child) => child.goneBy === null);
  if (!end || (isSentence && last && isItem(last))) {
    const field = node.children.length > 0 ? 'wrapUp' : 'content';
    const text = node.text[field];
    const there = standsAtEdge(doing, node, text, 'end', words);
    return there ?? rewrite(doing, node, field, text.length, text.length, joinedBySpace(text, words));
  }
  return insertAtEndOf(doing, end, words);
}

export function insertAtEndOf(doing: ApplyContext, end: FieldPiece, words: string): Result<null> {
  const { node, field } = end;
  const text = node.text[field];
  const to = end.from + end.text.length;
  const there = standsAtEdge(doing, node, end.text, 'end', words);
  if (there) return there;
  const now = atEndOf(end.text, words, isItem(node));
  if (now === null) return refuse('invalid', `${cited(node)} ends with a linking word already`, cited(node));
  const whole = text.slice(0, end.from) + now + text.slice(to);
  let from = end.from;
  while (from < to && text.charCodeAt(from) === whole.charCodeAt(from)) from++;
  return rewrite(doing, node, field, from, to, whole);
}

/** Puts words before all others of a provision. */
export function insertAtBeginning(doing: ApplyContext, node: Live, words: string): Result<null> {
  const first = piecesIn(node)[0];
  if (!first || first.node !== node)
    return refuse('not-found', `${cited(node)} has no words of its own to begin with`, cited(node));
  const text = node.text[first.field];
  const there = standsAtEdge(doing, node, text, 'beginning', words);
  return there ?? insertWordsAt(doing, node, first.field, 0, words);
}

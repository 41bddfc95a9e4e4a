import type { Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { readProvisions } from '../read/text/amending-text.ts';
import { joinedBySpace } from '../spacing.ts';
import type {
  Anchor,
  LinkWord,
  Location,
  NewText,
  Operation,
  ProvisionTarget,
  WordsTarget,
} from '../syntax.ts';
import { alreadyMade, runsOn, standsAtEdge, standsInPlace } from './already.ts';
import { type ApplyContext, DONE, each, rewrite } from './apply-context.ts';
import { apart, asOne, type Named } from './as-one.ts';
import { become } from './become.ts';
import { bracketsFor } from './brackets.ts';
import { type Live, remainingChildren } from './live.ts';
import type { LocatedPlace } from './locate.ts';
import { piecesOf } from './locate.ts';
import { move } from './move.ts';
import { bare, cited } from './name.ts';
import { type FoundTarget, locatedPlaces } from './places.ts';
import { putAtEdge, putBeforeLink, putBeside, putInOrder } from './provisions.ts';
import { renumber } from './renumber.ts';
import {
  besideTarget,
  insertAtBeginning,
  insertAtEnd,
  insertAtEndOf,
  insertBeside,
  insertWordsAt,
  isItem,
  isLinkAlone,
  lastFirst,
  putInAt,
  replace,
} from './replace-words.ts';
import { omitAll, substituteAll } from './replacing.ts';
import { withStop } from './run-on.ts';
import { endPiece, linkOf, targetsOf, withLinkBeside } from './targets.ts';

/** Carries out an operation whole, or says why it can't be. What it did before it failed is the caller's to take back. */
export function operate(
  doing: ApplyContext,
  operation: Operation,
  amending: Provision | undefined,
): Result<null> {
  switch (operation.type) {
    case 'insert':
      return insert(doing, operation.at, operation.newText);
    case 'substituteWords': {
      const { targets } = operation;
      const matter = targets.every(isHeading) ? inOneLine(operation.newText) : operation.newText;
      const done = onTargets(
        doing,
        targets,
        (target) => replace(doing, bracketsFor(target, matter), matter),
        (named) => asOne(named, (node, text) => standsInPlace(doing, node, text, matter.words)),
      );
      return done.ok || done.error.kind !== 'not-found' ? done : (replaced(doing, targets, matter) ?? done);
    }
    case 'omitWords':
      return onTargets(doing, operation.targets, (target) => replace(doing, target));
    case 'substituteProvisions': {
      const { targets } = operation;
      const matter = setOutAnew(operation.newText, targets[0]?.at);
      if (matter.provisions.length === 0) return wordsInPlace(doing, targets, matter);
      if (matter.words === '') return substituteAll(doing, targets, matter.provisions);
      return runOnInPlace(doing, targets, matter);
    }
    case 'omitProvisions':
      return omitAll(doing, operation.targets);
    case 'becomeProvision':
      return become(doing, operation.words, operation.as);
    case 'renumber':
      return renumber(doing, operation);
    case 'move':
      return move(doing, operation);
    case 'insertSetOut': {
      const matter = setOut(amending, operation.setOutIn);
      return matter.ok ? insert(doing, [operation.at], matter.value) : matter;
    }
  }
}

/** Whether all of a heading is meant. */
function isHeading(target: WordsTarget): boolean {
  const last = target.type === 'all' ? target.in.at(-1) : undefined;
  return (
    last?.type === 'heading' ||
    last?.type === 'italicBefore' ||
    (last?.type === 'anaphor' && last.unit === 'heading')
  );
}

/** A heading that is set out in a line by itself, as the words that it is. */
function inOneLine(matter: NewText): NewText {
  const [only, other] = matter.provisions;
  const isLine =
    only && !other && only.children.length === 0 && (only.kind === 'block' || only.kind === 'crossheading');
  return isLine && matter.words === '' ? { words: only.heading || only.content, provisions: [] } : matter;
}

/** Words that are not there, where those that were to stand in their place are. */
function replaced(
  doing: ApplyContext,
  targets: readonly WordsTarget[],
  { words, provisions }: NewText,
): Result<never> | null {
  const [only, other] = targets;
  if (doing.isOwn || only?.type !== 'quoted' || other || provisions.length > 0 || words === '') return null;
  const found = targetsOf(doing, { ...only, words });
  const [first] = found.ok ? found.value : [];
  if (!first) return null;
  return alreadyMade(`“${words}” stands there, and “${only.words}” does not`, first.place.node);
}

function onTargets(
  doing: ApplyContext,
  targets: readonly Parameters<typeof targetsOf>[1][],
  act: (target: FoundTarget) => Result<null>,
  joined: (named: readonly Named[]) => Result<readonly FoundTarget[]> = apart,
): Result<null> {
  let all: readonly Named[] = [];
  for (const target of targets) {
    // "and the “or” that appears before those words": the words named just before it.
    const isBesideWords = target.type === 'link' && target.link.of.length === 0 && all.length > 0;
    const found = isBesideWords
      ? withLinkBeside(
          all.flatMap((one) => one.found),
          target.link,
        )
      : targetsOf(doing, target);
    if (!found.ok) return found;
    all = [...(isBesideWords ? [] : all), { target, found: found.value }];
  }
  const whole = joined(all);
  if (!whole.ok) return whole;
  const sorted = lastFirst(whole.value);
  return sorted.ok ? each(sorted.value, act) : sorted;
}

/** A reference to provisions and nothing else: “subsections (3A) and (3C)”. */
const REFERENCE =
  /^(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|schedules?)\s+[(\dA-Z][\w().,]*(?:\s+(?:and|or|to)\s+[(\dA-Z][\w().,]*)*$/i;

/** Words in the place of all that a provision says, under its number: for several, they would stand once in each. */
function wordsInPlace(
  doing: ApplyContext,
  targets: readonly ProvisionTarget[],
  matter: NewText,
): Result<null> {
  const words = targets.map(({ at }) => ({ type: 'all', in: at }) as const);
  let count = 0;
  for (const { in: at } of words) {
    const places = locatedPlaces(doing, at);
    if (!places.ok) return places;
    count += places.value.length;
  }
  if (REFERENCE.test(matter.words.trim())) {
    const message = `“${matter.words}” would be all that the provision says: the marks round the words that it replaces may be missing`;
    return refuse('unsupported', message);
  }
  if (count > doing.here.length) return wordsForList(doing, words, matter);
  return onTargets(doing, words, (target) => replace(doing, target, matter));
}

/** Words in the place of all the items of a list: they go on in the line that led to it, as the words after the list do. */
function wordsForList(
  doing: ApplyContext,
  targets: readonly { readonly in: Location }[],
  matter: NewText,
): Result<null> {
  const places: LocatedPlace[] = [];
  for (const { in: at } of targets) {
    const found = locatedPlaces(doing, at);
    if (!found.ok) return found;
    places.push(...found.value);
  }
  const items = places.filter(({ field }) => !field).map(({ node }) => node);
  const isClosed = places.some(({ field }) => field === 'wrapUp');
  const list = items[0]?.parent;
  const isAll =
    list &&
    remainingChildren(list).length === items.length &&
    remainingChildren(list).every((item) => isItem(item) && items.includes(item)) &&
    places.every(({ node, field }) => (field ? node === list && field === 'wrapUp' : true));
  const pieces = isAll ? piecesOf({ node: list }) : [];
  const lead = pieces.findIndex(({ node, field }) => node === list && field === 'intro');
  const last = isClosed ? pieces.length - 1 : pieces.findLastIndex(({ node }) => node !== list);
  const line = pieces[lead]?.text ?? '';
  if (!isAll || lead < 0)
    return refuse('unsupported', 'words alone can’t be put in the place of several provisions');
  const from = { piece: lead, at: line.replace(/[\s:—–-]+$/, '').length };
  const stretch = { pieces, from, to: { piece: last, at: pieces[last]?.text.length ?? 0 } };
  return replace(doing, { stretch, place: { node: list }, toEnd: true }, matter);
}

/** A stop and a word that links, as they stand before the next item of a list. */
const LINK_ALONE = /^[,;.]?\s*(?:and|or|but)?\s*[—–-]*$/;

/** Words that run on into provisions, in the place of all that one says: what goes or stays with that is not for them. */
function runOnInPlace(
  doing: ApplyContext,
  targets: readonly ProvisionTarget[],
  matter: NewText,
): Result<null> {
  const isMore = targets.some(({ withLink, keepLink, withItalic }) => withLink ?? keepLink ?? withItalic);
  if (!isMore && !LINK_ALONE.test(matter.words.trim())) return wordsInPlace(doing, targets, matter);
  const message = `“${matter.words}”, which runs on into what follows it, can’t be put in the place of a whole provision`;
  return refuse('unsupported', message);
}

function insert(doing: ApplyContext, anchors: readonly Anchor[], matter: NewText): Result<null> {
  if (!matter.words && matter.provisions.length === 0)
    return refuse('invalid', 'it is not said what is to be put in');
  const [only] = anchors;
  if (only?.type === 'words' && only.side === 'before' && only.words.type === 'link' && !matter.words)
    return insertBeforeLink(doing, only.words.link, matter.provisions);
  const words = anchors.filter((anchor) => anchor.type === 'words');
  const found: { readonly target: FoundTarget; readonly side: 'before' | 'after' }[] = [];
  for (const side of ['after', 'before'] as const) {
    const named: Named[] = [];
    for (const anchor of words) {
      if (anchor.side !== side) continue;
      const targets = targetsOf(doing, anchor.words);
      if (!targets.ok) return targets;
      named.push({ target: anchor.words, found: targets.value });
    }
    const whole = asOne(named);
    if (!whole.ok) return whole;
    found.push(...whole.value.map((target) => ({ target, side })));
  }
  const sorted = lastFirst(found.map(({ target }) => target));
  if (!sorted.ok) return sorted;
  const there = each(found, ({ target, side }) => besideTarget(doing, target, side, matter));
  if (!there.ok) return there;
  const done = each(sorted.value, (target) => {
    const side = found.find((one) => one.target === target)?.side ?? 'after';
    return insertBeside(
      doing,
      target,
      side,
      side === 'after' && opensList(target) ? setOutAnew(matter) : matter,
    );
  });
  if (!done.ok) return done;
  const others = anchors.filter((anchor) => anchor.type !== 'words');
  return each(others, (anchor) => insertAt(doing, anchor, matter));
}

/** Whether words are the last of those that lead to a list: what is put in after them is its first item. */
function opensList({ stretch: { pieces, to } }: FoundTarget): boolean {
  const piece = pieces[to.piece];
  const isLast = piece && piece.text.slice(to.at).trim() === '' && /[—–:-]\s*$/.test(piece.text);
  return isLast === true && remainingChildren(piece.node).length > 0;
}

/** "Before the “or” before sub-paragraph (iii) insert": the next item, which then has that word at its end (R3.1). */
function insertBeforeLink(
  doing: ApplyContext,
  link: LinkWord,
  provisions: readonly Provision[],
): Result<null> {
  const targets = linkOf(doing, link);
  if (!targets.ok) return targets;
  return each(targets.value, ({ place }) => putBeforeLink(doing, place.node, link.words, provisions));
}

/** A number that begins words, and what makes a provision of them. */
const NUMBERED = /^\((?:\d+[A-Z]{0,3}|[A-Z]\d+|z*[a-z]{1,3}|[ivx]{1,5})\)\s+\p{L}/u;
/** A term that begins words and is defined by them. */
const DEFINES = /^(?:(?:an?|the) )?“[^”]+”[^“”;]{0,120}?\b(?:means?|includes?|has|have|is|are|in relation)\b/;
const NEXT_TERM = new RegExp(`([;,])\\s+(?:and\\s+)?(?=${DEFINES.source.slice(1)})`, 'g');

/**
 * A provision that is quoted in a line ("after paragraph (a) insert “(aa) be signed,”"), as if it were set out after a dash;
 * beside or in the place of a definition, one or more of those.
 */
function setOutAnew(matter: NewText, like: Location = []): NewText {
  const words = matter.words.trim();
  if (matter.provisions.length > 0) return matter;
  if (NUMBERED.test(words)) return { words: '', provisions: readProvisions(words) };
  if (like.at(-1)?.type !== 'definition' || !DEFINES.test(words)) return matter;
  const provisions = readProvisions(words.replace(NEXT_TERM, '$1\n'), { kind: 'definition' });
  return { words: '', provisions };
}

function insertAt(
  doing: ApplyContext,
  anchor: Exclude<Anchor, { type: 'words' }>,
  given: NewText,
): Result<null> {
  const isInOrder = anchor.type === 'appropriatePlace';
  const matter = setOutAnew(given, isInOrder ? [{ type: 'definition', terms: [] }] : anchor.of);
  if (anchor.type === 'provision') {
    return matter.words
      ? wordsBeside(doing, anchor, matter)
      : putBeside(doing, anchor.of, anchor.side, matter.provisions, anchor.beforeLink);
  }
  const places = locatedPlaces(doing, anchor.of);
  if (!places.ok) return places;
  return each(places.value, (place) => {
    if (anchor.type === 'edge') return atEdge(doing, place, anchor.edge, matter);
    if (matter.words)
      return refuse(
        'unsupported',
        `where in ${cited(place.node)} these words belong is for a person to say`,
        cited(place.node),
      );
    return putInOrder(doing, place, matter.provisions);
  });
}

/** Words, or words that run on into provisions, put before or after a whole provision. */
function wordsBeside(
  doing: ApplyContext,
  { of, side, newLine }: Anchor & { type: 'provision' },
  matter: NewText,
): Result<null> {
  const places = locatedPlaces(doing, of);
  if (!places.ok) return places;
  return each(places.value, (place) => {
    const { node } = place;
    const { parent } = node;
    if (place.field) return atEdge(doing, place, side === 'after' ? 'end' : 'beginning', matter);
    if (side === 'after' && newLine && parent && matter.provisions.length === 0) {
      if (remainingChildren(parent).at(-1) !== node)
        return refuse(
          'unsupported',
          `${cited(node)} is not the last part of ${cited(parent)}`,
          cited(parent),
        );
      const text = parent.text.wrapUp;
      const there = standsAtEdge(doing, parent, text, 'beginning', matter.words);
      return there ?? rewrite(doing, parent, 'wrapUp', 0, 0, joinedBySpace(matter.words, text));
    }
    if (side === 'after') return atEdge(doing, place, 'end', matter);
    return refuse('unsupported', `words can’t be put before ${cited(node)}`, cited(node));
  });
}

function atEdge(
  doing: ApplyContext,
  place: LocatedPlace,
  edge: 'beginning' | 'end',
  matter: NewText,
): Result<null> {
  const { node } = place;
  const words = edge === 'end' && !place.field ? withSeparator(node, matter) : matter.words;
  if (place.cells) {
    const message = `it is not said in which entry of ${cited(node)} it is to be put`;
    return refuse('invalid', message, cited(node));
  }
  if (words && (node.kind === 'table' || node.kind === 'row'))
    return refuse(
      'invalid',
      `it is not said in which column of ${cited(node)} the words are to be put`,
      cited(node),
    );
  const runs = words ? runsOn(doing, node, matter) : null;
  if (runs) return runs;
  const closing = place.field ? '' : node.text.wrapUp.trim();
  if (words && matter.provisions.length > 0 && edge === 'end' && closing !== '')
    return refuse(
      'unsupported',
      `${cited(node)} ends with “${closing}”, and it is not clear whether this is to stand before or after it`,
      cited(node),
    );
  if (words && matter.provisions.length > 0 && edge === 'beginning')
    return runOnAtBeginning(doing, place, matter);
  const stop = edge === 'end' && /^[,;—]/.test(words) ? stopAt(node) : '';
  const provisions = stop ? withStop(matter.provisions, stop) : matter.provisions;
  if (words) {
    const done = edge === 'end' ? endWords(doing, place, words) : beginWords(doing, place, words);
    if (!done.ok) return done;
  }
  return provisions.length > 0 ? putAtEdge(doing, { node }, edge, provisions, words) : DONE;
}

/** A linking word with the stop of the list that it is put into, where it would stand after a full stop. */
function withSeparator(node: Live, { words }: NewText): string {
  const end = endPiece(node);
  if (!isLinkAlone(words) || !end?.text.trimEnd().endsWith('.')) return words;
  const siblings = end.node.parent ? remainingChildren(end.node.parent) : [];
  const stops = siblings.map(
    (item) => /([,;])(?:\s+(?:and|or|but))?\s*$/.exec(endPiece(item)?.text ?? '')?.[1],
  );
  return `${stops.findLast((stop) => stop !== undefined) ?? ','} ${words.trim()}`;
}

/** The stop that a provision's words end with, for what is run on to them to end with. */
const stopAt = (node: Live): string => /[.;]$/.exec(endPiece(node)?.text.trimEnd() ?? '')?.[0] ?? '';

function endWords(doing: ApplyContext, place: LocatedPlace, given: string): Result<null> {
  const [words = '', ...lines] = given.split('\n');
  if (lines.length === 0 || place.field || !isLastPart(place.node)) return endLine(doing, place, given);
  // Words on a line of their own after the last part of a list are its closing words.
  const done = words ? endLine(doing, place, words) : DONE;
  const { parent } = place.node;
  if (!done.ok || !parent) return done;
  const text = parent.text.wrapUp;
  return rewrite(doing, parent, 'wrapUp', 0, 0, joinedBySpace(lines.join('\n'), text));
}

const isLastPart = (node: Live): boolean =>
  isItem(node) && node.parent !== null && remainingChildren(node.parent).at(-1) === node;

function endLine(doing: ApplyContext, place: LocatedPlace, words: string): Result<null> {
  if (!place.field) return insertAtEnd(doing, place.node, words);
  const end = piecesOf(place).at(-1);
  return end ? insertAtEndOf(doing, end, words) : rewrite(doing, place.node, place.field, 0, 0, words);
}

/** Words at the beginning that run on into provisions: what stood there follows these. */
function runOnAtBeginning(doing: ApplyContext, place: LocatedPlace, matter: NewText): Result<null> {
  const [first] = piecesOf(place);
  const { node } = place;
  return first?.node === node && !first.label
    ? putInAt(doing, first, first.from, matter)
    : refuse('not-found', `${cited(node)} has no words of its own to begin with`, cited(node));
}

function beginWords(
  doing: ApplyContext,
  { node, field, from = 0 }: LocatedPlace,
  words: string,
): Result<null> {
  if (!field) return insertAtBeginning(doing, node, words);
  return insertWordsAt(doing, node, field, from, words);
}

/** What a Schedule of the amending text sets out to be put in: the provisions that it quotes, else its own. */
function setOut(amending: Provision | undefined, location: Location): Result<NewText> {
  const step = location.findLast((locus) => locus.type === 'unit' && locus.unit === 'Schedule');
  const label = step?.type === 'unit' ? (step.labels[0]?.from.at(-1) ?? '') : '';
  const schedules = amending ? schedulesOf(amending) : [];
  const schedule = label ? schedules.find(({ num }) => bare(num) === bare(label)) : schedules[0];
  if (!schedule || (!label && schedules.length > 1))
    return refuse(
      'not-found',
      `the text that is set out in Schedule ${label} of the amending text is not held`.replace('  ', ' '),
    );
  const quoted = quotations(schedule).flatMap(({ children }) => children);
  return quoted.length > 0
    ? ok({ words: '', provisions: quoted })
    : refuse('unsupported', `Schedule ${label} of the amending text quotes nothing to be put in`);
}

const schedulesOf = (root: Provision): readonly Provision[] =>
  root.children.flatMap((child) =>
    child.kind === 'schedule' ? [child] : child.kind === 'quotation' ? [] : schedulesOf(child),
  );

const quotations = (node: Provision): readonly Provision[] =>
  node.children.flatMap((child) => (child.kind === 'quotation' ? [child] : quotations(child)));

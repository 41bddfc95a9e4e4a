import { FIELDS, indexTree } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { LinkWord, Location, Occurrence, WordsTarget } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { bracketedIn } from './brackets.ts';
import { wholeColumn } from './in-table.ts';
import { downward, goneWith, type Live, remainingChildren, stands, upward } from './live.ts';
import { type LocatedPlace, locate, piecesOf, placeName } from './locate.ts';
import {
  blockWith,
  type FieldPiece,
  fieldPiece,
  isBefore,
  type MatchedWords,
  occurrences,
  piecesIn,
  plain,
  type Spot,
  wholeStretch,
} from './match.ts';
import { cited } from './name.ts';

/** Words that an operation was found to be done to. */
export interface FoundTarget {
  readonly stretch: MatchedWords;
  readonly place: LocatedPlace;
  /** It runs "to the end": whether the last stop and what links to the next item go with it depends on what comes. */
  readonly toEnd: boolean;
  /** It is named by the brackets that it stands in, which are a part of it here. */
  readonly inBrackets?: true;
}

/** The places of a location that an operation names inside its context; all must still stand. */
export function locatedPlaces(
  doing: ApplyContext,
  location: Location,
  what: 'words' | 'items' = 'items',
): Result<readonly LocatedPlace[]> {
  const places = location.length === 0 ? ok(doing.here) : locate(doing.finder, location, doing.here);
  if (!places.ok) return places;
  const gone = places.value.find(({ node }) => !stands(node));
  if (gone) return leftOut(doing, gone.node);
  const running = what === 'items' ? places.value.find((place) => place.running) : undefined;
  return running ? noItem(running) : places;
}

/** A definition in running text has words to change, and is nothing that can be put or left out whole. */
export const noItem = ({ node }: LocatedPlace): Result<never> =>
  refuse('unsupported', `the definition is a part of the words of ${cited(node)}`, cited(node));

function leftOut({ text }: ApplyContext, node: Live): Result<never> {
  const by = [...new Set(goneWith(node))].join(', ');
  const gone = [...upward(node)].find(({ goneBy }) => goneBy !== null);
  const own = text.drafted().find(({ id }) => id === gone?.goneBy)?.edits ?? [];
  // What is moved is gone from its old place, and stands in another.
  const isMoved = own.some((edit) => edit.type === 'move' && edit.pid === gone?.pid);
  return refuse('clash', `${cited(node)} ${isMoved ? 'was moved' : 'is left out'} by ${by}`, cited(node));
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** Those of the places where words stand that are meant (drafting-conventions.md §3.6, duty 2). */
function chosen(
  found: readonly MatchedWords[],
  where: Occurrence,
  words: string,
  place: LocatedPlace,
): Result<readonly MatchedWords[]> {
  const name = placeName(place);
  const count = found.length;
  if (count === 0) return notThere(words, place);
  switch (where.type) {
    case 'once':
      return count === 1
        ? ok(found)
        : refuse(
            'invalid',
            `“${words}” occurs ${times(count)} in ${name}, and it is not said which is meant`,
            name,
          );
    case 'both':
      return count === 2
        ? ok(found)
        : refuse('invalid', `“${words}” occurs ${times(count)} in ${name}, not in two places`, name);
    case 'each':
      return ok(found);
    case 'nth': {
      const hit = where.nth < 0 ? found.at(where.nth) : found[where.nth - 1];
      const nth = where.nth < 0 ? 'last' : (ORDINALS[where.nth] ?? `${where.nth}th`);
      // “In the first place where it occurs” is said of several: of one, an earlier change has been made by now.
      if (hit && count === 1)
        return refuse(
          'not-found',
          `“${words}” occurs only once in ${name}, and one of several is meant`,
          name,
        );
      return hit
        ? ok([hit])
        : refuse(
            'invalid',
            `“${words}” occurs only ${times(count)} in ${name}: there is no ${nth} place`,
            name,
          );
    }
  }
}

/** Words that stood in a place until an earlier amendment changed them: this would be an alternative to it. */
function struckWords({ text }: ApplyContext, place: LocatedPlace, words: string): Result<never> | null {
  const pids = new Set([...downward(place.node)].map((node) => node.division?.of ?? node.pid));
  const base = indexTree(text.base).byPid;
  const stood = [...pids].some((pid) =>
    FIELDS.some((field) => field !== 'num' && plain(base.get(pid)?.[field] ?? '').includes(plain(words))),
  );
  if (!stood) return null;
  const by = text
    .drafted()
    .filter(({ edits }) => edits.some((edit) => edit.type === 'text' && pids.has(edit.pid)));
  if (by.length === 0) return null;
  const ids = by.map(({ id }) => id).join(', ');
  const name = placeName(place);
  return refuse('clash', `“${words}” does not occur in ${name} any more: ${ids} changes it`, name);
}

function notThere(words: string, place: LocatedPlace): Result<never> {
  const name = placeName(place);
  const block = place.field ? null : blockWith(place.node, words);
  if (block) return refuse('unsupported', `“${words}” is in a block of ${name} that can’t be edited`, name);
  const { node } = place;
  const inHeading = !place.field && plain(node.text.heading).includes(plain(words));
  const isPart = piecesOf(place).some(({ text, label }) => !label && plain(text).includes(plain(words)));
  const but = isPart ? ' but in a longer word' : inHeading ? ', though its heading has it' : '';
  return refuse('not-found', `“${words}” does not occur in ${name}${but}`, name);
}

/** The refusal to look for words in a whole Act or Part, where it is not said that they are meant wherever they stand. */
function inNoProvision({ node, field }: LocatedPlace, where: Occurrence): Result<never> | null {
  const isGroup = node.kind === 'act' || node.kind === 'part' || node.kind === 'chapter';
  if (!isGroup || field || where.type === 'each') return null;
  return refuse('invalid', `nothing says which provision of ${cited(node)} the words are in`, cited(node));
}

function inEach(
  doing: ApplyContext,
  location: Location,
  find: (place: LocatedPlace, pieces: readonly FieldPiece[]) => Result<readonly FoundTarget[]>,
): Result<readonly FoundTarget[]> {
  const places = locatedPlaces(doing, location, 'words');
  if (!places.ok) return places;
  const targets: FoundTarget[] = [];
  for (const place of places.value) {
    const found = find(place, piecesOf(place));
    if (!found.ok) return found;
    targets.push(...found.value);
  }
  return ok(targets);
}

/** The words that a target names, each place of it, or the reason why they can't be told. */
export function targetsOf(doing: ApplyContext, target: WordsTarget): Result<readonly FoundTarget[]> {
  switch (target.type) {
    case 'quoted':
      return inEach(doing, target.in, (place, pieces) => {
        const nowhere = inNoProvision(place, target.where);
        if (nowhere) return nowhere;
        const found = occurrences(pieces, target.words);
        const struck = found.length === 0 ? struckWords(doing, place, target.words) : null;
        if (struck) return struck;
        const hits = chosen(found, target.where, target.words, place);
        return hits.ok ? ok(hits.value.map((stretch) => ({ stretch, place, toEnd: false }))) : hits;
      });
    case 'span':
      return inEach(doing, target.in, (place, own) => {
        if (place.running && (target.to === null || target.from === null)) return noItem(place);
        const pieces = reachingFrom(doing, target, place, own);
        const gone = [target.from, target.to].flatMap((words) =>
          words !== null && occurrences(pieces, words).length === 0
            ? (struckWords(doing, place, words) ?? [])
            : [],
        );
        return gone[0] ?? spans(target, place, pieces);
      });
    case 'link':
      return linkOf(doing, target.link);
    case 'bracketed':
      return inEach(doing, target.in, (place, pieces) => {
        const nowhere = inNoProvision(place, { type: 'once' });
        if (nowhere) return nowhere;
        const [stretch, other] = bracketedIn(pieces);
        const name = placeName(place);
        if (!stretch) return refuse('not-found', `${name} has no words in brackets`, name);
        if (other) return refuse('invalid', `${name} has words in brackets in more than one place`, name);
        return ok([{ stretch, place, toEnd: false, inBrackets: true }]);
      });
    case 'all':
      return inEach(doing, target.in, (place, pieces) =>
        place.running
          ? noItem(place)
          : place.cells
            ? wholeColumn(place.node)
            : pieces.length > 0
              ? ok([{ stretch: wholeStretch(pieces), place, toEnd: false }])
              : refuse('not-found', `${placeName(place)} has no words`, placeName(place)),
      );
  }
}

/**
 * The words that a span is sought in. "From “X” to the end of paragraph (a)" names where it ends: where X is not in
 * there, it is before it, in what the instruction is in.
 */
function reachingFrom(
  { here }: ApplyContext,
  { from, to }: WordsTarget & { type: 'span' },
  { node, field }: LocatedPlace,
  own: readonly FieldPiece[],
): readonly FieldPiece[] {
  if (from === null || to !== null || field || occurrences(own, from).length > 0) return own;
  const outer = here.find(
    (place) => !place.field && place.node !== node && [...upward(node)].includes(place.node),
  );
  if (!outer) return own;
  const pieces = piecesIn(outer.node);
  const end = pieces.findLastIndex((piece) => [...upward(piece.node)].includes(node));
  return pieces.slice(0, end + 1);
}

/** The words after or before others, to the end or from the beginning of a place; the space between stays. */
function beyondWords(
  { from, to, where }: WordsTarget & { type: 'span' },
  place: LocatedPlace,
  pieces: readonly FieldPiece[],
): Result<readonly FoundTarget[]> {
  const whole = wholeStretch(pieces);
  const words = from ?? to ?? '';
  return mapped(chosen(occurrences(pieces, words), where, words, place), (named): FoundTarget => {
    const { piece, at } = from === null ? named.from : named.to;
    const text = pieces[piece]?.text ?? '';
    if (from === null) {
      const end = { piece, at: text.slice(0, at).trimEnd().length };
      return { stretch: { pieces, from: whole.from, to: end }, place, toEnd: false };
    }
    const space = text.slice(at).length - text.slice(at).trimStart().length;
    return { stretch: { pieces, from: { piece, at: at + space }, to: whole.to }, place, toEnd: true };
  });
}

function spans(
  target: WordsTarget & { type: 'span' },
  place: LocatedPlace,
  pieces: readonly FieldPiece[],
): Result<readonly FoundTarget[]> {
  if (target.beyond) return beyondWords(target, place, pieces);
  const { from, to, where } = target;
  const whole = wholeStretch(pieces);
  const starts =
    from === null
      ? ok([whole.from])
      : mapped(chosen(occurrences(pieces, from), where, from, place), (stretch) => stretch.from);
  if (!starts.ok) return starts;
  const targets: FoundTarget[] = [];
  for (const start of starts.value) {
    if (to === null) {
      targets.push({ stretch: { pieces, from: start, to: whole.to }, place, toEnd: true });
      continue;
    }
    const end = occurrences(pieces, to).find(
      (stretch) => !isBefore(stretch.from, afterWords(pieces, start, from)),
    );
    if (!end) {
      const name = placeName(place);
      return refuse('not-found', `“${to}” does not occur after “${from ?? ''}” in ${name}`, name);
    }
    targets.push({ stretch: { pieces, from: start, to: end.to }, place, toEnd: false });
  }
  return ok(targets);
}

/** Where the words that a span begins with end: the words that it ends with come after them. */
function afterWords(pieces: readonly FieldPiece[], start: Spot, from: string | null): Spot {
  if (from === null) return start;
  const own = occurrences(pieces, from).find(
    (stretch) => stretch.from.piece === start.piece && stretch.from.at === start.at,
  );
  return own?.to ?? start;
}

const mapped = <A, B>(result: Result<readonly A[]>, change: (item: A) => B): Result<readonly B[]> =>
  result.ok ? ok(result.value.map(change)) : result;

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

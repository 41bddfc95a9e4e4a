import type { Location, Occurrence, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, seesWord, takeMark, takePhrase, takeWord } from './cursor.ts';
import { joinLocations } from './depth.ts';
import { takeQuoted } from './links.ts';
import { takeLocation } from './locations.ts';
import { AT_END, ONCE, takeOccurrences } from './occurrences.ts';

/** Takes the places of quoted words: "in subsection (2)", "of that paragraph". Without any, it is the instruction's place. */
export function takePlaces(cursor: Cursor): readonly Location[] {
  return takeStatedPlaces(cursor) ?? [[]];
}

const takeStatedPlaces = (cursor: Cursor): readonly Location[] | null =>
  attempt(cursor, () => {
    const comma = takeMark(cursor, ',');
    if (!takeWord(cursor, ...(comma ? ['in'] : ['in', 'of', 'at', 'from']))) return null;
    return takeLocation(cursor);
  });

/** One end of a span: words, or without them an edge of a place. `places` is null where the end names no place. */
interface End {
  readonly words: string | null;
  readonly where: readonly Occurrence[] | null;
  readonly places: readonly Location[] | null;
  readonly edge: 'beginning' | 'end';
}

const EDGES = ['the beginning', 'the start', 'the end', 'end'];

/** Takes "the beginning", "the end of paragraph (b)". */
function takeEdge(cursor: Cursor): End | null {
  return attempt(cursor, () => {
    const edgeWords = takePhrase(cursor, ...EDGES);
    if (!edgeWords) return null;
    const places = attempt(cursor, () => (takeWord(cursor, 'of', 'in') ? takeLocation(cursor) : null));
    return { words: null, where: null, places, edge: edgeWords.endsWith('end') ? 'end' : 'beginning' };
  });
}

/** Takes quoted words and their occurrence: `“X” in paragraph (a)`, `the “and” at the end of that paragraph`. */
function takeQuotedEnd(cursor: Cursor): End | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the word', 'the words', 'the');
    const words = takeQuoted(cursor);
    if (words === null) return null;
    const early = takeOccurrences(cursor);
    const atEnd = attempt(cursor, () => (takePhrase(cursor, 'at the end of') ? takeLocation(cursor) : null));
    const isAtEnd = atEnd !== null || takePhrase(cursor, 'at the end') !== null;
    const places = atEnd ?? (isAtEnd ? null : takeStatedPlaces(cursor));
    const where = isAtEnd ? [AT_END] : (early ?? takeOccurrences(cursor));
    return { words, where, places, edge: 'beginning' };
  });
}

const LEADS = ['the words', 'the word', 'all the words', 'the text', 'words', 'everything'];

/** Takes the beginning of a span. A place such as "paragraph (b)" can be one only after "the words". */
function takeStart(cursor: Cursor, isOfWords: boolean): End | null {
  const from = takeWord(cursor, 'from') !== null;
  if (!from) return takeQuotedEnd(cursor);
  const place = (): End | null => {
    const places = isOfWords ? takeLocation(cursor) : null;
    return places && { words: null, where: null, places, edge: 'beginning' };
  };
  return takeEdge(cursor) ?? takeQuotedEnd(cursor) ?? place();
}

/** Takes the end of a span. */
function takeEnd(cursor: Cursor, start: End): End | null {
  if (takeWord(cursor, 'onwards')) return { words: null, where: null, places: null, edge: 'end' };
  if (!takePhrase(cursor, 'to', 'up to', 'down to')) return null;
  takePhrase(cursor, 'and including');
  const end = takeEdge(cursor) ?? takeQuotedEnd(cursor);
  // Nothing begins and ends at the same edge of one place.
  const isNothing = end?.words === null && start.words === null && start.edge === end.edge && !end.places;
  return isNothing ? null : end;
}

/** The place of a span's end, seen from its beginning: sub-paragraph (ii) is in the paragraph (a) where the span begins. */
const fromStart = (start: Location, endPlace: Location): Location =>
  endPlace[0]?.type === 'unit' ? joinLocations(start, endPlace) : endPlace;

/** Whether an occurrence chooses one match, and does not repeat the span. */
const isOneMatch = ([where, other]: readonly Occurrence[]): boolean => where?.type === 'nth' && !other;

/**
 * Takes a span: `the words from “X” to “Y”`, `the words from “X” in paragraph (a) to the end of paragraph (b)`. Each end
 * is in the place that its own words name. An end that names none is in the place of the other.
 */
export function takeSpan(cursor: Cursor): readonly WordsTarget[] | null {
  return attempt(cursor, () => {
    const lead = takePhrase(cursor, ...LEADS);
    const within = lead
      ? attempt(cursor, () => (seesWord(cursor, 'in', 'of') ? takeStatedPlaces(cursor) : null))
      : null;
    if (within) takeMark(cursor, ',');
    const start = takeStart(cursor, lead !== null);
    if (!start) return null;
    takeMark(cursor, ',');
    const end = takeEnd(cursor, start);
    if (!end) return null;
    const isBare = start.words === null && start.edge === 'beginning' && !start.places;
    const ends = end.places ?? start.places ?? within ?? [[]];
    // "From the beginning to the end of paragraph (a)": it begins where the text around it begins.
    const starts = start.places ?? within ?? (end.places && isBare ? [[]] : null);
    if (end.places && starts && starts.length > 1) return null;
    const own = end.where && isOneMatch(end.where) ? end.where[0] : undefined;
    const where = start.where ?? (end.where && !own ? end.where : [ONCE]);
    return ends.flatMap((endPlace) => {
      const startIn = end.places ? starts?.[0] : starts && endPlace;
      const at = end.places && startIn ? fromStart(startIn, endPlace) : endPlace;
      return where.map(
        (each): WordsTarget => ({
          type: 'span',
          from: start.words,
          to: end.words,
          where: each,
          ...(own ? { endWhere: own } : {}),
          in: at,
          ...(startIn ? { startIn } : {}),
          ...(start.words === null && start.edge === 'end' ? { afterStart: true } : {}),
          ...(end.words === null && end.edge === 'beginning' ? { beforeEnd: true } : {}),
        }),
      );
    });
  });
}

/** Takes words by what is before or after them: `the words following “X”`, `all the words before “Y”`. */
export function takeBeyond(cursor: Cursor): readonly WordsTarget[] | null {
  return attempt(cursor, () => {
    if (!takePhrase(cursor, 'the words', 'all the words', 'words', 'all words')) return null;
    const isAfter =
      takePhrase(cursor, 'after', 'following', 'which follow', 'that follow', 'coming after') !== null;
    if (!isAfter && !takePhrase(cursor, 'before', 'preceding', 'which precede', 'that precede')) return null;
    takePhrase(cursor, 'the word', 'the words');
    const words = takeQuoted(cursor);
    if (words === null) return null;
    const [where, other] = takeOccurrences(cursor) ?? [ONCE];
    if (!where || other) return null;
    const ends = isAfter ? { from: words, to: null } : { from: null, to: words };
    return takePlaces(cursor).map((at) => ({ type: 'span', ...ends, beyond: true, where, in: at }) as const);
  });
}

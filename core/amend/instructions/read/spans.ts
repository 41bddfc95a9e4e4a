import type { Location, Occurrence, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, mark, phrase, sees, word } from './cursor.ts';
import { join } from './depth.ts';
import { quoted } from './links.ts';
import { location } from './locations.ts';
import { AT_END, ONCE, occurrence } from './occurrences.ts';

/** Takes the places of quoted words: "in subsection (2)", "of that paragraph". Without any, it is the instruction's place. */
export function inside(c: Cursor): readonly Location[] {
  return insideOf(c) ?? [[]];
}

const insideOf = (c: Cursor): readonly Location[] | null =>
  attempt(c, () => {
    const comma = mark(c, ',');
    if (!word(c, ...(comma ? ['in'] : ['in', 'of', 'at', 'from']))) return null;
    return location(c);
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
function edge(c: Cursor): End | null {
  return attempt(c, () => {
    const edgeWords = phrase(c, ...EDGES);
    if (!edgeWords) return null;
    const places = attempt(c, () => (word(c, 'of', 'in') ? location(c) : null));
    return { words: null, where: null, places, edge: edgeWords.endsWith('end') ? 'end' : 'beginning' };
  });
}

/** Takes quoted words and their occurrence: `“X” in paragraph (a)`, `the “and” at the end of that paragraph`. */
function quotedEnd(c: Cursor): End | null {
  return attempt(c, () => {
    phrase(c, 'the word', 'the words', 'the');
    const words = quoted(c);
    if (words === null) return null;
    const early = occurrence(c);
    const atEnd = attempt(c, () => (phrase(c, 'at the end of') ? location(c) : null));
    const isAtEnd = atEnd !== null || phrase(c, 'at the end') !== null;
    const places = atEnd ?? (isAtEnd ? null : insideOf(c));
    const where = isAtEnd ? [AT_END] : (early ?? occurrence(c));
    return { words, where, places, edge: 'beginning' };
  });
}

const LEADS = ['the words', 'the word', 'all the words', 'the text', 'words', 'everything'];

/** Takes the beginning of a span. A place such as "paragraph (b)" can be one only after "the words". */
function startOf(c: Cursor, isOfWords: boolean): End | null {
  const from = word(c, 'from') !== null;
  if (!from) return quotedEnd(c);
  const place = (): End | null => {
    const places = isOfWords ? location(c) : null;
    return places && { words: null, where: null, places, edge: 'beginning' };
  };
  return edge(c) ?? quotedEnd(c) ?? place();
}

/** Takes the end of a span. */
function endOf(c: Cursor, start: End): End | null {
  if (word(c, 'onwards')) return { words: null, where: null, places: null, edge: 'end' };
  if (!phrase(c, 'to', 'up to', 'down to')) return null;
  phrase(c, 'and including');
  const end = edge(c) ?? quotedEnd(c);
  // Nothing begins and ends at the same edge of one place.
  const isNothing = end?.words === null && start.words === null && start.edge === end.edge && !end.places;
  return isNothing ? null : end;
}

/** The place of a span's end, seen from its beginning: sub-paragraph (ii) is in the paragraph (a) where the span begins. */
const fromStart = (start: Location, endPlace: Location): Location =>
  endPlace[0]?.type === 'unit' ? join(start, endPlace) : endPlace;

/** Whether an occurrence chooses one match, and does not repeat the span. */
const isOne = ([where, other]: readonly Occurrence[]): boolean => where?.type === 'nth' && !other;

/**
 * Takes a span: `the words from “X” to “Y”`, `the words from “X” in paragraph (a) to the end of paragraph (b)`. Each end
 * is in the place that its own words name. An end that names none is in the place of the other.
 */
export function span(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    const lead = phrase(c, ...LEADS);
    const within = lead ? attempt(c, () => (sees(c, 'in', 'of') ? insideOf(c) : null)) : null;
    if (within) mark(c, ',');
    const start = startOf(c, lead !== null);
    if (!start) return null;
    mark(c, ',');
    const end = endOf(c, start);
    if (!end) return null;
    const isBare = start.words === null && start.edge === 'beginning' && !start.places;
    const ends = end.places ?? start.places ?? within ?? [[]];
    // "From the beginning to the end of paragraph (a)": it begins where the text around it begins.
    const starts = start.places ?? within ?? (end.places && isBare ? [[]] : null);
    if (end.places && starts && starts.length > 1) return null;
    const own = end.where && isOne(end.where) ? end.where[0] : undefined;
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
export function beyond(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    if (!phrase(c, 'the words', 'all the words', 'words', 'all words')) return null;
    const isAfter = phrase(c, 'after', 'following', 'which follow', 'that follow', 'coming after') !== null;
    if (!isAfter && !phrase(c, 'before', 'preceding', 'which precede', 'that precede')) return null;
    phrase(c, 'the word', 'the words');
    const words = quoted(c);
    if (words === null) return null;
    const [where, other] = occurrence(c) ?? [ONCE];
    if (!where || other) return null;
    const ends = isAfter ? { from: words, to: null } : { from: null, to: words };
    return inside(c).map((at) => ({ type: 'span', ...ends, beyond: true, where, in: at }) as const);
  });
}

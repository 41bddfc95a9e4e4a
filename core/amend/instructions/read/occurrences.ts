import type { Occurrence } from '../syntax.ts';
import { attempt, type Cursor, peek, seesWord, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeOrdinal } from './loci.ts';

/** By default, quoted words must occur exactly once. */
export const ONCE: Occurrence = { type: 'once' };

/** The words at the end of their place. */
export const AT_END: Occurrence = { type: 'nth', nth: -1, isAtEnd: true };

/** Takes "it occurs", "those words appear", "where it occurs". */
function takeOccurs(cursor: Cursor): boolean {
  takePhrase(cursor, 'in which', 'where', 'that', 'at which');
  takePhrase(
    cursor,
    'it',
    'they',
    'those words',
    'that word',
    'the words',
    'the word',
    'that expression',
    'the expression',
    'those expressions',
    'that phrase',
    'the phrase',
    'this',
  );
  return takeWord(cursor, 'occurs', 'occur', 'occurring', 'appears', 'appear', 'appearing') !== null;
}

const EACH_PLACE = [
  'in each place',
  'in every place',
  'in each of the places',
  'in all places',
  'in each case',
  'on each occasion',
  'in each instance',
  'wherever',
  'in all the places',
  'throughout',
];

const BOTH_PLACES = [
  'in both places',
  'on both occasions',
  'in both cases',
  'in both instances',
  'in the two places',
];

/** Numbers, each at its count of places after the first one. */
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const ADVERBS = ['firstly', 'secondly', 'thirdly', 'fourthly'];

/** Takes an adverb of "where thirdly occurring": 1 is the first, -1 the last. */
function takeOrdinalAdverb(cursor: Cursor): number | null {
  const adverbWord = takeWord(cursor, ...ADVERBS, 'lastly');
  if (!adverbWord) return null;
  return adverbWord === 'lastly' ? -1 : ADVERBS.indexOf(adverbWord) + 1;
}

function takePlaceWords(cursor: Cursor): readonly Occurrence[] | null {
  if (takePhrase(cursor, ...BOTH_PLACES)) {
    attempt(cursor, () => takeOccurs(cursor) || null);
    return [{ type: 'both' }];
  }
  if (takePhrase(cursor, ...EACH_PLACE)) {
    attempt(cursor, () => takeOccurs(cursor) || null);
    return [{ type: 'each' }];
  }
  const inPlace = attempt(cursor, () => {
    if (!takePhrase(cursor, 'in the', 'on the', 'at the', 'for the')) return null;
    const occurrences: Occurrence[] = [];
    for (
      let nth = takeOrdinal(cursor);
      nth !== null;
      nth = takeMark(cursor, ',') || takeWord(cursor, 'and') ? takeOrdinal(cursor) : null
    ) {
      occurrences.push({ type: 'nth', nth });
    }
    const [first] = occurrences;
    const count = occurrences.length === 1 && first ? COUNTS.indexOf(takeWord(cursor, ...COUNTS) ?? '') : -1;
    // "In the first four places", "in the last two places".
    for (let offset = 1; offset <= count && first?.type === 'nth'; offset++)
      occurrences.push({ type: 'nth', nth: first.nth < 0 ? first.nth - offset : first.nth + offset });
    return occurrences.length > 0 &&
      takeWord(cursor, 'place', 'places', 'time', 'occasion', 'case', 'instance')
      ? occurrences
      : null;
  });
  if (inPlace) {
    attempt(cursor, () => takeOccurs(cursor) || null);
    return inPlace;
  }
  return attempt(cursor, () => {
    if (!takeWord(cursor, 'where')) return null;
    takePhrase(cursor, 'it', 'they', 'those words', 'that word', 'the words', 'the word');
    const before = takeOrdinal(cursor) ?? takeOrdinalAdverb(cursor);
    if (!takeWord(cursor, 'occurs', 'occur', 'occurring', 'appears', 'appear', 'appearing')) return null;
    const after =
      takeOrdinal(cursor) ??
      attempt(cursor, () => (takePhrase(cursor, 'for the') ? takeOrdinal(cursor) : null));
    takeWord(cursor, 'time');
    const nth = before ?? after;
    return nth === null ? null : [{ type: 'nth', nth }];
  });
}

/** Takes which occurrences are meant (§3.6 `place`), with commas or brackets; null where the words don't say. */
export function takeOccurrences(cursor: Cursor): readonly Occurrence[] | null {
  return attempt(cursor, () => {
    const comma = takeMark(cursor, ',') !== null;
    const open = peek(cursor);
    const bracketed = open?.kind === 'open' && open.closingIndex !== undefined;
    if (bracketed) cursor.at++;
    const occurrences = takePlaceWords(cursor);
    if (!occurrences) return null;
    if (bracketed) {
      if (peek(cursor)?.kind !== 'close') return null;
      cursor.at++;
    }
    if (comma && !seesWord(cursor, 'and')) takeMark(cursor, ',');
    return occurrences;
  });
}

/** Takes which occurrences are meant, before the new text: "substitute, in both places, “x”". "In each case" is about several targets instead. */
export function takeEarlyOccurrences(cursor: Cursor): readonly Occurrence[] | null {
  const ahead = { ...cursor };
  takeMark(ahead, ',');
  return takePhrase(ahead, 'in each place', 'in every place', 'in both places')
    ? takeOccurrences(cursor)
    : null;
}

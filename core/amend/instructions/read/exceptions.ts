import type { Exception, Location, Operation, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, cursorOver, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeQuoted } from './links.ts';
import { takeLocations } from './locations.ts';
import { takeOrdinal } from './loci.ts';
import { tokenise } from './tokens.ts';

/** Reads where an amendment leaves quoted words unchanged: "except in subsection (2A)". */

const EXCEPT = [
  'except',
  'excepting',
  'excluding',
  'other than',
  'apart from',
  'save',
  'but not',
  'with the exception of',
];

/** Takes one exception: "in subsection (2A)", "in the words “x”", "the first place where it occurs". */
function takeException(cursor: Cursor): readonly Exception[] | null {
  takePhrase(
    cursor,
    'where it occurs',
    'where they occur',
    'where those words occur',
    'where that word occurs',
  );
  takePhrase(cursor, 'in', 'for', 'where it occurs in');
  const words = attempt(cursor, () => {
    takePhrase(cursor, 'the words', 'the word', 'the expression', 'the phrase');
    return takeQuoted(cursor);
  });
  if (words !== null) return [{ type: 'words', words }];
  const first = attempt(cursor, () => {
    if (!takePhrase(cursor, 'where it', 'where they', 'when it')) return null;
    const position = takeOrdinal(cursor);
    return position !== null && takeWord(cursor, 'occurs', 'occur', 'appears', 'appear') ? position : null;
  });
  if (first !== null) return [{ type: 'nth', nth: first }];
  const nth = attempt(cursor, () => {
    takeWord(cursor, 'the');
    const position = takeOrdinal(cursor);
    if (position === null || !takeWord(cursor, 'place', 'time', 'occasion', 'instance')) return null;
    takePhrase(
      cursor,
      'where it occurs',
      'it occurs',
      'in which it occurs',
      'where they occur',
      'they occur',
      'it appears',
    );
    return position;
  });
  if (nth !== null) return [{ type: 'nth', nth }];
  return takeLocations(cursor)?.map((at) => ({ type: 'place', at }) as const) ?? null;
}

/** Takes exceptions with their commas or brackets: ", except in subsection (2A),". */
export function takeExceptions(cursor: Cursor): readonly Exception[] | null {
  return attempt(cursor, () => {
    const comma = takeMark(cursor, ',') !== null;
    const open = peek(cursor);
    const bracketed = open?.kind === 'open' && open.closingIndex !== undefined;
    if (bracketed) cursor.at++;
    if (!takePhrase(cursor, ...EXCEPT)) return null;
    const excepted = takeException(cursor);
    if (!excepted) return null;
    if (bracketed) {
      if (peek(cursor)?.kind !== 'close') return null;
      cursor.at++;
    }
    if (comma || bracketed) takeMark(cursor, ',');
    return excepted;
  });
}

/** Adds exceptions to quoted words, which by default are then changed everywhere else. Null for a target that is not quoted. */
export function exceptFromWords(words: WordsTarget, except: readonly Exception[]): WordsTarget | null {
  if (words.type !== 'quoted') return null;
  const where = words.where.type === 'once' ? ({ type: 'each' } as const) : words.where;
  return { ...words, where, except: [...(words.except ?? []), ...except] };
}

/** Adds exceptions to an operation on quoted words; null for any other operation. */
export function exceptFromOperation(operation: Operation, except: readonly Exception[]): Operation | null {
  if (operation.type === 'substituteWords' || operation.type === 'omitWords') {
    const targets = operation.targets.map((one) => exceptFromWords(one, except));
    const exceptingTargets = targets.filter((one) => one !== null);
    return exceptingTargets.length === targets.length ? { ...operation, targets: exceptingTargets } : null;
  }
  if (operation.type !== 'insert') return null;
  const at = operation.at.map((anchor) => {
    const words = anchor.type === 'words' ? exceptFromWords(anchor.words, except) : null;
    return anchor.type === 'words' && words ? { ...anchor, words } : null;
  });
  const exceptingAnchors = at.filter((one) => one !== null);
  return exceptingAnchors.length === at.length ? { ...operation, at: exceptingAnchors } : null;
}

/**
 * The exceptions in the note after a place ("section 4 (other than subsection (3))"), and the place without that note;
 * null where there are none.
 */
export function exceptionsInNote(
  place: Location,
): { readonly place: Location; readonly except: readonly Exception[] } | null {
  const except: Exception[] = [];
  const plain = place.map((step) => {
    const { note, ...bare } = step;
    const cursor = cursorOver(tokenise([{ text: note ?? '' }]));
    const noteExceptions = note === undefined ? null : takeExceptions(cursor);
    if (!noteExceptions || cursor.at < cursor.tokens.length) return step;
    except.push(...noteExceptions);
    return bare;
  });
  return except.length > 0 ? { place: plain, except } : null;
}

import type { Exception, Location, Operation, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, cursorOver, mark, peek, phrase, word } from './cursor.ts';
import { quoted } from './links.ts';
import { locations } from './locations.ts';
import { ordinal } from './loci.ts';
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
function exception(c: Cursor): readonly Exception[] | null {
  phrase(c, 'where it occurs', 'where they occur', 'where those words occur', 'where that word occurs');
  phrase(c, 'in', 'for', 'where it occurs in');
  const words = attempt(c, () => {
    phrase(c, 'the words', 'the word', 'the expression', 'the phrase');
    return quoted(c);
  });
  if (words !== null) return [{ type: 'words', words }];
  const first = attempt(c, () => {
    if (!phrase(c, 'where it', 'where they', 'when it')) return null;
    const position = ordinal(c);
    return position !== null && word(c, 'occurs', 'occur', 'appears', 'appear') ? position : null;
  });
  if (first !== null) return [{ type: 'nth', nth: first }];
  const nth = attempt(c, () => {
    word(c, 'the');
    const position = ordinal(c);
    if (position === null || !word(c, 'place', 'time', 'occasion', 'instance')) return null;
    phrase(
      c,
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
  return locations(c)?.map((at) => ({ type: 'place', at }) as const) ?? null;
}

/** Takes exceptions with their commas or brackets: ", except in subsection (2A),". */
export function exceptions(c: Cursor): readonly Exception[] | null {
  return attempt(c, () => {
    const comma = mark(c, ',') !== null;
    const open = peek(c);
    const bracketed = open?.kind === 'open' && open.match !== undefined;
    if (bracketed) c.at++;
    if (!phrase(c, ...EXCEPT)) return null;
    const excepted = exception(c);
    if (!excepted) return null;
    if (bracketed) {
      if (peek(c)?.kind !== 'close') return null;
      c.at++;
    }
    if (comma || bracketed) mark(c, ',');
    return excepted;
  });
}

/** Adds exceptions to quoted words, which by default are then changed everywhere else. Null for a target that is not quoted. */
export function excepting(words: WordsTarget, except: readonly Exception[]): WordsTarget | null {
  if (words.type !== 'quoted') return null;
  const where = words.where.type === 'once' ? ({ type: 'each' } as const) : words.where;
  return { ...words, where, except: [...(words.except ?? []), ...except] };
}

/** Adds exceptions to an operation on quoted words; null for any other operation. */
export function operationExcepting(operation: Operation, except: readonly Exception[]): Operation | null {
  if (operation.type === 'substituteWords' || operation.type === 'omitWords') {
    const targets = operation.targets.map((one) => excepting(one, except));
    const exceptingTargets = targets.filter((one) => one !== null);
    return exceptingTargets.length === targets.length ? { ...operation, targets: exceptingTargets } : null;
  }
  if (operation.type !== 'insert') return null;
  const at = operation.at.map((anchor) => {
    const words = anchor.type === 'words' ? excepting(anchor.words, except) : null;
    return anchor.type === 'words' && words ? { ...anchor, words } : null;
  });
  const exceptingAnchors = at.filter((one) => one !== null);
  return exceptingAnchors.length === at.length ? { ...operation, at: exceptingAnchors } : null;
}

/**
 * The exceptions in the note after a place ("section 4 (other than subsection (3))"), and the place without that note;
 * null where there are none.
 */
export function exceptedOf(
  place: Location,
): { readonly place: Location; readonly except: readonly Exception[] } | null {
  const except: Exception[] = [];
  const plain = place.map((step) => {
    const { note, ...bare } = step;
    const c = cursorOver(tokenise([{ text: note ?? '' }]));
    const noteExceptions = note === undefined ? null : exceptions(c);
    if (!noteExceptions || c.at < c.tokens.length) return step;
    except.push(...noteExceptions);
    return bare;
  });
  return except.length > 0 ? { place: plain, except } : null;
}

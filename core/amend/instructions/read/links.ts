import type { LinkWord, Location, Locus } from '../syntax.ts';
import { attempt, type Cursor, peek, seesWord, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeLocation } from './locations.ts';

/** Takes the words of a quotation. */
export function takeQuoted(cursor: Cursor): string | null {
  const token = peek(cursor);
  if (token?.kind !== 'quote' || token.words === undefined || token.isRunOn) return null;
  cursor.at++;
  return token.words;
}

const STOPS: Readonly<Record<string, string>> = {
  'the full stop': '.',
  'the comma': ',',
  'the semi-colon': ';',
  'the semicolon': ';',
  'the colon': ':',
};

/** Takes a punctuation mark by its name. Returns the mark. */
export const takeNamedStop = (cursor: Cursor): string | null =>
  STOPS[takePhrase(cursor, ...Object.keys(STOPS)) ?? ''] ?? null;

const NEW_STOPS = Object.fromEntries(
  Object.entries(STOPS).map(([name, stop]) => [name.replace('the', 'a'), stop]),
);

/** Takes the name of an inserted punctuation mark: "a semi-colon". Returns the mark. */
export const takeNewStop = (cursor: Cursor): string | null =>
  NEW_STOPS[takePhrase(cursor, ...Object.keys(NEW_STOPS)) ?? ''] ?? null;

const SIDES: readonly (readonly [string, LinkWord['side']])[] = [
  ['at the end of', 'end'],
  ['at the end', 'end'],
  ['immediately after', 'after'],
  ['immediately following', 'after'],
  ['following', 'after'],
  ['which follows', 'after'],
  ['that follows', 'after'],
  ['after', 'after'],
  ['immediately before', 'before'],
  ['immediately preceding', 'before'],
  ['preceding', 'before'],
  ['which precedes', 'before'],
  ['that precedes', 'before'],
  ['that appears before', 'before'],
  ['which appears before', 'before'],
  ['appearing before', 'before'],
  ['that appears after', 'after'],
  ['which appears after', 'after'],
  ['before', 'before'],
];

const LINKS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'nor',
  'but',
  'and/or',
  'either',
  'and also',
  '; and',
  '; or',
  ', and',
  ', or',
  'and—',
  'or—',
]);

/** Whether words are such as link the items of a list. */
export const isLink = (words: string): boolean => LINKS.has(words.trim());

/** "the “or” between paragraphs (b) and (c)": the word at the end of paragraph (b) (R3.1). */
function takeLinkBetween(cursor: Cursor, words: string): LinkWord | null {
  const [first] = takeLocation(cursor) ?? [];
  const step = first?.at(-1);
  const [label] = step?.type === 'unit' ? step.labels : [];
  if (!first || step?.type !== 'unit' || !label) return null;
  return { words, side: 'end', of: [...first.slice(0, -1), { ...step, labels: [{ from: label.from }] }] };
}

/** Takes `the “and” at the end of paragraph (b)`, `the “or” before it` (R3.2 to R3.6). */
export function takeLinkWord(cursor: Cursor): LinkWord | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'the');
    const lead = takePhrase(cursor, 'word', 'words', 'final word', 'final', 'last', 'following');
    const words = takeQuoted(cursor);
    if (words === null || !isLink(words)) return null;
    attempt(cursor, () => takeMark(cursor, ',') && (seesWord(cursor, 'at', 'immediately') || null));
    if (takeWord(cursor, 'between'))
      return takePhrase(cursor, 'them', 'those paragraphs')
        ? { words, side: 'end', of: [] }
        : takeLinkBetween(cursor, words);
    const side = SIDES.find(([said]) => takePhrase(cursor, said));
    if (!side) return lead?.startsWith('final') || lead === 'last' ? { words, side: 'end', of: [] } : null;
    if (side[0] === 'at the end') return { words, side: side[1], of: [] };
    if (
      takePhrase(
        cursor,
        'it',
        'them',
        'the latter',
        'the last of them',
        'those words',
        'that word',
        'the words',
      )
    )
      return { words, side: side[1], of: [] };
    const [of, other] = takeLocation(cursor) ?? [];
    return of && !other ? { words, side: side[1], of } : null;
  });
}

interface Provisos {
  withLink?: LinkWord;
  keepLink?: string;
  withItalic?: true;
}

/** Takes "the italic heading immediately before it", "its italic heading", "the preceding cross-heading". */
const takeItalicBeforeIt = (cursor: Cursor): boolean =>
  attempt(cursor, () => {
    const own = takeWord(cursor, 'the', 'its', 'their');
    const preceding = own === 'the' && takeWord(cursor, 'preceding') !== null;
    const isItalic = takePhrase(cursor, 'italic cross', 'italic', 'cross') !== null;
    const headingWord = own && takeWord(cursor, 'heading', 'headings', 'cross-heading', 'cross-headings');
    if (!headingWord) return null;
    if (own !== 'the' || preceding) return isItalic || headingWord.startsWith('cross') ? true : null;
    takePhrase(cursor, 'that is', 'which is', 'that are', 'which are');
    takeWord(cursor, 'immediately');
    if (
      !takeWord(cursor, 'before', 'preceding', 'above', 'precedes') &&
      !takePhrase(cursor, 'which precedes', 'that precedes')
    )
      return null;
    return takeWord(cursor, 'it', 'them') ? true : null;
  }) !== null;

/** Whether an italic heading that words name is the one before a place, and not before something else in the same list. */
function isOver(heading: Locus | undefined, at: Location | undefined): boolean {
  if (heading?.type !== 'italicBefore') return false;
  const [own, last] = [heading.before.at(-1), at?.at(-1)];
  if (own?.type !== 'unit') return true;
  return last?.type === 'unit' && own.labels[0]?.from.join('') === last.labels[0]?.from.join('');
}

function takeProviso(cursor: Cursor, of: Location | undefined): Provisos | null {
  if (
    takePhrase(
      cursor,
      'but not',
      'but excluding',
      'excluding',
      'but leaving',
      'but leave',
      'other than',
      'except',
    )
  ) {
    const link =
      takeLinkWord(cursor) ??
      attempt(cursor, () => {
        takeWord(cursor, 'the');
        const words = takeQuoted(cursor);
        return words === null ? null : { words };
      });
    return link && { keepLink: link.words };
  }
  if (!takePhrase(cursor, 'and', 'including', 'together with', 'as well as', 'with')) return null;
  if (takeItalicBeforeIt(cursor)) return { withItalic: true };
  const italic = attempt(cursor, () => {
    const [at] = takeLocation(cursor) ?? [];
    return at?.length === 1 && isOver(at[0], of) ? true : null;
  });
  if (italic) return { withItalic: true };
  const withLink = takeLinkWord(cursor);
  return withLink && { withLink };
}

/**
 * Takes what goes or stays with a provision: "and the “and” before it", "(but not the “and” at the end of it)" (R3.4).
 * @param of the provision
 */
export function takeProvisos(cursor: Cursor, of?: Location): Provisos {
  const allProvisos: Provisos = {};
  for (let count = 0; count < 4; count++) {
    const next = attempt(cursor, () => {
      takeMark(cursor, ',');
      const open = peek(cursor);
      const bracketed = open?.kind === 'open';
      if (bracketed) cursor.at++;
      const one = takeProviso(cursor, of);
      if (!one) return null;
      if (bracketed) {
        if (peek(cursor)?.kind !== 'close') return null;
        cursor.at++;
      }
      return one;
    });
    if (!next) break;
    Object.assign(allProvisos, next);
  }
  return allProvisos;
}

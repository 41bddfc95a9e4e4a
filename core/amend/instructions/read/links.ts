import type { LinkWord, Location, Locus } from '../syntax.ts';
import { attempt, type Cursor, peek, seesWord, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeLocation } from './locations.ts';

/** Takes the words of a quotation. */
export function takeQuoted(c: Cursor): string | null {
  const token = peek(c);
  if (token?.kind !== 'quote' || token.words === undefined || token.runsOn) return null;
  c.at++;
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
export const takeNamedStop = (c: Cursor): string | null =>
  STOPS[takePhrase(c, ...Object.keys(STOPS)) ?? ''] ?? null;

const NEW_STOPS = Object.fromEntries(
  Object.entries(STOPS).map(([name, stop]) => [name.replace('the', 'a'), stop]),
);

/** Takes the name of an inserted punctuation mark: "a semi-colon". Returns the mark. */
export const takeNewStop = (c: Cursor): string | null =>
  NEW_STOPS[takePhrase(c, ...Object.keys(NEW_STOPS)) ?? ''] ?? null;

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
function takeLinkBetween(c: Cursor, words: string): LinkWord | null {
  const [first] = takeLocation(c) ?? [];
  const step = first?.at(-1);
  const [label] = step?.type === 'unit' ? step.labels : [];
  if (!first || step?.type !== 'unit' || !label) return null;
  return { words, side: 'end', of: [...first.slice(0, -1), { ...step, labels: [{ from: label.from }] }] };
}

/** Takes `the “and” at the end of paragraph (b)`, `the “or” before it` (R3.2 to R3.6). */
export function takeLinkWord(c: Cursor): LinkWord | null {
  return attempt(c, () => {
    takeWord(c, 'the');
    const lead = takePhrase(c, 'word', 'words', 'final word', 'final', 'last', 'following');
    const words = takeQuoted(c);
    if (words === null || !isLink(words)) return null;
    attempt(c, () => takeMark(c, ',') && (seesWord(c, 'at', 'immediately') || null));
    if (takeWord(c, 'between'))
      return takePhrase(c, 'them', 'those paragraphs')
        ? { words, side: 'end', of: [] }
        : takeLinkBetween(c, words);
    const side = SIDES.find(([said]) => takePhrase(c, said));
    if (!side) return lead?.startsWith('final') || lead === 'last' ? { words, side: 'end', of: [] } : null;
    if (side[0] === 'at the end') return { words, side: side[1], of: [] };
    if (
      takePhrase(c, 'it', 'them', 'the latter', 'the last of them', 'those words', 'that word', 'the words')
    )
      return { words, side: side[1], of: [] };
    const [of, other] = takeLocation(c) ?? [];
    return of && !other ? { words, side: side[1], of } : null;
  });
}

interface Provisos {
  withLink?: LinkWord;
  keepLink?: string;
  withItalic?: true;
}

/** Takes "the italic heading immediately before it", "its italic heading", "the preceding cross-heading". */
const takeItalicBeforeIt = (c: Cursor): boolean =>
  attempt(c, () => {
    const own = takeWord(c, 'the', 'its', 'their');
    const preceding = own === 'the' && takeWord(c, 'preceding') !== null;
    const isItalic = takePhrase(c, 'italic cross', 'italic', 'cross') !== null;
    const headingWord = own && takeWord(c, 'heading', 'headings', 'cross-heading', 'cross-headings');
    if (!headingWord) return null;
    if (own !== 'the' || preceding) return isItalic || headingWord.startsWith('cross') ? true : null;
    takePhrase(c, 'that is', 'which is', 'that are', 'which are');
    takeWord(c, 'immediately');
    if (
      !takeWord(c, 'before', 'preceding', 'above', 'precedes') &&
      !takePhrase(c, 'which precedes', 'that precedes')
    )
      return null;
    return takeWord(c, 'it', 'them') ? true : null;
  }) !== null;

/** Whether an italic heading that words name is the one before a place, and not before something else in the same list. */
function isOver(heading: Locus | undefined, at: Location | undefined): boolean {
  if (heading?.type !== 'italicBefore') return false;
  const [own, last] = [heading.before.at(-1), at?.at(-1)];
  if (own?.type !== 'unit') return true;
  return last?.type === 'unit' && own.labels[0]?.from.join('') === last.labels[0]?.from.join('');
}

function takeProviso(c: Cursor, of: Location | undefined): Provisos | null {
  if (
    takePhrase(c, 'but not', 'but excluding', 'excluding', 'but leaving', 'but leave', 'other than', 'except')
  ) {
    const link =
      takeLinkWord(c) ??
      attempt(c, () => {
        takeWord(c, 'the');
        const words = takeQuoted(c);
        return words === null ? null : { words };
      });
    return link && { keepLink: link.words };
  }
  if (!takePhrase(c, 'and', 'including', 'together with', 'as well as', 'with')) return null;
  if (takeItalicBeforeIt(c)) return { withItalic: true };
  const italic = attempt(c, () => {
    const [at] = takeLocation(c) ?? [];
    return at?.length === 1 && isOver(at[0], of) ? true : null;
  });
  if (italic) return { withItalic: true };
  const withLink = takeLinkWord(c);
  return withLink && { withLink };
}

/**
 * Takes what goes or stays with a provision: "and the “and” before it", "(but not the “and” at the end of it)" (R3.4).
 * @param of the provision
 */
export function takeProvisos(c: Cursor, of?: Location): Provisos {
  const allProvisos: Provisos = {};
  for (let count = 0; count < 4; count++) {
    const next = attempt(c, () => {
      takeMark(c, ',');
      const open = peek(c);
      const bracketed = open?.kind === 'open';
      if (bracketed) c.at++;
      const one = takeProviso(c, of);
      if (!one) return null;
      if (bracketed) {
        if (peek(c)?.kind !== 'close') return null;
        c.at++;
      }
      return one;
    });
    if (!next) break;
    Object.assign(allProvisos, next);
  }
  return allProvisos;
}

import type { TextReference } from '../../../act/text-reference.ts';
import type { Location, Locus } from '../syntax.ts';
import type { Token } from './tokens.ts';

/** Steps that words name, innermost first; several where they list what has no labels, such as entries of a table. */
export type Loci = readonly (readonly Locus[])[];

/** What a text calls Acts for short, in small letters without "the", with the title of each. */
export type Titles = ReadonlyMap<string, string>;

/** A reference on a stretch of the words. */
export type WordsReference = Pick<TextReference, 'from' | 'to' | 'href'>;

/** A place in the tokens of one provision, that the functions of the grammar move on; and what its text calls Acts. */
export interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  readonly titles: Titles;
  /** References that the file carries as data, by the characters that they are on. */
  readonly refs: readonly WordsReference[];
  /** How deep locations are being read within one another. */
  nesting: number;
  /** What was read so far of what many rules begin with: they are tried in turn at one place. */
  readonly memo: {
    readonly loci: Memo<Loci>;
    readonly location: Memo<readonly Location[]>;
    readonly locations: Memo<readonly Location[]>;
  };
}

/** What was read of one kind, and where it ends, by where it begins. */
type Memo<T> = Map<number, { readonly read: T | null; readonly end: number }>;

/** A cursor before the first token of what was taken apart. */
export const cursorOver = (
  { text, tokens }: Pick<Cursor, 'text' | 'tokens'>,
  titles: Titles = new Map<string, string>(),
  refs: readonly WordsReference[] = [],
): Cursor => ({
  text,
  tokens,
  at: 0,
  titles,
  refs,
  nesting: 0,
  memo: { loci: new Map(), location: new Map(), locations: new Map() },
});

/** The next token, or one further on; undefined past the end. */
export const peek = (c: Cursor, ahead = 0): Token | undefined => c.tokens[c.at + ahead];

/** Whether everything has been taken. */
export const atEnd = (c: Cursor): boolean => c.at >= c.tokens.length;

/** Whether the next token is one of some words, in any case. */
export function sees(c: Cursor, ...words: readonly string[]): boolean {
  const token = peek(c);
  return token?.kind === 'word' && words.includes(token.low);
}

/** Takes one of some words. */
export function word(c: Cursor, ...words: readonly string[]): string | null {
  const token = peek(c);
  if (token?.kind !== 'word' || !words.includes(token.low)) return null;
  c.at++;
  return token.low;
}

const PHRASE_WORDS = new Map<string, readonly string[]>();

/** A phrase's words, taken apart once: the same few hundred are tried at every token. */
function wordsOf(phrase: string): readonly string[] {
  const cached = PHRASE_WORDS.get(phrase);
  if (cached) return cached;
  const words = phrase.split(' ');
  PHRASE_WORDS.set(phrase, words);
  return words;
}

/** Takes the first of some phrases that is there, each given as words with one space between. */
export function phrase(c: Cursor, ...phrases: readonly string[]): string | null {
  const first = peek(c);
  if (first?.kind !== 'word') return null;
  const matchedPhrase = phrases.find((one) => one.startsWith(first.low) && seesAll(c, wordsOf(one)));
  if (matchedPhrase === undefined) return null;
  c.at += wordsOf(matchedPhrase).length;
  return matchedPhrase;
}

const seesAll = (c: Cursor, words: readonly string[]): boolean =>
  words.every((text, ahead) => {
    const token = peek(c, ahead);
    return token?.kind === 'word' && token.low === text;
  });

/** Takes one of some marks. */
export function mark(c: Cursor, ...marks: readonly string[]): string | null {
  const token = peek(c);
  if (token?.kind !== 'mark' || !marks.includes(token.text)) return null;
  c.at++;
  return token.text;
}

/** Takes a dash of any length. */
export const dash = (c: Cursor): boolean => {
  const token = peek(c);
  if (token?.kind !== 'mark' || !/^[—–-]+$/.test(token.text)) return false;
  c.at++;
  return true;
};

/** Tries a reading; where it gives nothing, the cursor is back where it was. */
export function attempt<T>(c: Cursor, read: () => T | null): T | null {
  const start = c.at;
  const reading = read();
  if (reading === null) c.at = start;
  return reading;
}

/** Reads something that many rules begin with, or takes what was read there before. */
export function readOnce<T>(c: Cursor, memo: Memo<T>, read: (c: Cursor) => T | null): T | null {
  // How deep it stands bounds what is read, so it is of the key; it is far below a hundred.
  const key = c.at * 100 + c.nesting;
  const memoised = memo.get(key);
  if (memoised) {
    c.at = memoised.end;
    return memoised.read;
  }
  const reading = read(c);
  memo.set(key, { read: reading, end: c.at });
  return reading;
}

/** The words from one token up to another, white space made single. */
export function wordsBetween(c: Cursor, first: number, end: number): string {
  const from = c.tokens[first]?.from ?? 0;
  const to = c.tokens[end - 1]?.to ?? from;
  return c.text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** Whether a full stop ends a sentence, and not "etc." or a number. */
export function isStop({ tokens }: Pick<Cursor, 'tokens'>, at: number): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'mark' && token.text === '.' && !tokens[at + 1]?.isJoined && tokens[at - 1]?.low !== 'etc'
  );
}

/** Whether a full stop, a list or a semi-colon that no word joins over stands in a stretch of tokens. */
export function isApart({ tokens }: Cursor, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind === 'list' || token?.text === '.') return true;
    if (token?.text === ';' && !/^(?:and|or|then|but)$/.test(tokens[at + 1]?.low ?? '')) return true;
  }
  return false;
}

import type { TextReference } from '../../../act/text-reference.ts';
import type { Location, Locus } from '../syntax.ts';
import type { Token } from './tokens.ts';

/** The steps that words name, innermost first. There are several lists where the words list several entries or sentences. */
export type Loci = readonly (readonly Locus[])[];

/** Short names that a text gives to Acts, in small letters without "the", with the title of each Act. */
export type TitlesByShortName = ReadonlyMap<string, string>;

/** A reference on a range of the words. */
export type WordsReference = Pick<TextReference, 'from' | 'to' | 'href'>;

/** A position in the tokens of one provision, which the functions of the grammar advance, with what is known of its text. */
export interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  readonly titles: TitlesByShortName;
  /** References that the file has as data, by the offsets of their words. */
  readonly references: readonly WordsReference[];
  /** How many locations are being read inside one another. */
  nesting: number;
  /** Memoised readings of constructs that many rules begin with: the rules are tried in turn at each place. */
  readonly memo: {
    readonly loci: Memo<Loci>;
    readonly location: Memo<readonly Location[]>;
    readonly locations: Memo<readonly Location[]>;
  };
}

/** Readings of one construct, each with its end, by the token at which they begin. */
type Memo<T> = Map<number, { readonly read: T | null; readonly endIndex: number }>;

/** A cursor before the first token of some words. */
export const cursorOver = (
  { text, tokens }: Pick<Cursor, 'text' | 'tokens'>,
  titles: TitlesByShortName = new Map<string, string>(),
  references: readonly WordsReference[] = [],
): Cursor => ({
  text,
  tokens,
  at: 0,
  titles,
  references,
  nesting: 0,
  memo: { loci: new Map(), location: new Map(), locations: new Map() },
});

/** The next token, or one further on; undefined past the end. */
export const peek = (cursor: Cursor, ahead = 0): Token | undefined => cursor.tokens[cursor.at + ahead];

/** Whether all tokens were taken. */
export const atEnd = (cursor: Cursor): boolean => cursor.at >= cursor.tokens.length;

/** Whether the next token is one of some words, given in small letters. */
export function seesWord(cursor: Cursor, ...words: readonly string[]): boolean {
  const token = peek(cursor);
  return token?.kind === 'word' && words.includes(token.low);
}

/** Takes one of some words, given in small letters; null where another token is next. */
export function takeWord(cursor: Cursor, ...words: readonly string[]): string | null {
  const token = peek(cursor);
  if (token?.kind !== 'word' || !words.includes(token.low)) return null;
  cursor.at++;
  return token.low;
}

const PHRASE_WORDS = new Map<string, readonly string[]>();

/** The words of a phrase, memoised because the same few hundred phrases are tried at every token. */
function splitPhrase(phrase: string): readonly string[] {
  const cached = PHRASE_WORDS.get(phrase);
  if (cached) return cached;
  const words = phrase.split(' ');
  PHRASE_WORDS.set(phrase, words);
  return words;
}

/** Takes the first phrase that the next words match. A phrase is words in small letters with single spaces. */
export function takePhrase(cursor: Cursor, ...phrases: readonly string[]): string | null {
  const first = peek(cursor);
  if (first?.kind !== 'word') return null;
  const matchedPhrase = phrases.find(
    (phrase) => phrase.startsWith(first.low) && seesWords(cursor, splitPhrase(phrase)),
  );
  if (matchedPhrase === undefined) return null;
  cursor.at += splitPhrase(matchedPhrase).length;
  return matchedPhrase;
}

const seesWords = (cursor: Cursor, words: readonly string[]): boolean =>
  words.every((text, ahead) => {
    const token = peek(cursor, ahead);
    return token?.kind === 'word' && token.low === text;
  });

/** Takes one of some punctuation marks. */
export function takeMark(cursor: Cursor, ...marks: readonly string[]): string | null {
  const token = peek(cursor);
  if (token?.kind !== 'mark' || !marks.includes(token.text)) return null;
  cursor.at++;
  return token.text;
}

/** Takes a dash of any length. */
export const takeDash = (cursor: Cursor): boolean => {
  const token = peek(cursor);
  if (token?.kind !== 'mark' || !/^[—–-]+$/.test(token.text)) return false;
  cursor.at++;
  return true;
};

/** Tries a reading. If it returns null, the cursor goes back. */
export function attempt<T>(cursor: Cursor, read: () => T | null): T | null {
  const start = cursor.at;
  const reading = read();
  if (reading === null) cursor.at = start;
  return reading;
}

/** Reads a construct that many rules begin with, or returns its memoised reading. */
export function readMemoised<T>(cursor: Cursor, memo: Memo<T>, read: (cursor: Cursor) => T | null): T | null {
  // The nesting limits what is read, so it is part of the key. It is far below 100.
  const key = cursor.at * 100 + cursor.nesting;
  const memoised = memo.get(key);
  if (memoised) {
    cursor.at = memoised.endIndex;
    return memoised.read;
  }
  const reading = read(cursor);
  memo.set(key, { read: reading, endIndex: cursor.at });
  return reading;
}

/** The words of a range of tokens, with single spaces. */
export function wordsBetween(cursor: Cursor, first: number, end: number): string {
  const from = cursor.tokens[first]?.from ?? 0;
  const to = cursor.tokens[end - 1]?.to ?? from;
  return cursor.text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** Whether a full stop ends a sentence, and does not belong to "etc." or a number. */
export function isFullStop({ tokens }: Pick<Cursor, 'tokens'>, at: number): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'mark' && token.text === '.' && !tokens[at + 1]?.isJoined && tokens[at - 1]?.low !== 'etc'
  );
}

/** Whether a range of tokens has a full stop, a list, or a semi-colon without a conjunction after it. */
export function hasSentenceBreak({ tokens }: Cursor, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind === 'list' || token?.text === '.') return true;
    if (token?.text === ';' && !/^(?:and|or|then|but)$/.test(tokens[at + 1]?.low ?? '')) return true;
  }
  return false;
}

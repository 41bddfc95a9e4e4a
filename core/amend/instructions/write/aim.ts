import { type Lettering, type TextChange, withCapitals } from '../capitals.ts';
import { occurrencesOf } from './matching.ts';
import { evenly, type Token, tokensOf } from './tokens.ts';

/** The words that an instruction's quotations are looked for in, and what of them is to change. */
export interface Passage {
  /** The field as it reads by now. */
  readonly text: string;
  /** Every other text in the same named place, before and after it. */
  readonly otherTexts: readonly string[];
  readonly from: number;
  readonly to: number;
  /** What `from..to` becomes, spaces and all. */
  readonly words: string;
  /** The end of the change before this one and the beginning of the next: words beyond them are better not quoted. */
  readonly after: number;
  readonly before: number;
  /** Whether the named place is this one field, so that it has a beginning and an end. */
  readonly isWhole: boolean;
  /** Whether it is an item of a list, whose linking word stands after its end. */
  readonly isItem: boolean;
  readonly lettering: Lettering;
}

/** A passage in tokens, with what it is to become. */
export interface Aim extends Passage {
  readonly tokens: readonly Token[];
  /** The tokens `first..end` are what changes. */
  readonly first: number;
  readonly end: number;
  readonly wantedText: string;
}

/** Whether a change of the text gives the wanted text, capitals included. */
export const gives = ({ text, wantedText, lettering }: Aim, change: Omit<TextChange, 'was'>): boolean =>
  evenly(withCapitals({ ...change, was: text }, lettering).text) === wantedText;

/** A passage cut into tokens. */
export function aimOf(passage: Passage): Aim {
  const { text, from, to, words } = passage;
  const tokens = tokensOf(text);
  const first = tokens.findIndex((token) => token.to > from && token.from >= from);
  const begin = first < 0 ? tokens.length : first;
  const end = tokens.findLastIndex((token) => token.from < to && token.to <= to) + 1;
  const wantedText = evenly(text.slice(0, from) + words + text.slice(to));
  return { ...passage, tokens, first: begin, end: Math.max(begin, end), wantedText };
}

/** The text of some tokens, from the first up to `end`. */
export const sliceOf = ({ text, tokens }: Aim, first: number, end: number): string => {
  const [a, b] = [tokens[first], tokens[end - 1]];
  return a && b && first < end ? text.slice(a.from, b.to) : '';
};

/** How often words stand in the named place. */
export const countIn = ({ text, otherTexts }: Aim, words: string): number =>
  [text, ...otherTexts].reduce((count, each) => count + occurrencesOf(each, words).length, 0);

/** How many words some tokens are. */
export const wordCountOf = ({ tokens }: Aim, first: number, end: number): number =>
  tokens.slice(first, end).filter(({ isWord }) => isWord).length;

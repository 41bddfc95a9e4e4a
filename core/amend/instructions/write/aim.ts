import { type Lettering, type TextChange, withCapitals } from '../capitals.ts';
import { occurrencesOf } from './matching.ts';
import { singleSpaced, type Token, tokensOf } from './tokens.ts';

/** One change in a field, with the texts in which an instruction's quotations are searched. */
export interface Passage {
  /** The field as the earlier instructions have left it. */
  readonly text: string;
  /** Every other text in the same named place, before and after it. */
  readonly otherTexts: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The replacement of `from..to`, with its spaces. */
  readonly words: string;
  /** The end of the previous change and the start of the next. Words beyond them change too, so quoting them costs more. */
  readonly after: number;
  readonly before: number;
  /** Whether the named place is this one field, so that it has a beginning and an end. */
  readonly isWhole: boolean;
  /** Whether the field is an item of a list, with its linking word ("and") at its end. */
  readonly isItem: boolean;
  readonly lettering: Lettering;
}

/** A passage cut into tokens, with the text that the field must have after the change. */
export interface Aim extends Passage {
  readonly tokens: readonly Token[];
  /** The tokens from `first` up to `end` change. Both are equal for an insertion. */
  readonly first: number;
  readonly end: number;
  readonly wantedText: string;
}

/** Whether a change of the text gives the wanted text, capitals included. */
export const givesWantedText = (
  { text, wantedText, lettering }: Aim,
  change: Omit<TextChange, 'was'>,
): boolean => singleSpaced(withCapitals({ ...change, was: text }, lettering).text) === wantedText;

/** A passage cut into tokens. */
export function aimOf(passage: Passage): Aim {
  const { text, from, to, words } = passage;
  const tokens = tokensOf(text);
  const first = tokens.findIndex((token) => token.to > from && token.from >= from);
  const begin = first < 0 ? tokens.length : first;
  const end = tokens.findLastIndex((token) => token.from < to && token.to <= to) + 1;
  const wantedText = singleSpaced(text.slice(0, from) + words + text.slice(to));
  return { ...passage, tokens, first: begin, end: Math.max(begin, end), wantedText };
}

/** The text of some tokens, from the first up to `end`. */
export const sliceOf = ({ text, tokens }: Aim, first: number, end: number): string => {
  const [a, b] = [tokens[first], tokens[end - 1]];
  return a && b && first < end ? text.slice(a.from, b.to) : '';
};

/** Counts the occurrences of some words in the named place. */
export const countOccurrences = ({ text, otherTexts }: Aim, words: string): number =>
  [text, ...otherTexts].reduce((count, each) => count + occurrencesOf(each, words).length, 0);

/** Counts the words among the tokens from `first` up to `end`; punctuation does not count. */
export const countWords = ({ tokens }: Aim, first: number, end: number): number =>
  tokens.slice(first, end).filter(({ isWord }) => isWord).length;

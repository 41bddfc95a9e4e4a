import { commonEnds } from '../../../base/common-ends.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A changed stretch: `a` to `b` in the old text, `c` to `d` in the new text. The letters are offsets in UTF-16 code units. */
export interface Stretch {
  a: number;
  b: number;
  c: number;
  d: number;
  amendments: ReadonlySet<string>;
}

/** The old and new text of a field. */
interface Texts {
  readonly before: string;
  readonly after: string;
}

/** The fewest kept words that split a stretch. */
const MIN_KEPT_WORDS = 3;

/** The longest common run of two lists of tokens: its index in each, and its length. */
function longestCommonRun(one: readonly string[], two: readonly string[]): readonly [number, number, number] {
  let best: readonly [number, number, number] = [0, 0, 0];
  for (let a = 0; a < one.length; a++)
    for (let b = 0; b < two.length; b++) {
      let size = 0;
      while (one[a + size] !== undefined && one[a + size] === two[b + size]) size++;
      if (size > best[2]) best = [a, b, size];
    }
  return best;
}

/** The most tokens of a stretch that is split. The search takes cubic time, and few longer stretches keep most of their words. */
const MAX_TOKENS = 80;

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length;

/** A stretch of at most this many words is quoted as it was typed, including kept words at its ends. */
const MAX_FEW_WORDS = 4;
const hasFewWords = (tokens: readonly Token[]): boolean => wordsIn(tokens) <= MAX_FEW_WORDS;

/** Whether a stretch has only a few words in both texts. */
export const isShortStretch = (texts: Texts, { a, b, c, d }: Stretch): boolean =>
  hasFewWords(tokensIn(texts.before, a, b).tokens) && hasFewWords(tokensIn(texts.after, c, d).tokens);

/** The tokens of a part of a text, and their words. */
function tokensIn(text: string, from: number, to: number) {
  const tokens = tokensOf(text).filter((token) => token.from >= from && token.to <= to);
  return { tokens, words: tokens.map((token) => text.slice(token.from, token.to)) };
}

/** A stretch without the words that are the same at its ends in both texts, and its remaining tokens in each text. */
export function withoutSameEnds(texts: Texts, { a, b, c, d, amendments }: Stretch) {
  const [old, now] = [tokensIn(texts.before, a, b), tokensIn(texts.after, c, d)];
  const { head, tail } = commonEnds(old.words, now.words);
  const middle = ({ tokens, words }: typeof old) => ({
    tokens: tokens.slice(head, tokens.length - tail),
    words: words.slice(head, words.length - tail),
  });
  const stretch: Stretch = {
    a: old.tokens[head - 1]?.to ?? a,
    b: old.tokens[old.tokens.length - tail]?.from ?? b,
    c: now.tokens[head - 1]?.to ?? c,
    d: now.tokens[now.tokens.length - tail]?.from ?? d,
    amendments,
  };
  return { stretch, old: middle(old), now: middle(now) };
}

/**
 * Splits a stretch that was typed as one change into the changes that a reader has to compare: “he knows or ought to know
 * that his” for “the person knows or ought to know that the” is two changes.
 */
export function splitStretch(texts: Texts, original: Stretch): readonly Stretch[] {
  const typed = [
    tokensIn(texts.before, original.a, original.b),
    tokensIn(texts.after, original.c, original.d),
  ];
  if (typed.every(({ tokens }) => hasFewWords(tokens))) return [original];
  if (typed.some(({ tokens }) => tokens.length > MAX_TOKENS)) return [original];
  const { stretch, old, now } = withoutSameEnds(texts, original);
  if (hasFewWords(old.tokens) && hasFewWords(now.tokens)) return [original];
  const [x, y, size] = longestCommonRun(old.words, now.words);
  const keptWords = wordsIn(old.tokens.slice(x, x + size));
  if (keptWords < MIN_KEPT_WORDS || keptWords * 2 < Math.min(wordsIn(old.tokens), wordsIn(now.tokens)))
    return [original];
  const [first, last] = [old.tokens[x], old.tokens[x + size - 1]];
  const [firstNow, lastNow] = [now.tokens[y], now.tokens[y + size - 1]];
  if (!first || !last || !firstNow || !lastNow) return [original];
  const left = { ...stretch, b: first.from, d: firstNow.from };
  const right = { ...stretch, a: last.to, c: lastNow.to };
  return [...splitStretch(texts, left), ...splitStretch(texts, right)];
}

import { commonEnds } from '../../../base/common-ends.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A stretch by its offsets in both texts. */
export interface Stretch {
  a: number;
  b: number;
  c: number;
  d: number;
  amendments: ReadonlySet<string>;
}

/** The words of a field in both texts. */
interface Texts {
  readonly before: string;
  readonly after: string;
}

/** The fewest kept words that split a stretch which was typed over as one. */
const STAYS = 3;

/** The longest run of tokens that two stretches of text share, by where it begins in each. */
function longestShared(one: readonly string[], two: readonly string[]): readonly [number, number, number] {
  let best: readonly [number, number, number] = [0, 0, 0];
  for (let a = 0; a < one.length; a++)
    for (let b = 0; b < two.length; b++) {
      let size = 0;
      while (one[a + size] !== undefined && one[a + size] === two[b + size]) size++;
      if (size > best[2]) best = [a, b, size];
    }
  return best;
}

/** Longer stretches than this were not typed over with most of their words kept, and are not looked through. */
const LONGEST_LOOKED_THROUGH = 80;

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length;

/** A stretch of at most so many words is quoted as it was typed over, words that stay at its ends included. */
const FEW = 4;
const isFew = (tokens: readonly Token[]): boolean => wordsIn(tokens) <= FEW;

/** Whether a stretch is of so few words in both texts. */
export const isShort = (texts: Texts, { a, b, c, d }: Stretch): boolean =>
  isFew(cut(texts.before, a, b).tokens) && isFew(cut(texts.after, c, d).tokens);

/** A stretch of a text in tokens. */
function cut(text: string, from: number, to: number) {
  const tokens = tokensOf(text).filter((token) => token.from >= from && token.to <= to);
  return { tokens, words: tokens.map((token) => text.slice(token.from, token.to)) };
}

/** A stretch without the words that are the same at the ends of both texts, and what is left of it in each. */
export function withoutSameEnds(texts: Texts, { a, b, c, d, amendments }: Stretch) {
  const [old, now] = [cut(texts.before, a, b), cut(texts.after, c, d)];
  const { head, tail } = commonEnds(old.words, now.words);
  const left = ({ tokens, words }: typeof old) => ({
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
  return { stretch, old: left(old), now: left(now) };
}

/**
 * A stretch that was typed over as one, in as many as a reader has to compare: “he knows or ought to know that his” for “the
 * person knows or ought to know that the” is two changes.
 */
export function splitStretch(texts: Texts, original: Stretch): readonly Stretch[] {
  const typed = [cut(texts.before, original.a, original.b), cut(texts.after, original.c, original.d)];
  if (typed.every(({ tokens }) => isFew(tokens))) return [original];
  if (typed.some(({ tokens }) => tokens.length > LONGEST_LOOKED_THROUGH)) return [original];
  const { stretch, old, now } = withoutSameEnds(texts, original);
  if (isFew(old.tokens) && isFew(now.tokens)) return [original];
  const [x, y, size] = longestShared(old.words, now.words);
  const keptWords = wordsIn(old.tokens.slice(x, x + size));
  if (keptWords < STAYS || keptWords * 2 < Math.min(wordsIn(old.tokens), wordsIn(now.tokens)))
    return [original];
  const [first, last] = [old.tokens[x], old.tokens[x + size - 1]];
  const [firstNow, lastNow] = [now.tokens[y], now.tokens[y + size - 1]];
  if (!first || !last || !firstNow || !lastNow) return [original];
  const left = { ...stretch, b: first.from, d: firstNow.from };
  const right = { ...stretch, a: last.to, c: lastNow.to };
  return [...splitStretch(texts, left), ...splitStretch(texts, right)];
}

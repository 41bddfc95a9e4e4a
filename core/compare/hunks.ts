import { commonEnds } from '../base/common-ends.ts';
import { commonPairs } from '../base/sequence-alignment.ts';
import { isWord, tokensOf } from './tokens.ts';

/** Words that stay, and what comes after them: words that went, and words that came in their place. */
export interface Hunk {
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
  readonly inserted: readonly string[];
}

/**
 * The most changed tokens that are looked for in one field. Past it the words are given as replaced whole: two texts
 * that differ so much have no use for a word-by-word account, and the time it takes grows with the square.
 */
const MOST_CHANGED = 400;
/** Texts of which less than this share is kept read better as one replaced by the other. */
const LEAST_KEPT = 0.2;

const NO_WORDS: readonly string[] = [];

const wordsIn = (tokens: readonly string[]): number =>
  tokens.reduce((n, token) => n + (isWord(token) ? 1 : 0), 0);

function middle(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const replaced = [{ unchanged: NO_WORDS, deleted: before, inserted: after }];
  if (before.length === 0 || after.length === 0) return replaced;
  // One word for another: their ends are not alike.
  if (before.length === 1 && after.length === 1) return replaced;
  const pairs = commonPairs(before, after, MOST_CHANGED);
  if (!pairs) return replaced;
  const hunks: Hunk[] = [];
  let [keptCount, from, to] = [0, 0, 0];
  let unchanged: string[] = [];
  const close = (nextFrom: number, nextTo: number): void => {
    const [deleted, inserted] = [before.slice(from, nextFrom), after.slice(to, nextTo)];
    if (unchanged.length + deleted.length + inserted.length > 0) hunks.push({ unchanged, deleted, inserted });
    unchanged = [];
  };
  for (const [one, other] of pairs) {
    if (one > from || other > to) close(one, other);
    const token = before[one] ?? '';
    if (isWord(token)) keptCount += 1;
    unchanged.push(token);
    [from, to] = [one + 1, other + 1];
  }
  close(before.length, after.length);
  const longerCount = Math.max(wordsIn(before), wordsIn(after));
  return longerCount > 5 && keptCount < longerCount * LEAST_KEPT ? replaced : hunks;
}

/** How much of what two texts have alike is still cut into tokens beside their differences, for these to be moved along. */
const MARGIN = 60;

/** Between a space and a small letter a token always ends: no date or number goes on there. */
function isSeam(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return next >= 0x61 && next <= 0x7a && text.charCodeAt(at - 1) === 0x20;
}

/**
 * How much of two texts is alike at their beginning, and then at their end, and need not be cut into tokens at all.
 * @param margin how much of what is alike is cut into tokens all the same, in characters
 */
function alikeEnds(before: string, after: string, margin: number): readonly [head: number, tail: number] {
  const maxHead = Math.min(before.length, after.length);
  let head = 0;
  while (head < maxHead && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  head = Math.max(0, head - margin);
  while (head > 0 && !(isSeam(before, head) && isSeam(after, head))) head--;
  const [old, now] = [before.length - 1, after.length - 1];
  let tail = 0;
  while (tail < maxHead - head && before.charCodeAt(old - tail) === after.charCodeAt(now - tail)) tail++;
  tail = Math.max(0, tail - margin);
  while (tail > 0 && !(isSeam(before, before.length - tail) && isSeam(after, after.length - tail))) tail--;
  return [head, tail];
}

const orNoWords = (text: string): readonly string[] => (text ? [text] : NO_WORDS);

function hunksWithin(before: string, after: string, margin: number): readonly Hunk[] {
  const [start, end] = alikeEnds(before, after, margin);
  const cut = (text: string): readonly string[] => [
    ...orNoWords(text.slice(0, start)),
    ...tokensOf(text.slice(start, text.length - end)),
    ...orNoWords(text.slice(text.length - end)),
  ];
  const [old, now] = [cut(before), cut(after)];
  const { head, tail } = commonEnds(old, now);
  const inner = middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const [first, ...rest] = inner;
  const led = first ? [{ ...first, unchanged: [...old.slice(0, head), ...first.unchanged] }, ...rest] : [];
  return tail > 0
    ? [...led, { unchanged: old.slice(old.length - tail), deleted: NO_WORDS, inserted: NO_WORDS }]
    : led;
}

/** The shortest account of how one text becomes the other, token by token; not yet made readable. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const hunks = hunksWithin(before, after, 0);
  // Words that are replaced stay where they are; those only put in, or struck, may be moved along what is beside them.
  const isSettled = hunks.every(({ deleted, inserted }) => deleted.length > 0 === inserted.length > 0);
  return isSettled ? hunks : hunksWithin(before, after, MARGIN);
}

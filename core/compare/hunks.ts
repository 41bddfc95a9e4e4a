import { commonEnds } from '../base/common-ends.ts';
import { commonPairs } from '../base/sequence-alignment.ts';
import { isWord, tokensOf } from './tokens.ts';

/** Unchanged tokens, followed by the tokens that are deleted and those that replace them. */
export interface Hunk {
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
  readonly inserted: readonly string[];
}

/**
 * The most changed tokens in one field. If more differ, the whole field counts as replaced: a word-by-word comparison would
 * not be readable, and its time grows with the square of the number of changes.
 */
const MAX_CHANGED_TOKENS = 400;
/** If a smaller share of words is unchanged, the text is easier to read as replaced as a whole. */
const MIN_UNCHANGED_SHARE = 0.2;

const NO_WORDS: readonly string[] = [];

const countWords = (tokens: readonly string[]): number =>
  tokens.reduce((n, token) => n + (isWord(token) ? 1 : 0), 0);

/** The hunks of two lists of tokens that begin and end differently. */
function compareTokens(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const replaced = [{ unchanged: NO_WORDS, deleted: before, inserted: after }];
  if (before.length === 0 || after.length === 0) return replaced;
  // One token for another. They are different, since equal ends have been removed.
  if (before.length === 1 && after.length === 1) return replaced;
  const pairs = commonPairs(before, after, MAX_CHANGED_TOKENS);
  if (!pairs) return replaced;
  const hunks: Hunk[] = [];
  let [unchangedWords, from, to] = [0, 0, 0];
  let unchanged: string[] = [];
  const close = (nextFrom: number, nextTo: number): void => {
    const [deleted, inserted] = [before.slice(from, nextFrom), after.slice(to, nextTo)];
    if (unchanged.length + deleted.length + inserted.length > 0) hunks.push({ unchanged, deleted, inserted });
    unchanged = [];
  };
  for (const [one, other] of pairs) {
    if (one > from || other > to) close(one, other);
    const token = before[one] ?? '';
    if (isWord(token)) unchangedWords += 1;
    unchanged.push(token);
    [from, to] = [one + 1, other + 1];
  }
  close(before.length, after.length);
  const longerCount = Math.max(countWords(before), countWords(after));
  return longerCount > 5 && unchangedWords < longerCount * MIN_UNCHANGED_SHARE ? replaced : hunks;
}

/**
 * The code units of equal text on each side of the differences that are still cut into tokens. `makeReadable` needs them to
 * shift an insertion or deletion to a better place.
 */
const SHIFT_MARGIN = 60;

/** Whether a token surely ends at an offset: between a space and a lower-case letter, where no date or number continues. */
function isTokenBoundary(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return next >= 0x61 && next <= 0x7a && text.charCodeAt(at - 1) === 0x20;
}

/**
 * The lengths of the equal beginnings and ends of two texts that need not be cut into tokens, in UTF-16 code units.
 * @param margin code units of equal text that are cut into tokens nevertheless
 */
function equalEnds(before: string, after: string, margin: number): readonly [head: number, tail: number] {
  const maxHead = Math.min(before.length, after.length);
  let head = 0;
  while (head < maxHead && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  head = Math.max(0, head - margin);
  while (head > 0 && !(isTokenBoundary(before, head) && isTokenBoundary(after, head))) head--;
  const [old, now] = [before.length - 1, after.length - 1];
  let tail = 0;
  while (tail < maxHead - head && before.charCodeAt(old - tail) === after.charCodeAt(now - tail)) tail++;
  tail = Math.max(0, tail - margin);
  while (
    tail > 0 &&
    !(isTokenBoundary(before, before.length - tail) && isTokenBoundary(after, after.length - tail))
  )
    tail--;
  return [head, tail];
}

const asToken = (text: string): readonly string[] => (text ? [text] : NO_WORDS);

function hunksWithin(before: string, after: string, margin: number): readonly Hunk[] {
  const [start, end] = equalEnds(before, after, margin);
  const cut = (text: string): readonly string[] => [
    ...asToken(text.slice(0, start)),
    ...tokensOf(text.slice(start, text.length - end)),
    ...asToken(text.slice(text.length - end)),
  ];
  const [old, now] = [cut(before), cut(after)];
  const { head, tail } = commonEnds(old, now);
  const inner = compareTokens(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const [first, ...rest] = inner;
  const withHead = first
    ? [{ ...first, unchanged: [...old.slice(0, head), ...first.unchanged] }, ...rest]
    : [];
  return tail > 0
    ? [...withHead, { unchanged: old.slice(old.length - tail), deleted: NO_WORDS, inserted: NO_WORDS }]
    : withHead;
}

/** A shortest edit script from one text to the other, in tokens. `makeReadable` then improves it for readers. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const hunks = hunksWithin(before, after, 0);
  // Only pure insertions and deletions can be shifted, and need the margin. Replacements stay where they are.
  const hasOnlyReplacements = hunks.every(
    ({ deleted, inserted }) => deleted.length > 0 === inserted.length > 0,
  );
  return hasOnlyReplacements ? hunks : hunksWithin(before, after, SHIFT_MARGIN);
}

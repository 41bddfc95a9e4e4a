import { diffArrays } from 'diff';
import { isWord, tokensOf } from './tokens.ts';

/** Words that stay, and what comes after them: words that went, and words that came in their place. */
export interface Hunk {
  readonly kept: readonly string[];
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

const NONE: readonly string[] = [];

/** How many tokens two lists have alike at their beginning, and then at their end. */
function commonEnds(a: readonly string[], b: readonly string[]): readonly [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}

const wordsIn = (tokens: readonly string[]): number =>
  tokens.reduce((n, token) => n + (isWord(token) ? 1 : 0), 0);

function middle(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const replaced = [{ kept: NONE, deleted: before, inserted: after }];
  if (before.length === 0 || after.length === 0) return replaced;
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_CHANGED });
  if (!found) return replaced;
  const hunks: { kept: readonly string[]; deleted: readonly string[]; inserted: readonly string[] }[] = [];
  let kept = 0;
  for (const { value, added, removed } of found) {
    const last = hunks.at(-1);
    if (!added && !removed) {
      kept += wordsIn(value);
      hunks.push({ kept: value, deleted: NONE, inserted: NONE });
    } else {
      const into = last ?? { kept: NONE, deleted: NONE, inserted: NONE };
      if (!last) hunks.push(into);
      if (added) into.inserted = [...into.inserted, ...value];
      else into.deleted = [...into.deleted, ...value];
    }
  }
  const most = Math.max(wordsIn(before), wordsIn(after));
  return most > 5 && kept < most * LEAST_KEPT ? replaced : hunks;
}

/** How much of what two texts have alike is still cut into tokens beside their differences, for these to be moved along. */
const MARGIN = 60;

/** Between a space and a small letter a token always ends: no date or number goes on there. */
const isSeam = (text: string, at: number): boolean => text[at - 1] === ' ' && /[a-z]/.test(text[at] ?? '');

/** How much of two texts is alike at their beginning, and then at their end, and need not be cut into tokens at all. */
function alikeEnds(before: string, after: string): readonly [head: number, tail: number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  head = Math.max(0, head - MARGIN);
  while (head > 0 && !isSeam(before, head)) head--;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  tail = Math.max(0, tail - MARGIN);
  while (tail > 0 && !isSeam(before, before.length - tail)) tail--;
  return [head, tail];
}

const some = (text: string): readonly string[] => (text ? [text] : NONE);

/** The shortest account of how one text becomes the other, token by token; not yet made readable. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const [start, end] = alikeEnds(before, after);
  const old = [
    ...some(before.slice(0, start)),
    ...tokensOf(before.slice(start, before.length - end)),
    ...some(before.slice(before.length - end)),
  ];
  const now = [
    ...some(after.slice(0, start)),
    ...tokensOf(after.slice(start, after.length - end)),
    ...some(after.slice(after.length - end)),
  ];
  const [head, tail] = commonEnds(old, now);
  const inner = middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const [first, ...rest] = inner;
  const led = first ? [{ ...first, kept: [...old.slice(0, head), ...first.kept] }, ...rest] : [];
  return tail > 0 ? [...led, { kept: old.slice(old.length - tail), deleted: NONE, inserted: NONE }] : led;
}

import { commonEnds } from '../base/common-ends.ts';
import type { Hunk } from './hunks.ts';
import { isWord } from './tokens.ts';

/** Kept words fewer than this, between words that are replaced on both sides, only hold up a reader. */
const SHORT = 3;
const SENTENCE_END = /[.;:—]/;

const words = (tokens: readonly string[]): number => tokens.filter(isWord).length;
const isChange = ({ deleted, inserted }: Hunk): boolean => deleted.length > 0 || inserted.length > 0;
const weight = ({ deleted, inserted }: Hunk): number => Math.max(words(deleted), words(inserted));
const replaces = ({ deleted, inserted }: Hunk): boolean => words(deleted) > 0 && words(inserted) > 0;

/** Whether what is kept between two changes is too little to be worth telling apart from them. */
function joins(before: Hunk, { unchanged }: Hunk, after: Hunk): boolean {
  const count = words(unchanged);
  if (count === 0) return !unchanged.some((token) => SENTENCE_END.test(token));
  if (count > SHORT || !replaces(before) || !replaces(after)) return false;
  return count * 2 <= weight(before) + weight(after);
}

/** Without what is alike at the ends of what went and what came. */
function trimmed({ unchanged, deleted, inserted }: Hunk): readonly Hunk[] {
  const { head, tail } = commonEnds(deleted, inserted);
  const change = {
    unchanged: [...unchanged, ...deleted.slice(0, head)],
    deleted: deleted.slice(head, deleted.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
  };
  if (tail === 0) return [change];
  return [change, { unchanged: deleted.slice(deleted.length - tail), deleted: [], inserted: [] }];
}

/** Neighbours with no change, or nothing kept, between them are one. */
function merged(hunks: readonly Hunk[]): readonly Hunk[] {
  const list: Hunk[] = [];
  for (const hunk of hunks) {
    const last = list.at(-1);
    if (last && !isChange(last))
      list[list.length - 1] = { ...hunk, unchanged: [...last.unchanged, ...hunk.unchanged] };
    else if (last && hunk.unchanged.length === 0) list[list.length - 1] = joinHunks(last, hunk);
    else list.push(hunk);
  }
  return list;
}

const joinHunks = (a: Hunk, b: Hunk): Hunk => ({
  unchanged: a.unchanged,
  deleted: [...a.deleted, ...b.unchanged, ...b.deleted],
  inserted: [...a.inserted, ...b.unchanged, ...b.inserted],
});

function withoutShort(hunks: readonly Hunk[]): readonly Hunk[] {
  const list: Hunk[] = [];
  for (const hunk of hunks) {
    const last = list.at(-1);
    if (last && isChange(last) && isChange(hunk) && joins(last, hunk, hunk))
      list[list.length - 1] = joinHunks(last, hunk);
    else list.push(hunk);
  }
  return list.length < hunks.length ? withoutShort(list) : list;
}

const isSpace = (token: string): boolean => /^\s/.test(token);

/** How good a place to cut a text is, between two tokens: best at its ends, then after a sentence, then at a word. */
function cutScore(before: string | undefined, after: string | undefined): number {
  if (before === undefined || after === undefined) return 6;
  if (isSpace(after)) return SENTENCE_END.test(before) ? 5 : 3;
  if (isSpace(before)) return isWord(after) ? 4 : 2;
  return 1;
}

/**
 * Words put in, or struck, moved along as far as they say the same, to where they begin and end best: `the [cat and
 * the ]dog` is `[the cat and ]the dog`.
 */
function shifted(hunks: readonly Hunk[]): readonly Hunk[] {
  const list = [...hunks];
  for (let at = 0; at < list.length; at++) {
    const [hunk, next] = [list[at], list[at + 1]];
    if (!hunk || hunk.deleted.length > 0 === hunk.inserted.length > 0) continue;
    const side = hunk.deleted.length > 0 ? 'deleted' : 'inserted';
    const run = hunk[side];
    const row = [...hunk.unchanged, ...run, ...(next?.unchanged ?? [])];
    // What is between two changes stays between them.
    const minStart = at > 0 ? 1 : 0;
    const maxStart = row.length - run.length - (next && isChange(next) ? 1 : 0);
    const start = hunk.unchanged.length;
    let [best, bestScore] = [start, Number.NEGATIVE_INFINITY];
    const weigh = (from: number) => {
      const score =
        cutScore(row[from - 1], row[from]) + cutScore(row[from + run.length - 1], row[from + run.length]);
      if (score > bestScore || (score === bestScore && from < best)) [best, bestScore] = [from, score];
    };
    weigh(start);
    for (let from = start; from > minStart && row[from - 1] === row[from + run.length - 1]; ) weigh(--from);
    for (let from = start; from < maxStart && row[from] === row[from + run.length]; ) weigh(++from);
    if (best === start) continue;
    list[at] = { ...hunk, unchanged: row.slice(0, best), [side]: row.slice(best, best + run.length) };
    const wordsAfter = row.slice(best + run.length);
    if (next) list[at + 1] = { ...next, unchanged: wordsAfter };
    else if (wordsAfter.length > 0) list.push({ unchanged: wordsAfter, deleted: [], inserted: [] });
  }
  return list;
}

/** Whether one token took another's place, and that is all: as plain as it can be. */
function isOneForOne([first, second, ...others]: readonly Hunk[]): boolean {
  if (!first || others.length > 0 || (second && isChange(second))) return false;
  return first.deleted.length === 1 && first.inserted.length === 1 && first.deleted[0] !== first.inserted[0];
}

/**
 * The same account, as a person would mark it up: changes with next to nothing kept between them are one, and each
 * begins and ends where a reader would have it. What is kept, deleted and inserted still makes both texts.
 */
export function readable(hunks: readonly Hunk[]): readonly Hunk[] {
  if (isOneForOne(hunks)) return hunks;
  return shifted(merged(withoutShort(merged(hunks)).flatMap(trimmed))).filter(
    (hunk) => hunk.unchanged.length > 0 || isChange(hunk),
  );
}

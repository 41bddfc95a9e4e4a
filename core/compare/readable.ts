import { commonEnds } from '../base/common-ends.ts';
import type { Hunk } from './hunks.ts';
import { isWord } from './tokens.ts';

/** Up to this many unchanged words between two replacements are joined with them, because they would only distract a reader. */
const MAX_WORDS_JOINED = 3;
const SENTENCE_END = /[.;:—]/;

const countWords = (tokens: readonly string[]): number => tokens.filter(isWord).length;
const isChange = ({ deleted, inserted }: Hunk): boolean => deleted.length > 0 || inserted.length > 0;
const weight = ({ deleted, inserted }: Hunk): number => Math.max(countWords(deleted), countWords(inserted));
const replaces = ({ deleted, inserted }: Hunk): boolean =>
  countWords(deleted) > 0 && countWords(inserted) > 0;

/** Whether the unchanged words before `after` are so few that the changes on both sides are joined to one. */
function shouldJoin(before: Hunk, after: Hunk): boolean {
  const { unchanged } = after;
  const count = countWords(unchanged);
  if (count === 0) return !unchanged.some((token) => SENTENCE_END.test(token));
  if (count > MAX_WORDS_JOINED || !replaces(before) || !replaces(after)) return false;
  return count * 2 <= weight(before) + weight(after);
}

/** Moves equal tokens at the ends of a change's two sides to the unchanged tokens. */
function trimEqualEnds({ unchanged, deleted, inserted }: Hunk): readonly Hunk[] {
  const { head, tail } = commonEnds(deleted, inserted);
  const change = {
    unchanged: [...unchanged, ...deleted.slice(0, head)],
    deleted: deleted.slice(head, deleted.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
  };
  if (tail === 0) return [change];
  return [change, { unchanged: deleted.slice(deleted.length - tail), deleted: [], inserted: [] }];
}

/** Joins adjacent hunks that have no change, or no unchanged tokens, between them. */
function mergeAdjacent(hunks: readonly Hunk[]): readonly Hunk[] {
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

/** Joins changes with few unchanged words between them, until no more can be joined. */
function joinCloseChanges(hunks: readonly Hunk[]): readonly Hunk[] {
  const list: Hunk[] = [];
  for (const hunk of hunks) {
    const last = list.at(-1);
    if (last && isChange(last) && isChange(hunk) && shouldJoin(last, hunk))
      list[list.length - 1] = joinHunks(last, hunk);
    else list.push(hunk);
  }
  return list.length < hunks.length ? joinCloseChanges(list) : list;
}

const isSpace = (token: string): boolean => /^\s/.test(token);

/** The quality of a boundary between two tokens: best at the ends of the text, then after a sentence, then at a word. */
function cutScore(before: string | undefined, after: string | undefined): number {
  if (before === undefined || after === undefined) return 6;
  if (isSpace(after)) return SENTENCE_END.test(before) ? 5 : 3;
  if (isSpace(before)) return isWord(after) ? 4 : 2;
  return 1;
}

/**
 * Shifts each pure insertion or deletion along equal tokens to the place with the best boundaries: `the [cat and the ]dog`
 * becomes `[the cat and ]the dog`.
 */
function shiftChanges(hunks: readonly Hunk[]): readonly Hunk[] {
  const list = [...hunks];
  for (let at = 0; at < list.length; at++) {
    const [hunk, next] = [list[at], list[at + 1]];
    if (!hunk || hunk.deleted.length > 0 === hunk.inserted.length > 0) continue;
    const side = hunk.deleted.length > 0 ? 'deleted' : 'inserted';
    const run = hunk[side];
    const row = [...hunk.unchanged, ...run, ...(next?.unchanged ?? [])];
    // At least one unchanged token must remain between two changes.
    const minStart = at > 0 ? 1 : 0;
    const maxStart = row.length - run.length - (next && isChange(next) ? 1 : 0);
    const start = hunk.unchanged.length;
    let [best, bestScore] = [start, Number.NEGATIVE_INFINITY];
    const tryStart = (from: number) => {
      const score =
        cutScore(row[from - 1], row[from]) + cutScore(row[from + run.length - 1], row[from + run.length]);
      if (score > bestScore || (score === bestScore && from < best)) [best, bestScore] = [from, score];
    };
    tryStart(start);
    for (let from = start; from > minStart && row[from - 1] === row[from + run.length - 1]; )
      tryStart(--from);
    for (let from = start; from < maxStart && row[from] === row[from + run.length]; ) tryStart(++from);
    if (best === start) continue;
    list[at] = { ...hunk, unchanged: row.slice(0, best), [side]: row.slice(best, best + run.length) };
    const wordsAfter = row.slice(best + run.length);
    if (next) list[at + 1] = { ...next, unchanged: wordsAfter };
    else if (wordsAfter.length > 0) list.push({ unchanged: wordsAfter, deleted: [], inserted: [] });
  }
  return list;
}

/** Whether the only change is one token for another. Nothing can then be improved. */
function isOneForOne([first, second, ...others]: readonly Hunk[]): boolean {
  if (!first || others.length > 0 || (second && isChange(second))) return false;
  return first.deleted.length === 1 && first.inserted.length === 1 && first.deleted[0] !== first.inserted[0];
}

/**
 * Improves hunks for readers, as a person would mark up the text: changes that are close together are joined, and each
 * change begins and ends at a word or sentence. The hunks still give both texts.
 */
export function makeReadable(hunks: readonly Hunk[]): readonly Hunk[] {
  if (isOneForOne(hunks)) return hunks;
  return shiftChanges(mergeAdjacent(joinCloseChanges(mergeAdjacent(hunks)).flatMap(trimEqualEnds))).filter(
    (hunk) => hunk.unchanged.length > 0 || isChange(hunk),
  );
}

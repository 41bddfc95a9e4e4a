import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { Hunk } from './hunk.ts';
import { evenly } from './tokens.ts';

const LABEL = String.raw`(?:${PRINTED_NUMBER}(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)`;
const LIST = new RegExp(
  String.raw`(?<![\p{L}\p{N}(£])${LABEL}(?:(?:,?\s(?:and|or|to)|,)\s${LABEL})+(?![\p{L}\p{N}(])`,
  'gu',
);
const LABELS = new RegExp(LABEL, 'g');

/** A list of more numbers than this is not set out anew for a change of some. */
const LONGEST = 12;

/** One of so few is set out anew also where only what takes the place of some of it would be a fragment. */
const SHORT = 3;

const countIn = (text: string): number => text.match(LABELS)?.length ?? 0;

/** Words that begin or end with what stands between the numbers of a list: “, 2, 4, 5 and 7”. */
const isFragment = (words: string): boolean =>
  countIn(words) > 1 && /^(?:,|(?:and|or|to)\b)|(?:,|\b(?:and|or|to))$/.test(evenly(words));

/**
 * Replaces a list of numbers as a whole where nobody could read the outcome from fragments of it: “1 to 12” for “1, 2, 4, 5
 * and 7 to 12”, and not “, 2, 4, 5 and 7” left out.
 */
export function withWholeLists(before: string, hunks: readonly Hunk[]): readonly Hunk[] {
  let all = hunks;
  for (const { index, 0: list } of hunks.length > 0 ? before.matchAll(LIST) : []) {
    const end = index + list.length;
    const inside = all.filter(({ from, to }) => from >= index && to <= end);
    const [first] = inside;
    if (!first || countIn(list) > LONGEST) continue;
    const old = before.slice(first.from, first.to);
    const isShort = countIn(list) <= SHORT && old.trim() !== '';
    if (inside.length === 1 && !isFragment(old) && !(isShort && isFragment(first.words))) continue;
    const words = inside
      .toReversed()
      .reduce(
        (now, { from, to, words: newWords }) => now.slice(0, from - index) + newWords + now.slice(to - index),
        list,
      );
    const amendments = [...new Set(inside.flatMap((hunk) => hunk.amendments))].sort();
    const listHunk: Hunk = { from: index, to: end, words, amendments };
    all = all.flatMap((hunk) => (hunk === first ? [listHunk] : inside.includes(hunk) ? [] : [hunk]));
  }
  return all;
}

import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { Hunk } from './hunk.ts';
import { singleSpaced } from './tokens.ts';

const LABEL = String.raw`(?:${PRINTED_NUMBER}(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)`;
const LIST = new RegExp(
  String.raw`(?<![\p{L}\p{N}(£])${LABEL}(?:(?:,?\s(?:and|or|to)|,)\s${LABEL})+(?![\p{L}\p{N}(])`,
  'gu',
);
const LABELS = new RegExp(LABEL, 'g');

/** A list of more numbers is never replaced as a whole. */
const MAX_NUMBERS = 12;

/** A list of at most so many is also replaced as a whole if only the new words would be a fragment. */
const MAX_SHORT_LIST = 3;

const countNumbers = (text: string): number => text.match(LABELS)?.length ?? 0;

/** Whether words begin or end with a separator of a list: “, 2, 4, 5 and 7”. */
const isFragment = (words: string): boolean =>
  countNumbers(words) > 1 && /^(?:,|(?:and|or|to)\b)|(?:,|\b(?:and|or|to))$/.test(singleSpaced(words));

/**
 * Replaces a list of numbers as a whole if fragments of it would be hard to read: “1 to 12” for “1, 2, 4, 5
 * and 7 to 12”, and not the omission of “, 2, 4, 5 and 7”.
 */
export function withWholeLists(before: string, hunks: readonly Hunk[]): readonly Hunk[] {
  let merged = hunks;
  for (const { index, 0: list } of hunks.length > 0 ? before.matchAll(LIST) : []) {
    const end = index + list.length;
    const inside = merged.filter(({ from, to }) => from >= index && to <= end);
    const [first] = inside;
    if (!first || countNumbers(list) > MAX_NUMBERS) continue;
    const old = before.slice(first.from, first.to);
    const isShort = countNumbers(list) <= MAX_SHORT_LIST && old.trim() !== '';
    if (inside.length === 1 && !isFragment(old) && !(isShort && isFragment(first.words))) continue;
    const words = inside
      .toReversed()
      .reduce(
        (now, { from, to, words: newWords }) => now.slice(0, from - index) + newWords + now.slice(to - index),
        list,
      );
    const amendments = [...new Set(inside.flatMap((hunk) => hunk.amendments))].sort();
    const listHunk: Hunk = { from: index, to: end, words, amendments };
    merged = merged.flatMap((hunk) => (hunk === first ? [listHunk] : inside.includes(hunk) ? [] : [hunk]));
  }
  return merged;
}

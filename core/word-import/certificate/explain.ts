import { diffChars } from 'diff';
import type { WordHunk } from './compare-lines.ts';
import { type KnownDifference, type Reason, UNKNOWN } from './reasons.ts';

/**
 * Finds which known differences explain the differences that a comparison found.
 *
 * The letters decide: a difference is explained only if the known one inserts and deletes the same letters. A letter
 * lost beside a change that was left out is therefore still reported.
 */

/** For each letter, its insertions less its deletions. */
type Count = Map<string, number>;

function add(count: Count, text: string, by: number): Count {
  for (const char of text) count.set(char, (count.get(char) ?? 0) + by);
  return count;
}

type Sides = Pick<WordHunk, 'file' | 'draft'>;

/** Longer words are not compared letter by letter. */
const MAX_COMPARED_LENGTH = 6000;
/** The most differing letters in the comparison of a line. */
const MAX_DIFFERENT_LETTERS = 2000;

/** The fewest letters that must be deleted to turn the draft's words into the file's. */
function fewestGone({ file, draft }: Sides): number {
  if (file === '' || draft === '' || file.length + draft.length > MAX_COMPARED_LENGTH) return draft.length;
  const letterChanges = diffChars(draft, file, { maxEditLength: MAX_DIFFERENT_LETTERS });
  return letterChanges
    ? letterChanges.reduce((sum, { value, removed }) => sum + (removed ? value.length : 0), 0)
    : draft.length;
}

/** The letters inserted, less those deleted. */
const netLetters = (sides: readonly Sides[]): Count =>
  sides.reduce((count, { file, draft }) => add(add(count, file, 1), draft, -1), new Map<string, number>());

const isSame = (a: Count, b: Count): boolean =>
  [...new Set([...a.keys(), ...b.keys()])].every((char) => (a.get(char) ?? 0) === (b.get(char) ?? 0));

/**
 * Whether known differences explain some found ones. Both must insert and delete the same letters in sum, and the known
 * ones must delete at least as many. Later changes of the draft are among the known differences.
 */
function explainsAll(hunks: readonly Sides[], differences: readonly KnownDifference[]): boolean {
  if (differences.length === 0 || hunks.length === 0 || !isSame(netLetters(hunks), netLetters(differences)))
    return false;
  const sum = (list: readonly Sides[]) => list.reduce((all, one) => all + fewestGone(one), 0);
  return sum(hunks) <= sum(differences);
}

/**
 * The reasons for everything that differs in one or several lines, where known differences explain all of it;
 * otherwise null.
 */
export function wholeReasons(
  sides: Sides,
  knownDifferences: readonly KnownDifference[],
): readonly Reason[] | null {
  return explainsAll([sides], knownDifferences) ? reasonsOf(knownDifferences) : null;
}

/** Differences with the same explanation. */
interface Explained<H> {
  readonly hunks: readonly H[];
  readonly reasons: readonly Reason[];
}

/** The most neighbouring differences that are explained together. */
const MAX_GROUP = 5;

/** The distinct reasons of known differences. */
export const reasonsOf = (knownDifferences: readonly KnownDifference[]): readonly Reason[] => {
  const byWords = new Map(knownDifferences.map(({ reason }) => [reason.words, reason]));
  return [...byWords.values()];
};

/** The differences of a line in order, each with its explanation. An unexplained one is by itself. */
export function explain<H extends Pick<WordHunk, 'file' | 'draft'>>(
  hunks: readonly H[],
  knownDifferences: readonly KnownDifference[],
): readonly Explained<H>[] {
  let left = [...hunks];
  let open = [...knownDifferences];
  const explained: Explained<H>[] = [];
  const take = (group: readonly H[], by: readonly KnownDifference[]) => {
    explained.push({ hunks: group, reasons: reasonsOf(by) });
    left = left.filter((one) => !group.includes(one));
    open = open.filter((one) => !by.includes(one));
  };
  const runs = <T>(list: readonly T[], length: number): readonly (readonly T[])[] =>
    list.slice(0, Math.max(0, list.length - length + 1)).map((_, at) => list.slice(at, at + length));
  for (let length = 1; length <= MAX_GROUP; length++)
    for (const group of runs(hunks, length))
      for (let width = 1; width <= (length === 1 ? MAX_GROUP : 1); width++) {
        if (!group.every((one) => left.includes(one))) continue;
        const by = runs(open, width).find((these) => explainsAll(group, these));
        if (by) take(group, by);
      }
  if (left.length > 0 && explainsAll(left, open)) take(left, open);
  for (const one of left) explained.push({ hunks: [one], reasons: [UNKNOWN] });
  return explained.sort((a, b) => hunks.indexOf(a.hunks[0] as H) - hunks.indexOf(b.hunks[0] as H));
}

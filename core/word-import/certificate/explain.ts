import { diffChars } from 'diff';
import type { WordHunk } from './compare-lines.ts';
import { type KnownDifference, type Reason, UNKNOWN } from './reasons.ts';

/**
 * Which known difference accounts for which that was found. By letters: what was found must be made of just those that the
 * known one puts in and takes out, so that a lost letter beside a change that was left out is not put down to that.
 */

/** How often a letter comes, less how often it goes. */
type Count = Map<string, number>;

function add(count: Count, text: string, by: number): Count {
  for (const char of text) count.set(char, (count.get(char) ?? 0) + by);
  return count;
}

type Sides = Pick<WordHunk, 'file' | 'draft'>;

/** Words longer than this are not told apart letter by letter. */
const LONGEST = 6000;
/** The most letters that are told apart in a line. */
const MOST_CHANGED = 2000;

/** How many letters go at the least where one text becomes the other. */
function fewestGone({ file, draft }: Sides): number {
  if (file === '' || draft === '' || file.length + draft.length > LONGEST) return draft.length;
  const letterChanges = diffChars(draft, file, { maxEditLength: MOST_CHANGED });
  return letterChanges
    ? letterChanges.reduce((sum, { value, removed }) => sum + (removed ? value.length : 0), 0)
    : draft.length;
}

/** The letters that come, less those that go. */
const net = (sides: readonly Sides[]): Count =>
  sides.reduce((count, { file, draft }) => add(add(count, file, 1), draft, -1), new Map<string, number>());

const isSame = (a: Count, b: Count): boolean =>
  [...new Set([...a.keys(), ...b.keys()])].every((char) => (a.get(char) ?? 0) === (b.get(char) ?? 0));

/**
 * Whether known differences make up some that were found: the same letters come and go, and no more of them than the known
 * ones move about. What others made of the same words in the meantime is among the known.
 */
function accounts(hunks: readonly Sides[], differences: readonly KnownDifference[]): boolean {
  if (differences.length === 0 || hunks.length === 0 || !isSame(net(hunks), net(differences))) return false;
  const sum = (list: readonly Sides[]) => list.reduce((all, one) => all + fewestGone(one), 0);
  return sum(hunks) <= sum(differences);
}

/** Whether known differences make up all that differs in a line, or in several at once: then why; else null. */
export function wholeReasons(
  sides: Sides,
  knownDifferences: readonly KnownDifference[],
): readonly Reason[] | null {
  return accounts([sides], knownDifferences) ? reasonsOf(knownDifferences) : null;
}

/** Differences that have one account. */
export interface Explained<H> {
  readonly hunks: readonly H[];
  readonly reasons: readonly Reason[];
}

/** The most neighbours that are tried together. */
const MOST_TOGETHER = 5;

/** The reasons of some that are known, each once. */
export const reasonsOf = (knownDifferences: readonly KnownDifference[]): readonly Reason[] => {
  const byWords = new Map(knownDifferences.map(({ reason }) => [reason.words, reason]));
  return [...byWords.values()];
};

/** Differences of a line in order, each with what is known to account for it; what nothing accounts for is by itself. */
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
  for (let length = 1; length <= MOST_TOGETHER; length++)
    for (const group of runs(hunks, length))
      for (let width = 1; width <= (length === 1 ? MOST_TOGETHER : 1); width++) {
        if (!group.every((one) => left.includes(one))) continue;
        const by = runs(open, width).find((these) => accounts(group, these));
        if (by) take(group, by);
      }
  if (left.length > 0 && accounts(left, open)) take(left, open);
  for (const one of left) explained.push({ hunks: [one], reasons: [UNKNOWN] });
  return explained.sort((a, b) => hunks.indexOf(a.hunks[0] as H) - hunks.indexOf(b.hunks[0] as H));
}

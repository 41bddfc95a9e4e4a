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
  const found = diffChars(draft, file, { maxEditLength: MOST_CHANGED });
  return found
    ? found.reduce((sum, { value, removed }) => sum + (removed ? value.length : 0), 0)
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
function accounts(hunks: readonly Sides[], known: readonly KnownDifference[]): boolean {
  if (known.length === 0 || hunks.length === 0 || !isSame(net(hunks), net(known))) return false;
  const sum = (some: readonly Sides[]) => some.reduce((all, one) => all + fewestGone(one), 0);
  return sum(hunks) <= sum(known);
}

/** Whether known differences make up all that differs in a line, or in several at once: then why; else null. */
export function wholeReasons(sides: Sides, known: readonly KnownDifference[]): readonly Reason[] | null {
  return accounts([sides], known) ? reasonsOf(known) : null;
}

/** Differences that have one account. */
export interface Explained<H> {
  readonly hunks: readonly H[];
  readonly reasons: readonly Reason[];
}

/** The most neighbours that are tried together. */
const MOST_TOGETHER = 5;

/** The reasons of some that are known, each once. */
export const reasonsOf = (known: readonly KnownDifference[]): readonly Reason[] => {
  const byWords = new Map(known.map(({ reason }) => [reason.words, reason]));
  return [...byWords.values()];
};

/** Differences of a line in order, each with what is known to account for it; what nothing accounts for is by itself. */
export function explain<H extends Pick<WordHunk, 'file' | 'draft'>>(
  hunks: readonly H[],
  known: readonly KnownDifference[],
): readonly Explained<H>[] {
  let left = [...hunks];
  let open = [...known];
  const done: Explained<H>[] = [];
  const take = (some: readonly H[], by: readonly KnownDifference[]) => {
    done.push({ hunks: some, reasons: reasonsOf(by) });
    left = left.filter((one) => !some.includes(one));
    open = open.filter((one) => !by.includes(one));
  };
  const runs = <T>(list: readonly T[], length: number): readonly (readonly T[])[] =>
    list.slice(0, Math.max(0, list.length - length + 1)).map((_, at) => list.slice(at, at + length));
  for (let length = 1; length <= MOST_TOGETHER; length++)
    for (const some of runs(hunks, length))
      for (let width = 1; width <= (length === 1 ? MOST_TOGETHER : 1); width++) {
        if (!some.every((one) => left.includes(one))) continue;
        const by = runs(open, width).find((these) => accounts(some, these));
        if (by) take(some, by);
      }
  if (left.length > 0 && accounts(left, open)) take(left, open);
  for (const one of left) done.push({ hunks: [one], reasons: [UNKNOWN] });
  return done.sort((a, b) => hunks.indexOf(a.hunks[0] as H) - hunks.indexOf(b.hunks[0] as H));
}

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

/** Words longer than this are not told apart letter by letter. */
const LONGEST = 2000;

interface Letters {
  /** Letters that the file has, those that the draft has, and the first less the second. */
  readonly file: Count;
  readonly draft: Count;
  readonly net: Count;
}

function foundLetters(hunks: readonly Pick<WordHunk, 'file' | 'draft'>[]): Letters {
  const letters: Letters = { file: new Map(), draft: new Map(), net: new Map() };
  for (const { file, draft } of hunks) {
    const isLong = file.length + draft.length > LONGEST;
    const parts = isLong
      ? [
          { value: file, added: true, removed: false },
          { value: draft, added: false, removed: true },
        ]
      : diffChars(draft, file);
    for (const { value, added, removed } of parts) {
      if (added) add(letters.file, value, 1);
      if (removed) add(letters.draft, value, 1);
    }
    add(add(letters.net, file, 1), draft, -1);
  }
  return letters;
}

const isWithin = (some: Count, all: Count): boolean =>
  [...some].every(([char, count]) => count <= (all.get(char) ?? 0));
const isSame = (a: Count, b: Count): boolean =>
  [...new Set([...a.keys(), ...b.keys()])].every((char) => (a.get(char) ?? 0) === (b.get(char) ?? 0));

function accounts(
  hunks: readonly Pick<WordHunk, 'file' | 'draft'>[],
  known: readonly KnownDifference[],
): boolean {
  if (known.length === 0 || hunks.length === 0) return false;
  const file = known.map((one) => one.file).join('');
  const draft = known.map((one) => one.draft).join('');
  const found = foundLetters(hunks);
  return (
    isSame(found.net, add(add(new Map(), file, 1), draft, -1)) &&
    isWithin(found.file, add(new Map(), file, 1)) &&
    isWithin(found.draft, add(new Map(), draft, 1))
  );
}

/** Differences that have one account. */
export interface Explained<H> {
  readonly hunks: readonly H[];
  readonly reasons: readonly Reason[];
}

/** The most neighbours that are tried together. */
const MOST_TOGETHER = 5;

const reasonsOf = (known: readonly KnownDifference[]): readonly Reason[] => {
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

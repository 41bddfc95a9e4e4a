import type { Provision } from '../../../act/tree.ts';
import { evenly } from './tokens.ts';

const known = new WeakMap<Provision, readonly string[]>();

/**
 * A text as it is printed, line by line, for telling whether two are the same law: numbers, headings and words with
 * even spaces, whatever identities the provisions have and whichever group they are kept in. Made once for each value.
 */
export function readingOf(provision: Provision): readonly string[] {
  const made = known.get(provision);
  if (made) return made;
  const { num, heading, intro, content, wrapUp, quote, children } = provision;
  const before = [[num, heading], quote ? [quote.start] : [], [intro], [content]].map((words) =>
    evenly(words.join(' ')),
  );
  const after = [quote?.end ?? '', wrapUp].map(evenly);
  const lines = [...before, ...children.flatMap(readingOf), ...after].filter(Boolean);
  known.set(provision, lines);
  return lines;
}

/** Where two texts first read differently, in the words of both; null where they read the same. */
export function firstDifference(
  one: Provision,
  two: Provision,
): { readonly one: string; readonly two: string; readonly before: string } | null {
  if (one === two) return null;
  const [a, b] = [readingOf(one), readingOf(two)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if (a[at] !== b[at]) return { one: a[at] ?? '', two: b[at] ?? '', before: a[at - 1] ?? '' };
  }
  return null;
}

/** Whether two texts read the same. */
export const readsSame = (one: Provision, two: Provision): boolean => firstDifference(one, two) === null;

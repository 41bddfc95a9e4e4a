import type { Provision } from '../../../act/tree.ts';
import { commonEnds } from '../../../base/common-ends.ts';
import { evenly } from './tokens.ts';

const linesByProvision = new WeakMap<Provision, readonly string[]>();

/**
 * A text as it is printed, line by line, for telling whether two are the same law: numbers, headings and words with
 * even spaces, whatever identities the provisions have and whichever group they are kept in. Made once for each value.
 */
export function readingOf(provision: Provision): readonly string[] {
  const cached = linesByProvision.get(provision);
  if (cached) return cached;
  // A row is one line, and its cells are told apart: words that change columns change what is said. Empty ones at its end are not seen.
  const isRow = provision.kind === 'row';
  const lines = isRow
    ? [
        `|${provision.children
          .map(({ content }) => evenly(content))
          .join('|')
          .replace(/\|+$/, '')}`,
      ]
    : [...linesBefore(provision), ...provision.children.flatMap(readingOf), ...linesAfter(provision)];
  linesByProvision.set(provision, lines);
  return lines;
}

/** What is printed of a provision itself, before and after what it holds: all of it together where it holds nothing. */
const linesBefore = ({
  num,
  heading,
  intro,
  content,
  wrapUp,
  children,
  quote,
}: Provision): readonly string[] =>
  (children.length > 0 || quote
    ? [[num, heading], quote ? [quote.start] : [], [intro], [content]]
    : [
        [num, heading],
        [intro, content, wrapUp],
      ]
  )
    .map((words) => evenly(words.join(' ')))
    .filter(Boolean);
const linesAfter = ({ wrapUp, children, quote }: Provision): readonly string[] =>
  children.length > 0 || quote ? [quote?.end ?? '', wrapUp].map(evenly).filter(Boolean) : [];

const areSame = (one: readonly string[], two: readonly string[]): boolean =>
  one.length === two.length && one.every((line, at) => line === two[at]);

/** Whether two texts read the same, without a look at what is one value in both. */
export function readsSame(one: Provision, two: Provision): boolean {
  if (one === two) return true;
  const isFramed = areSame(linesBefore(one), linesBefore(two)) && areSame(linesAfter(one), linesAfter(two));
  if (!isFramed) return areSame(readingOf(one), readingOf(two));
  if (one.kind === 'row' || two.kind === 'row') return areSame(readingOf(one), readingOf(two));
  const { head, tail } = commonEnds(one.children, two.children);
  const [oneParts, twoParts] = [one, two].map(({ children }) => children.slice(head, children.length - tail));
  const [first, other] = [oneParts?.[0], twoParts?.[0]];
  if (first && other && oneParts?.length === 1 && twoParts?.length === 1) return readsSame(first, other);
  return areSame((oneParts ?? []).flatMap(readingOf), (twoParts ?? []).flatMap(readingOf));
}

/** Where two texts first read differently, in the words of both; null where they read the same. */
export function firstDifference(
  one: Provision,
  two: Provision,
): { readonly one: string; readonly two: string; readonly before: string } | null {
  if (readsSame(one, two)) return null;
  const [a, b] = [readingOf(one), readingOf(two)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if (a[at] !== b[at]) return { one: a[at] ?? '', two: b[at] ?? '', before: a[at - 1] ?? '' };
  }
  return null;
}

import type { Provision } from '../../../act/tree.ts';
import { commonEnds } from '../../../base/common-ends.ts';
import { singleSpaced } from './tokens.ts';

const linesByProvision = new WeakMap<Provision, readonly string[]>();

/**
 * The printed lines of a text, for the comparison of two texts as law: numbers, headings and words with normalised spaces.
 * Pids and the grouping of provisions make no difference. Memoised for each value.
 */
export function printedLinesOf(provision: Provision): readonly string[] {
  const cached = linesByProvision.get(provision);
  if (cached) return cached;
  // A row is one line with a mark between cells, because words in another column mean something else. Trailing empty cells don't count.
  const isRow = provision.kind === 'row';
  const lines = isRow
    ? [
        `|${provision.children
          .map(({ content }) => singleSpaced(content))
          .join('|')
          .replace(/\|+$/, '')}`,
      ]
    : [...linesBefore(provision), ...provision.children.flatMap(printedLinesOf), ...linesAfter(provision)];
  linesByProvision.set(provision, lines);
  return lines;
}

/** The lines printed before a provision's children; all of its lines if it has no children. */
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
    .map((words) => singleSpaced(words.join(' ')))
    .filter(Boolean);
const linesAfter = ({ wrapUp, children, quote }: Provision): readonly string[] =>
  children.length > 0 || quote ? [quote?.end ?? '', wrapUp].map(singleSpaced).filter(Boolean) : [];

const areSame = (one: readonly string[], two: readonly string[]): boolean =>
  one.length === two.length && one.every((line, at) => line === two[at]);

/** Whether two texts read the same. Children that are the same object in both are skipped. */
export function readsSame(one: Provision, two: Provision): boolean {
  if (one === two) return true;
  const isFramed = areSame(linesBefore(one), linesBefore(two)) && areSame(linesAfter(one), linesAfter(two));
  if (!isFramed) return areSame(printedLinesOf(one), printedLinesOf(two));
  if (one.kind === 'row' || two.kind === 'row') return areSame(printedLinesOf(one), printedLinesOf(two));
  const { head, tail } = commonEnds(one.children, two.children);
  const [oneParts, twoParts] = [one, two].map(({ children }) => children.slice(head, children.length - tail));
  const [first, other] = [oneParts?.[0], twoParts?.[0]];
  if (first && other && oneParts?.length === 1 && twoParts?.length === 1) return readsSame(first, other);
  return areSame((oneParts ?? []).flatMap(printedLinesOf), (twoParts ?? []).flatMap(printedLinesOf));
}

/** The first line that differs in two texts, and the line before it; null if they read the same. */
export function firstDifference(
  one: Provision,
  two: Provision,
): { readonly one: string; readonly two: string; readonly before: string } | null {
  if (readsSame(one, two)) return null;
  const [a, b] = [printedLinesOf(one), printedLinesOf(two)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if (a[at] !== b[at]) return { one: a[at] ?? '', two: b[at] ?? '', before: a[at - 1] ?? '' };
  }
  return null;
}

import { RunIndex, type Runs, runsOf, sharedCount } from '../base/likeness.ts';
import { WORD } from '../base/words-in.ts';
import type { AcceptedParagraph } from './certificate/accepted-text.ts';

/** How much of a file comes from a text, judged by runs of three words, which two texts seldom share. */

const threesOf = (text: string): Runs => runsOf(text.toLowerCase().match(WORD) ?? [], 3);

/** All runs of three words in the lines of a text. */
export const threesIn = (lines: Iterable<string>): Runs =>
  new Set([...lines].flatMap((line) => [...threesOf(line)]));

/** The words of a paragraph before tracked changes: words typed since prove nothing of its origin. */
const wordsBefore = ({ runs, struck }: AcceptedParagraph): readonly string[] => [
  ...runs.filter(({ by }) => by === null).map(({ text }) => text),
  ...struck.map(({ text }) => text),
];

interface Share {
  /** How many runs of three words the file has, and how many of them the text shares. */
  readonly all: number;
  readonly shared: number;
}

export function shareOf(paragraphs: readonly AcceptedParagraph[], threes: Runs): Share {
  let [all, shared] = [0, 0];
  for (const own of paragraphs.flatMap(wordsBefore).map(threesOf)) {
    all += own.size;
    shared += sharedCount(own, threes);
  }
  return { all, shared };
}

/** A paragraph that shares less than this has nothing of the text; one with fewer runs is not judged. */
const MIN_SHARE = 0.1;
const MIN_RUNS = 4;

/** Share of the words in paragraphs that have nothing of a text, 0 to 1. */
export function foreignTo(paragraphs: readonly AcceptedParagraph[], threes: Runs): number {
  let [sum, foreign] = [0, 0];
  for (const paragraph of paragraphs) {
    const { all, shared } = shareOf([paragraph], threes);
    if (all < MIN_RUNS) continue;
    sum += all;
    if (shared < MIN_SHARE * all) foreign += all;
  }
  return sum === 0 ? 0 : foreign / sum;
}

/** A paragraph with this share of a line's runs contains the line. A line with fewer runs is not judged. */
const MIN_SHARE_OF_LINE = 0.6;

/** How many lines of a text are complete, or nearly so, in some paragraphs. */
export function linesWithin(paragraphs: readonly AcceptedParagraph[], lines: readonly string[]): number {
  const threes = lines.map(threesOf).filter(({ size }) => size >= MIN_RUNS);
  const index = new RunIndex(threes);
  const places = new Set<number>();
  for (const paragraph of paragraphs)
    for (const [place, count] of index.sharedCounts(threesIn(wordsBefore(paragraph))))
      if (count >= MIN_SHARE_OF_LINE * (threes[place]?.size ?? 0)) places.add(place);
  return places.size;
}

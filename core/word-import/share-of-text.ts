import { RunIndex, type Runs, runsOf, sharedCount } from '../base/likeness.ts';
import { WORD } from '../base/words-in.ts';
import type { AcceptedParagraph } from './certificate/accepted.ts';

/** How much of a file is of a text, told by its words: three that follow each other are seldom in two texts. */

const threesOf = (text: string): Runs => runsOf(text.toLowerCase().match(WORD) ?? [], 3);

/** Every three words that follow each other in a line of a text. */
export const threesIn = (lines: Iterable<string>): Runs =>
  new Set([...lines].flatMap((line) => [...threesOf(line)]));

/** What of a paragraph stood before anybody tracked a change in it: what was typed since tells nothing of where it is from. */
const wordsBefore = ({ runs, struck }: AcceptedParagraph): readonly string[] => [
  ...runs.filter(({ by }) => by === null).map(({ text }) => text),
  ...struck.map(({ text }) => text),
];

interface Share {
  /** How many threes of words the file has, and how many of them the text has too. */
  readonly all: number;
  readonly known: number;
}

export function shareOf(paragraphs: readonly AcceptedParagraph[], threes: Runs): Share {
  let [all, shared] = [0, 0];
  for (const own of paragraphs.flatMap(wordsBefore).map(threesOf)) {
    all += own.size;
    shared += sharedCount(own, threes);
  }
  return { all, known: shared };
}

/** A paragraph of which less than this is known has nothing of a text; and one with fewer threes of words tells nothing. */
const NOTHING = 0.1;
const LEAST_TOLD = 4;

/** How much of some paragraphs' words is in those that have nothing of a text, 0 to 1. */
export function foreignTo(paragraphs: readonly AcceptedParagraph[], threes: Runs): number {
  let [sum, foreign] = [0, 0];
  for (const paragraph of paragraphs) {
    const { all, known: shared } = shareOf([paragraph], threes);
    if (all < LEAST_TOLD) continue;
    sum += all;
    if (shared < NOTHING * all) foreign += all;
  }
  return sum === 0 ? 0 : foreign / sum;
}

/** As much of a line's threes in one paragraph, and the line is there; one of fewer threes is no sign of anything. */
const MIN_SHARE_OF_LINE = 0.6;

/** How many lines of a text stand whole, or nearly so, in some paragraphs. */
export function linesWithin(paragraphs: readonly AcceptedParagraph[], lines: readonly string[]): number {
  const threes = lines.map(threesOf).filter(({ size }) => size >= LEAST_TOLD);
  const index = new RunIndex(threes);
  const places = new Set<number>();
  for (const paragraph of paragraphs)
    for (const [place, count] of index.sharedCounts(threesIn(wordsBefore(paragraph))))
      if (count >= MIN_SHARE_OF_LINE * (threes[place]?.size ?? 0)) places.add(place);
  return places.size;
}

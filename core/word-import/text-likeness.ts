import type { AcceptedParagraph } from './certificate/accepted.ts';

/** How much of a file is of a text, told by its words: three that follow each other are seldom in two texts. */

const WORD = /[\p{L}\p{N}]+/gu;
const TOGETHER = 3;

function* threesOf(text: string): Generator<string> {
  const words = text.toLowerCase().match(WORD) ?? [];
  for (let at = 0; at + TOGETHER <= words.length; at++) yield words.slice(at, at + TOGETHER).join(' ');
}

/** Every three words that follow each other in a line of a text. */
export function threesIn(lines: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of lines) for (const three of threesOf(line)) found.add(three);
  return found;
}

/** What of a paragraph stood before anybody tracked a change in it: what was typed since tells nothing of where it is from. */
export const wordsBefore = ({ runs, struck }: AcceptedParagraph): readonly string[] => [
  ...runs.filter(({ by }) => by === null).map(({ text }) => text),
  ...struck.map(({ text }) => text),
];

interface Likeness {
  /** How many threes of words the file has, and how many of them the text has too. */
  readonly all: number;
  readonly known: number;
}

export function likenessTo(paragraphs: readonly AcceptedParagraph[], threes: ReadonlySet<string>): Likeness {
  let [all, known] = [0, 0];
  for (const paragraph of paragraphs)
    for (const text of wordsBefore(paragraph))
      for (const three of threesOf(text)) {
        all += 1;
        if (threes.has(three)) known += 1;
      }
  return { all, known };
}

/** A paragraph of which less than this is known has nothing of a text; and one with fewer threes of words tells nothing. */
const NOTHING = 0.1;
const LEAST_TOLD = 4;

/** How much of some paragraphs' words is in those that have nothing of a text, 0 to 1. */
export function foreignTo(paragraphs: readonly AcceptedParagraph[], threes: ReadonlySet<string>): number {
  let [sum, foreign] = [0, 0];
  for (const paragraph of paragraphs) {
    const { all, known } = likenessTo([paragraph], threes);
    if (all < LEAST_TOLD) continue;
    sum += all;
    if (known < NOTHING * all) foreign += all;
  }
  return sum === 0 ? 0 : foreign / sum;
}

/** As much of a line's threes in one paragraph, and the line is there; one of fewer threes is no sign of anything. */
const WHOLE = 0.6;

/** How many lines of a text stand whole, or nearly so, in some paragraphs. */
export function linesWithin(paragraphs: readonly AcceptedParagraph[], lines: Iterable<string>): number {
  const placesOf = new Map<string, number[]>();
  const lengths: number[] = [];
  for (const line of lines) {
    const threes = threesIn([line]);
    if (threes.size < LEAST_TOLD) continue;
    for (const three of threes) placesOf.set(three, [...(placesOf.get(three) ?? []), lengths.length]);
    lengths.push(threes.size);
  }
  const found = new Set<number>();
  for (const paragraph of paragraphs) {
    const counts = new Map<number, number>();
    for (const three of threesIn(wordsBefore(paragraph)))
      for (const place of placesOf.get(three) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
    for (const [place, count] of counts) if (count >= WHOLE * (lengths[place] ?? 0)) found.add(place);
  }
  return found.size;
}

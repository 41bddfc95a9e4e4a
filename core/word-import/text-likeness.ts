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

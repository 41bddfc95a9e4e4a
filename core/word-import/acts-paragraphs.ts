import { ACT_END, ACT_HEADINGS } from '../pack/act-bounds.ts';
import { plainWords } from './outside-prints.ts';
import type { SentLine } from './sent-lines.ts';
import { paragraphText, type WordParagraph, wordsWithout } from './word-document.ts';

/** The style of its paragraphs that are no lines of the Act. */
const NORMAL = 'Normal';

/** Between what stands round the Act, from the first line that the file left with: some programs keep no bookmark. */
function unmarked(
  paragraphs: readonly WordParagraph[],
  lines: readonly SentLine[],
): readonly WordParagraph[] {
  const place = (words: ReadonlySet<string>) =>
    paragraphs.findIndex((one) => !one.inTable && words.has(plainWords(paragraphText(one))));
  const [from, to] = [place(ACT_HEADINGS), place(new Set([ACT_END]))];
  const between = paragraphs.slice(from + 1, to < 0 ? undefined : to);
  if (between.some(({ style }) => style !== NORMAL && style !== ''))
    return between.filter(({ style }) => style !== NORMAL);
  // Nor styles: then what is said before the Act is known by being none of its lines.
  const knownLines = new Set(
    lines.flatMap(({ full, amended, original }) => [full, amended, original].map(plainWords)),
  );
  // Somebody may have worked on the first line.
  const readings = (one: WordParagraph) => [
    paragraphText(one),
    ...(['inserted', 'deleted'] as const).map((leave) => wordsWithout(one, leave)),
  ];
  const first = between.findIndex((one) => readings(one).some((text) => knownLines.has(plainWords(text))));
  return between.slice(Math.max(0, first));
}

/** Which paragraphs are the Act's: those in the bookmark or, where a program dropped it, between what stands round it. */
export function actsParagraphs(
  paragraphs: readonly WordParagraph[],
  lines: readonly SentLine[],
): (paragraph: WordParagraph) => boolean {
  const isMarked = paragraphs.some(({ inAct }) => inAct === true);
  const acts = isMarked ? paragraphs.filter(({ inAct }) => inAct === true) : unmarked(paragraphs, lines);
  // Some programs draw what stands after the Act into the bookmark round it.
  const own = new Set(acts.filter((one) => !one.inTable && plainWords(paragraphText(one)) !== ACT_END));
  return (paragraph) => own.has(paragraph);
}

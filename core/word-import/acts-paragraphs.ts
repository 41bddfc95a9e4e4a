import { ACT_END, ACT_HEADINGS } from '../pack/act-bounds.ts';
import { plainWords } from './outside-prints.ts';
import type { SentLine } from './sent-lines.ts';
import { paragraphText, type WordParagraph, wordsWithout } from './word-document.ts';

/** The style of paragraphs that are not lines of the Act. */
const NORMAL_STYLE = 'Normal';

/** Finds the Act by the headings around it and its first line, for programs that drop the bookmark. */
function paragraphsBetweenHeadings(
  paragraphs: readonly WordParagraph[],
  lines: readonly SentLine[],
): readonly WordParagraph[] {
  const indexOfParagraph = (words: ReadonlySet<string>) =>
    paragraphs.findIndex((one) => !one.isInTable && words.has(plainWords(paragraphText(one))));
  const [from, to] = [indexOfParagraph(ACT_HEADINGS), indexOfParagraph(new Set([ACT_END]))];
  const enclosed = paragraphs.slice(from + 1, to < 0 ? undefined : to);
  if (enclosed.some(({ style }) => style !== NORMAL_STYLE && style !== ''))
    return enclosed.filter(({ style }) => style !== NORMAL_STYLE);
  // Some programs drop the styles too. Whatever precedes the first known line is then not part of the Act.
  const knownLines = new Set(
    lines.flatMap(({ full, amended, original }) => [full, amended, original].map(plainWords)),
  );
  // The first line may have been edited.
  const possibleTexts = (one: WordParagraph) => [
    paragraphText(one),
    ...(['inserted', 'deleted'] as const).map((leave) => wordsWithout(one, leave)),
  ];
  const first = enclosed.findIndex((one) =>
    possibleTexts(one).some((text) => knownLines.has(plainWords(text))),
  );
  return enclosed.slice(Math.max(0, first));
}

/**
 * The paragraphs of the Act: those in its bookmark or, where a program dropped that, those between the headings
 * around it.
 */
export function createIsActParagraph(
  paragraphs: readonly WordParagraph[],
  lines: readonly SentLine[],
): (paragraph: WordParagraph) => boolean {
  const isMarked = paragraphs.some(({ isInAct }) => isInAct === true);
  const actParagraphs = isMarked
    ? paragraphs.filter(({ isInAct }) => isInAct === true)
    : paragraphsBetweenHeadings(paragraphs, lines);
  // Some programs extend the bookmark over the paragraphs that follow the Act.
  const actParagraphSet = new Set(
    actParagraphs.filter((one) => !one.isInTable && plainWords(paragraphText(one)) !== ACT_END),
  );
  return (paragraph) => actParagraphSet.has(paragraph);
}

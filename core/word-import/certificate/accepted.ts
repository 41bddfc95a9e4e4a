import { ACT_END, ACT_HEADINGS } from '../../pack/act-bounds.ts';
import type { Hand } from '../word-document.ts';

/** A Word file as it reads with every tracked change accepted, read by nothing that takes the changes in. */

/** Words, and who is said to have put them in, or struck them, and when; null for words that nobody tracked. */
export interface AcceptedRun {
  readonly text: string;
  readonly by: Hand | null;
}

export interface AcceptedParagraph {
  /** What stands, and what was struck of what stood before. */
  readonly runs: readonly AcceptedRun[];
  readonly struck: readonly AcceptedRun[];
  readonly inTable: boolean;
  /** Which cell of a table it is in, the cells counted through the document; null, or missing, outside of tables. */
  readonly cell?: number | null;
  /** Whether it stands between the ends of the bookmark round the Act. */
  readonly inAct: boolean;
}

interface AcceptedComment {
  readonly author: string;
  readonly text: string;
}

export interface AcceptedFile {
  readonly paragraphs: readonly AcceptedParagraph[];
  readonly comments: readonly AcceptedComment[];
}

export const acceptedText = ({ runs }: Pick<AcceptedParagraph, 'runs'>): string =>
  runs.map(({ text }) => text).join('');

/** Paragraphs with those of one cell as lines of one: a cell of a table has its words in one piece. */
function withWholeCells(paragraphs: readonly AcceptedParagraph[]): readonly AcceptedParagraph[] {
  const merged: AcceptedParagraph[] = [];
  for (const one of paragraphs) {
    const last = merged.at(-1);
    if (last && typeof one.cell === 'number' && last.cell === one.cell)
      merged[merged.length - 1] = {
        ...last,
        runs: [...last.runs, { text: '\n', by: null }, ...one.runs],
        struck: [...last.struck, ...one.struck],
      };
    else merged.push(one);
  }
  return merged;
}

export interface ActParts {
  /** The Act's paragraphs that have words, in order. */
  readonly lines: readonly AcceptedParagraph[];
  /** Paragraphs before and after it. */
  readonly outside: readonly AcceptedParagraph[];
}

/**
 * Parts a file into the Act and what stands round it: by the headings before and after the Act, and by the bookmark round
 * it. What is in either is the Act's.
 * @param before lines that stand between the heading and the Act, and are no part of it
 */
export function actParts(file: AcceptedFile, before: readonly string[]): ActParts {
  const paragraphs = withWholeCells(file.paragraphs);
  const texts = paragraphs.map(acceptedText);
  const marked = paragraphs.flatMap(({ inAct }, at) => (inAct ? [at] : []));
  const heading = texts.findIndex((text) => ACT_HEADINGS.has(text));
  const end = texts.lastIndexOf(ACT_END);
  const first = Math.min(
    heading < 0 ? Number.POSITIVE_INFINITY : heading + 1,
    marked[0] ?? Number.POSITIVE_INFINITY,
  );
  let from = Number.isFinite(first) ? first : 0;
  const isBefore = (at: number) => texts[at] === '' || before.includes(texts[at] ?? '');
  while (from < texts.length && !paragraphs[from]?.inAct && isBefore(from)) from += 1;
  const to = end >= from ? end : (marked.at(-1) ?? paragraphs.length - 1) + 1;
  const own = paragraphs.slice(from, to);
  return {
    lines: own.filter((one) => acceptedText(one) !== ''),
    outside: [...paragraphs.slice(0, from), ...paragraphs.slice(to)],
  };
}

import { ACT_END, ACT_HEADINGS } from '../../pack/act-bounds.ts';
import type { ChangeAuthor } from '../word-document.ts';

/**
 * A Word file with every tracked change accepted. It is read separately from the import, so that it can check the
 * import.
 */

/** Words, and who inserted or struck them and when; null for untracked words. */
export interface AcceptedRun {
  readonly text: string;
  readonly by: ChangeAuthor | null;
}

export interface AcceptedParagraph {
  /** The words that remain, and the original words that were deleted. */
  readonly runs: readonly AcceptedRun[];
  readonly struck: readonly AcceptedRun[];
  readonly inTable: boolean;
  /** Index of its table cell in the document; null or missing outside tables. */
  readonly cell?: number | null;
  /** Whether it is inside the bookmark around the Act. */
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

/** Joins the paragraphs of one table cell as lines of one, since the draft keeps a cell's words together. */
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

interface ActParts {
  /** The Act's paragraphs that have words, in order. */
  readonly lines: readonly AcceptedParagraph[];
  /** Paragraphs before and after it. */
  readonly outside: readonly AcceptedParagraph[];
}

/**
 * Separates the Act from its surroundings, by the headings before and after it and by its bookmark. A paragraph that
 * either of them includes belongs to the Act.
 * @param before lines between the heading and the Act that are not part of it
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

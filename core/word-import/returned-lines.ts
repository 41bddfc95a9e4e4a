import type { ChangeAuthor, OtherContent, WordParagraph, WordRun } from './word-document.ts';

/** Reads the paragraphs of a returned file as lines, as they would be with every tracked change accepted. */

/** Words of a returned paragraph. Only `deleted` ones would go if every change were accepted. */
export interface ReturnedRun {
  readonly text: string;
  readonly kind: 'kept' | 'inserted' | 'deleted';
  /** Author of the change; null for unchanged words. */
  readonly by: ChangeAuthor | null;
  /** Who inserted the words, even where another person has deleted them since. */
  readonly insertedBy: ChangeAuthor | null;
  readonly moved: boolean;
  /** Index of the paragraph in the document, and the run's offset in it. */
  readonly paragraphIndex: number;
  readonly from: number;
}

/** A line as it would be if every change were accepted, or a line that would then be gone. */
export interface ReturnedLine {
  readonly isPresent: boolean;
  readonly runs: readonly ReturnedRun[];
  /** All of its words, and those that would remain ('' for a line that is gone). */
  readonly full: string;
  readonly text: string;
  readonly paragraphIndices: readonly number[];
  readonly style: string;
  readonly otherContent: readonly OtherContent[];
  /** Authors of the inserted or deleted marks at the ends of its paragraphs. */
  readonly markAuthors: readonly ChangeAuthor[];
}

/** Inserted words, and the author of each letter. */
export interface TypedWords {
  readonly text: string;
  readonly authors: readonly (ChangeAuthor | null)[];
}

/** The words that remain of a line from an offset on. */
export function typedWords({ runs, text }: Pick<ReturnedLine, 'runs' | 'text'>, from = 0): TypedWords {
  const authors = runs
    .filter(({ kind }) => kind !== 'deleted')
    .flatMap((run) => Array<ChangeAuthor | null>(run.text.length).fill(run.insertedBy));
  return { text: text.slice(from), authors: authors.slice(from) };
}

const kindOf = ({ inserted, deleted }: Pick<WordRun, 'inserted' | 'deleted'>): ReturnedRun['kind'] =>
  deleted ? 'deleted' : inserted ? 'inserted' : 'kept';

function runsOf(paragraph: WordParagraph, paragraphIndex: number): readonly ReturnedRun[] {
  let from = 0;
  return paragraph.runs.map((run) => {
    const { text, deleted, inserted, moved } = run;
    const returnedRun = {
      text,
      kind: kindOf(run),
      by: deleted ?? inserted,
      insertedBy: inserted,
      moved,
      paragraphIndex,
      from,
    };
    from += text.length;
    return returnedRun;
  });
}

const presentText = (runs: readonly ReturnedRun[]): string =>
  runs.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('');

/** The paragraphs of a table cell as one line. It may be empty, and is present if its row is. */
export function cellLine(
  cell: readonly (readonly [at: number, paragraph: WordParagraph])[],
  isPresent: boolean,
): ReturnedLine {
  const group = cell.map(([paragraphIndex, paragraph], nth): ReadParagraph => {
    const runs = runsOf(paragraph, paragraphIndex);
    const { mark } = paragraph;
    const paragraphEnd: ReturnedRun = {
      ...{ text: '\n', kind: kindOf(mark), by: mark.deleted ?? mark.inserted, insertedBy: mark.inserted },
      ...{ moved: mark.moved, paragraphIndex, from: 0 },
    };
    return { paragraphIndex, paragraph, runs: nth < cell.length - 1 ? [...runs, paragraphEnd] : runs };
  });
  return lineOf(group, isPresent);
}

/** A paragraph with its index in the document and its runs. */
interface ReadParagraph {
  readonly paragraphIndex: number;
  readonly paragraph: WordParagraph;
  readonly runs: readonly ReturnedRun[];
}

function lineOf(group: readonly ReadParagraph[], isPresent: boolean): ReturnedLine {
  const runs = group.flatMap((each) => each.runs);
  return {
    isPresent,
    runs,
    full: runs.map(({ text }) => text).join(''),
    text: isPresent ? presentText(runs) : '',
    paragraphIndices: group.map(({ paragraphIndex }) => paragraphIndex),
    style: group.at(-1)?.paragraph.style ?? '',
    otherContent: group.flatMap(({ paragraph }) => paragraph.otherContent),
    markAuthors: group.flatMap(({ paragraph: { mark } }) => mark.deleted ?? mark.inserted ?? []),
  };
}

/**
 * Joins paragraphs whose marks are deleted with the next. A paragraph without remaining words is a deleted line.
 *
 * When somebody deletes a line, Word deletes its own paragraph mark or the one before, as the line was selected.
 */
function* linesOfGroup(group: readonly ReadParagraph[]): Generator<ReturnedLine> {
  const withWords = group.filter(({ runs }) => presentText(runs) !== '');
  if (withWords.length === 0) {
    for (const each of group) if (each.runs.length > 0) yield lineOf([each], false);
    return;
  }
  const [first, last] = [
    group.indexOf(withWords[0] as ReadParagraph),
    group.indexOf(withWords.at(-1) as ReadParagraph),
  ];
  for (const [index, each] of group.entries()) {
    if (index === first) yield lineOf(withWords.length > 1 ? group.slice(first, last + 1) : [each], true);
    else if ((index < first || index > last || withWords.length === 1) && each.runs.length > 0)
      yield lineOf([each], false);
  }
}

/** The lines of some paragraphs with every change accepted, and the lines that would then be gone, in order. */
export function readReturnedLines(
  paragraphs: readonly WordParagraph[],
  isWanted: (paragraph: WordParagraph, at: number) => boolean,
): readonly ReturnedLine[] {
  const lines: ReturnedLine[] = [];
  let group: ReadParagraph[] = [];
  for (const [paragraphIndex, paragraph] of paragraphs.entries()) {
    if (!isWanted(paragraph, paragraphIndex)) continue;
    group.push({ paragraphIndex, paragraph, runs: runsOf(paragraph, paragraphIndex) });
    if (paragraph.mark.deleted) continue;
    lines.push(...linesOfGroup(group));
    group = [];
  }
  lines.push(...linesOfGroup(group));
  return lines;
}

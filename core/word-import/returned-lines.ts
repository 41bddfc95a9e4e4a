import type { Hand, Oddity, WordParagraph, WordRun } from './word-document.ts';

/** Words of a returned paragraph, and which of them would stand if every change in it were accepted. */
export interface ReturnedRun {
  readonly text: string;
  readonly kind: 'kept' | 'inserted' | 'deleted';
  /** Whose the change is; null for words that nobody is said to have changed. */
  readonly by: Hand | null;
  /** Who put the words in, also where another struck them since: those came and went again. */
  readonly insertedBy: Hand | null;
  readonly moved: boolean;
  /** The paragraph, counted through the document, and where in it the run begins. */
  readonly paragraph: number;
  readonly from: number;
}

/** What would be one line if every change were accepted, or would then be gone. */
export interface ReturnedLine {
  readonly stands: boolean;
  readonly runs: readonly ReturnedRun[];
  /** All of its words, and those that would stand. */
  readonly full: string;
  readonly text: string;
  readonly paragraphs: readonly number[];
  readonly style: string;
  readonly oddities: readonly Oddity[];
  /** Whose the ends of its paragraphs are, put in or struck. */
  readonly hands: readonly Hand[];
}

/** Words as they came, and who is said to have put in each letter. */
export interface TypedWords {
  readonly text: string;
  readonly hands: readonly (Hand | null)[];
}

/** What stands of a line from a place on. */
export function typedWords({ runs, text }: Pick<ReturnedLine, 'runs' | 'text'>, from = 0): TypedWords {
  const hands = runs
    .filter(({ kind }) => kind !== 'deleted')
    .flatMap((run) => Array<Hand | null>(run.text.length).fill(run.insertedBy));
  return { text: text.slice(from), hands: hands.slice(from) };
}

const kindOf = ({ inserted, deleted }: Pick<WordRun, 'inserted' | 'deleted'>): ReturnedRun['kind'] =>
  deleted ? 'deleted' : inserted ? 'inserted' : 'kept';

function runsOf(paragraph: WordParagraph, at: number): readonly ReturnedRun[] {
  let from = 0;
  return paragraph.runs.map((run) => {
    const { text, deleted, inserted, moved } = run;
    const returnedRun = {
      text,
      kind: kindOf(run),
      by: deleted ?? inserted,
      insertedBy: inserted,
      moved,
      paragraph: at,
      from,
    };
    from += text.length;
    return returnedRun;
  });
}

const standing = (runs: readonly ReturnedRun[]): string =>
  runs.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('');

/** What stands in one cell of a table, as one line: it may be empty, and stands or goes with its row. */
export function cellLine(
  cell: readonly (readonly [at: number, paragraph: WordParagraph])[],
  isPresent: boolean,
): ReturnedLine {
  const group = cell.map(([at, paragraph], nth): Read => {
    const runs = runsOf(paragraph, at);
    const { mark } = paragraph;
    const end: ReturnedRun = {
      ...{ text: '\n', kind: kindOf(mark), by: mark.deleted ?? mark.inserted, insertedBy: mark.inserted },
      ...{ moved: mark.moved, paragraph: at, from: 0 },
    };
    return { at, paragraph, runs: nth < cell.length - 1 ? [...runs, end] : runs };
  });
  return lineOf(group, isPresent);
}

interface Read {
  readonly at: number;
  readonly paragraph: WordParagraph;
  readonly runs: readonly ReturnedRun[];
}

function lineOf(group: readonly Read[], isPresent: boolean): ReturnedLine {
  const runs = group.flatMap((each) => each.runs);
  return {
    stands: isPresent,
    runs,
    full: runs.map(({ text }) => text).join(''),
    text: isPresent ? standing(runs) : '',
    paragraphs: group.map(({ at }) => at),
    style: group.at(-1)?.paragraph.style ?? '',
    oddities: group.flatMap(({ paragraph }) => paragraph.oddities),
    hands: group.flatMap(({ paragraph: { mark } }) => mark.deleted ?? mark.inserted ?? []),
  };
}

/**
 * Paragraphs whose ends go run on into the next. Those of which nothing is left by themselves are lines that are gone:
 * Word strikes the end of the line before, or of the line itself, as somebody happened to select it.
 */
function* linesOfGroup(group: readonly Read[]): Generator<ReturnedLine> {
  const left = group.filter(({ runs }) => standing(runs) !== '');
  if (left.length === 0) {
    for (const each of group) if (each.runs.length > 0) yield lineOf([each], false);
    return;
  }
  const [first, last] = [group.indexOf(left[0] as Read), group.indexOf(left.at(-1) as Read)];
  for (const [index, each] of group.entries()) {
    if (index === first) yield lineOf(left.length > 1 ? group.slice(first, last + 1) : [each], true);
    else if ((index < first || index > last || left.length === 1) && each.runs.length > 0)
      yield lineOf([each], false);
  }
}

/** The lines that paragraphs would be with every change accepted, and those that would then be gone, in order. */
export function returnedLines(
  paragraphs: readonly WordParagraph[],
  isWanted: (paragraph: WordParagraph, at: number) => boolean,
): readonly ReturnedLine[] {
  const lines: ReturnedLine[] = [];
  let group: Read[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    if (!isWanted(paragraph, at)) continue;
    group.push({ at, paragraph, runs: runsOf(paragraph, at) });
    if (paragraph.mark.deleted) continue;
    lines.push(...linesOfGroup(group));
    group = [];
  }
  lines.push(...linesOfGroup(group));
  return lines;
}
